package org.bourse.risk.consent;

import java.util.Optional;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;

/**
 * What became of a decision on a change.
 *
 * @param <T> the change
 */
public sealed interface Verdict<T> {
    /** It was approved or rejected. */
    record Decided<T>(T change) implements Verdict<T> {}

    record Unknown<T>() implements Verdict<T> {}

    record AlreadyDecided<T>() implements Verdict<T> {}

    /** Who asks for it may not approve it. */
    record SamePerson<T>() implements Verdict<T> {}

    /** Why somebody may not decide on a change that is there; none when he may. */
    static <T> Optional<Verdict<T>> refusal(
            boolean isPending, String requestedBy, boolean approves, String subject) {
        if (!isPending) {
            return Optional.of(new AlreadyDecided<>());
        }
        return approves && requestedBy.equals(subject)
                ? Optional.of(new SamePerson<>())
                : Optional.empty();
    }

    /**
     * The change as it is now.
     *
     * @throws ProblemException 404 or 409 where nothing was decided
     */
    default T orThrow() {
        return switch (this) {
            case Decided<T>(T change) -> change;
            case SamePerson<T> _ ->
                    throw refused(
                            409, "SECOND_PERSON_NEEDED", "Who asked for it may not approve it.");
            case AlreadyDecided<T> _ ->
                    throw refused(409, "CHANGE_DECIDED", "It was approved or rejected already.");
            case Unknown<T> _ -> throw unknown();
        };
    }

    /** There is no such change. */
    static ProblemException unknown() {
        return refused(404, "CHANGE_UNKNOWN", "There is no such change.");
    }

    private static ProblemException refused(int status, String code, String detail) {
        return new ProblemException(Problem.of(status, code, detail).field("changeId"));
    }
}
