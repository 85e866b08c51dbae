package org.bourse.stack.verify;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a checker saw: of each invariant how much was looked at, and the first violation. Not for
 * several threads.
 */
public final class Findings {
    private final Map<Invariant, String> firsts = new EnumMap<>(Invariant.class);
    private final Map<Invariant, String> gaps = new EnumMap<>(Invariant.class);
    private final Map<Invariant, String> notes = new EnumMap<>(Invariant.class);
    private final long[] violations = new long[Invariant.values().length];
    private final long[] seen = new long[Invariant.values().length];
    private final Consumer<String> alarm;
    private long position = -1;

    /**
     * @param alarm is told each invariant's first violation at once
     */
    public Findings(Consumer<String> alarm) {
        this.alarm = alarm;
    }

    /** What follows is about the step of the command at this position; -1: about none. */
    public void at(long position) {
        this.position = position;
    }

    /** One more thing that was looked at. */
    public void seen(Invariant invariant) {
        seen[invariant.ordinal()]++;
    }

    /**
     * A violation.
     *
     * @param what happened, as a format for {@code arguments}
     */
    public void broken(Invariant invariant, String what, @Nullable Object... arguments) {
        if (violations[invariant.ordinal()]++ == 0) {
            String where = position < 0 ? "" : "position " + position + ": ";
            String text = where + what.formatted(arguments);
            firsts.put(invariant, text);
            alarm.accept(invariant + " BROKEN  " + text);
        }
    }

    /** Says a violation unless something holds; whether it does. */
    public boolean check(
            boolean holds, Invariant invariant, String what, @Nullable Object... arguments) {
        if (!holds) {
            broken(invariant, what, arguments);
        }
        return holds;
    }

    /** An invariant cannot be judged, or not any more. */
    public void notChecked(Invariant invariant, String reason) {
        gaps.putIfAbsent(invariant, reason);
    }

    /** What was said by {@link #notChecked} no longer holds. */
    public void checkedAgain(Invariant invariant) {
        gaps.remove(invariant);
    }

    /** What an invariant that is ok does not cover. */
    public void note(Invariant invariant, String text) {
        notes.put(invariant, text);
    }

    /** Violations of an invariant so far. */
    public long violations(Invariant invariant) {
        return violations[invariant.ordinal()];
    }

    /** How much of an invariant was looked at. */
    public long seenOf(Invariant invariant) {
        return seen[invariant.ordinal()];
    }

    /** The judgement as it is now. */
    public Verdict verdict(Invariant invariant) {
        long count = violations(invariant);
        if (count > 0) {
            String more = count == 1 ? "" : " (%,d more)".formatted(count - 1);
            return new Verdict(
                    invariant, Verdict.State.BROKEN, firsts.getOrDefault(invariant, "") + more);
        }
        String gap = gaps.get(invariant);
        if (gap != null) {
            return new Verdict(invariant, Verdict.State.NOT_CHECKED, gap);
        }
        String note = notes.containsKey(invariant) ? "; " + notes.get(invariant) : "";
        return new Verdict(
                invariant,
                Verdict.State.OK,
                "%,d %s%s".formatted(seenOf(invariant), invariant.noun(), note));
    }
}
