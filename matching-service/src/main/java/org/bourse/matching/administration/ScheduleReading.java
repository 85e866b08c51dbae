package org.bourse.matching.administration;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.ScheduledChange;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.matching.administration.ScheduleResource.Change;
import org.bourse.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Translates between days and times of people and the seconds of the week of the venue. */
final class ScheduleReading {
    static final int CHANGES_MAX = 64;

    private static final int SECONDS_PER_DAY = 24 * 60 * 60;
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3])(:[0-5][0-9]){2}");
    private static final List<DayOfWeek> DAYS = List.of(DayOfWeek.values());
    private static final List<SymbolState> STATES =
            List.of(
                    SymbolState.AUCTION,
                    SymbolState.TRADING,
                    SymbolState.CANCEL_ONLY,
                    SymbolState.HALTED);

    private ScheduleReading() {}

    /**
     * The changes of a request.
     *
     * @throws ProblemException 400 when it is malformed, 422 when the venue cannot have such a
     *     schedule
     */
    static List<ScheduledChange> read(@Nullable List<@Nullable Change> changes) {
        List<@Nullable Change> present = Fields.required("changes", changes);
        if (present.isEmpty()) {
            throw AdministrationAnswers.malformed("changes", "A schedule has changes.");
        }
        if (present.size() > CHANGES_MAX) {
            throw invalid("changes", "A schedule has at most " + CHANGES_MAX + " changes.");
        }
        List<ScheduledChange> read = new ArrayList<>(present.size());
        for (int i = 0; i < present.size(); i++) {
            String field = "changes[" + i + "]";
            ScheduledChange next = read(field, present.get(i));
            if (i > 0 && next.getSecondOfWeek() <= read.getLast().getSecondOfWeek()) {
                throw invalid(field, "Changes are in the order of the week, from Monday.");
            }
            read.add(next);
        }
        return read;
    }

    private static ScheduledChange read(String field, @Nullable Change change) {
        Change present = Fields.required(field, change);
        DayOfWeek day = Fields.named(field + ".day", present.day(), DAYS);
        String time = Fields.required(field + ".time", present.time());
        if (!TIME.matcher(time).matches()) {
            throw AdministrationAnswers.malformed(field + ".time", "This is no time of day.");
        }
        return ScheduledChange.newBuilder()
                .setSecondOfWeek(
                        day.ordinal() * SECONDS_PER_DAY + LocalTime.parse(time).toSecondOfDay())
                .setState(Fields.named(field + ".state", present.state(), STATES))
                .build();
    }

    /** In people's words. */
    static List<Change> print(List<ScheduledChange> changes) {
        return changes.stream().map(ScheduleReading::print).toList();
    }

    private static Change print(ScheduledChange change) {
        int second = change.getSecondOfWeek();
        int ofDay = second % SECONDS_PER_DAY;
        return new Change(
                DAYS.get(second / SECONDS_PER_DAY).name(),
                String.format(
                        Locale.ROOT, "%02d:%02d:%02d", ofDay / 3600, ofDay / 60 % 60, ofDay % 60),
                change.getState().name());
    }

    private static ProblemException invalid(String field, String detail) {
        return AdministrationAnswers.refused(RejectCode.SCHEDULE_INVALID, field, detail);
    }
}
