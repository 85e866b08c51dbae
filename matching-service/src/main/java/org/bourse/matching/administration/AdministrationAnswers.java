package org.bourse.matching.administration;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.matching.codec.VenueFact;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;

/** The answers that all acts of administration share. */
final class AdministrationAnswers {

    /** A command that the venue has not answered yet. */
    @RegisterForReflection
    record Pending(String requestId, String status) {}

    private AdministrationAnswers() {}

    static Response refused(RejectCode code) {
        return Problem.of(422, code.name(), "The venue refused this.").toResponse();
    }

    static ProblemException refused(RejectCode code, String field, String detail) {
        return new ProblemException(Problem.of(422, code.name(), detail).field(field));
    }

    /**
     * What most acts come to.
     *
     * @param done makes the answer of what the core said
     */
    static Response of(Verdict verdict, Function<VenueFact, Response> done) {
        return switch (verdict) {
            case Verdict.Done(VenueFact said) -> done.apply(said);
            case Verdict.Refused(RejectCode code) -> refused(code);
            case Verdict.Unknown(RequestId id) -> pending(id);
            case Verdict.NotSent() -> notReady();
        };
    }

    /** Of an address. */
    static ProblemException unknownAccount() {
        return new ProblemException(
                Problem.of(404, RejectCode.ACCOUNT_UNKNOWN.name(), "No such account.")
                        .field("accountId"));
    }

    /** Of an address. */
    static ProblemException unknownSymbol() {
        return new ProblemException(
                Problem.of(404, RejectCode.SYMBOL_UNKNOWN.name(), "No such symbol.")
                        .field("symbol"));
    }

    static ProblemException malformed(String field, String detail) {
        return new ProblemException(Problem.of(400, "BODY_INVALID", detail).field(field));
    }

    static Response conflict(RejectCode code, String detail) {
        return Problem.of(409, code.name(), detail).toResponse();
    }

    /** What would be done by hand a calendar does. */
    static ProblemException calendarAssigned(String calendar) {
        return new ProblemException(
                Problem.of(
                        409,
                        "CALENDAR_ASSIGNED",
                        "The symbol follows the calendar " + calendar + "; remove it first."));
    }

    static Response pending(RequestId request) {
        return Response.accepted(new Pending(request.toString(), "PENDING")).build();
    }

    static Response notReady() {
        return Problem.of(
                        503,
                        "VENUE_NOT_READY",
                        "The venue takes no commands now; nothing was sent.")
                .toResponse();
    }
}
