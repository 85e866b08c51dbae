package org.bourse.matching.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.bourse.contracts.v1.ScheduledChange;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.matching.administration.ScheduleResource.Change;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleReadingTest {

    @ParameterizedTest
    @CsvSource({
        "MONDAY,00:00:00,AUCTION,0",
        "MONDAY,09:30:01,TRADING,34201",
        "TUESDAY,00:00:00,CANCEL_ONLY,86400",
        "SUNDAY,23:59:59,HALTED,604799"
    })
    void countsSecondsFromMonday(String day, String time, SymbolState state, int second) {
        List<Change> changes = List.of(new Change(day, time, state.name()));
        List<ScheduledChange> read = ScheduleReading.read(changes);

        assertEquals(List.of(change(second, state)), read);
        assertEquals(changes, ScheduleReading.print(read));
    }

    @Test
    void readsAsManyChangesAsAScheduleMayHave() {
        List<Change> week =
                IntStream.range(0, ScheduleReading.CHANGES_MAX)
                        .mapToObj(i ->
                                new Change("FRIDAY", "00:%02d:00".formatted(i % 60), "AUCTION"))
                        .toList();
        List<Change> most = week.subList(0, 60);
        assertEquals(60, ScheduleReading.read(most).size());

        assertRefused(422, "SCHEDULE_INVALID", "changes", Collections.nCopies(65, week.get(0)));
    }

    @ParameterizedTest
    @CsvSource({
        "FUNDAY,09:00:00,AUCTION,day",
        "monday,09:00:00,AUCTION,day",
        ",09:00:00,AUCTION,day",
        "MONDAY,24:00:00,AUCTION,time",
        "MONDAY,09:60:00,AUCTION,time",
        "MONDAY,9:00:00,AUCTION,time",
        "MONDAY,09:00,AUCTION,time",
        "MONDAY,,AUCTION,time",
        "MONDAY,09:00:00,UNCROSSING,state",
        "MONDAY,09:00:00,DELISTED,state",
        "MONDAY,09:00:00,SYMBOL_STATE_UNSPECIFIED,state",
        "MONDAY,09:00:00,,state"
    })
    void namesTheFieldOfTheChangeThatIsMalformed(
            @Nullable String day, @Nullable String time, @Nullable String state, String field) {
        Change good = new Change("MONDAY", "08:00:00", "TRADING");

        assertRefused(
                400,
                "BODY_INVALID",
                "changes[1]." + field,
                List.of(good, new Change(day, time, state)));
    }

    @Test
    void changesAreInTheOrderOfTheWeek() {
        Change monday = new Change("MONDAY", "08:00:00", "TRADING");
        Change sunday = new Change("SUNDAY", "08:00:00", "AUCTION");

        assertRefused(422, "SCHEDULE_INVALID", "changes[1]", List.of(sunday, monday));
        assertRefused(422, "SCHEDULE_INVALID", "changes[2]", List.of(monday, sunday, sunday));
    }

    @Test
    void aScheduleNamesItsChanges() {
        assertRefused(400, "BODY_INVALID", "changes", null);
        assertRefused(400, "BODY_INVALID", "changes", List.of());
        assertRefused(400, "BODY_INVALID", "changes[0]", Collections.singletonList(null));
    }

    private static void assertRefused(
            int status, String code, String field, @Nullable List<@Nullable Change> changes) {
        Problem problem =
                assertThrows(ProblemException.class, () -> ScheduleReading.read(changes)).problem();
        assertEquals(
                status + " " + code + " " + field,
                problem.status() + " " + problem.code() + " " + problem.field());
    }

    private static ScheduledChange change(int second, SymbolState state) {
        return ScheduledChange.newBuilder().setSecondOfWeek(second).setState(state).build();
    }
}
