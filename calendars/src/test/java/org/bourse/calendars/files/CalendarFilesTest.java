package org.bourse.calendars.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bourse.calendars.TradingCalendar;
import org.bourse.calendars.TradingDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFilesTest {
    private static final String GOOD =
            """
            {"title": "Zurich", "source": "invented", "zone": "Europe/Zurich",
             "coveredFrom": "2026-01-01", "coveredUntil": "2026-12-31",
             "days": {"full": [{"from": "09:00", "state": "TRADING", "phase": "OPEN"},
                               {"from": "17:30", "state": "HALTED", "phase": "SHUT"}]},
             "week": {"MONDAY": "full", "TUESDAY": "full"},
             "closed": [{"date": "2026-08-03", "name": "Rest"}],
             "special": [{"date": "2026-08-08", "name": "Fair", "day": "full"}],
             "yearly": [{"name": "May", "fixed": {"month": "MAY", "day": 4}}]}
            """;

    @TempDir Path folder;

    private void write(String file, String content) throws IOException {
        Files.writeString(folder.resolve(file), content);
    }

    @Test
    void theShippedOnesAreThere() {
        assertEquals(
                Set.copyOf(CalendarFiles.SHIPPED), CalendarFiles.load(Optional.empty()).keySet());
    }

    /** NSE circular CMTR71775 counts 15 holidays on weekdays; one was added. */
    @Test
    void mumbaiHasAsManyHolidaysAsItsExchangeCounts() {
        TradingCalendar nse = CalendarFiles.load(Optional.empty()).get("nse");

        List<TradingDay> named =
                nse.namedDays(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"));

        assertEquals(
                16,
                named.stream()
                        .filter(day -> day.kind() == TradingDay.Kind.HOLIDAY)
                        .filter(day -> day.date().getDayOfWeek().getValue() <= 5)
                        .count());
    }

    @Test
    void anOperatorsFileIsReadAndTakesThePlaceOfAShippedOne() throws IOException {
        write("zurich.json", GOOD);
        write("nyse.json", GOOD);
        write("notes.txt", "no calendar");

        Map<String, TradingCalendar> all = CalendarFiles.load(Optional.of(folder));

        assertEquals(Set.of("24x7", "nse", "nyse", "zurich"), all.keySet());
        assertEquals("Zurich", all.get("nyse").title());
        TradingCalendar zurich = all.get("zurich");
        assertTrue(zurich.isTradingDay(LocalDate.parse("2026-08-04")));
        assertFalse(zurich.isTradingDay(LocalDate.parse("2026-08-03")));
        assertTrue(zurich.isTradingDay(LocalDate.parse("2026-08-08")));
        assertFalse(zurich.isTradingDay(LocalDate.parse("2026-05-04")));
        assertFalse(zurich.isTradingDay(LocalDate.parse("2026-08-05")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Europe/Zurich\" | \"Europe/Zug\" | zone: there is no such time zone",
                "\"title\": \"Zurich\", | `` | title: the field is missing",
                "\"title\": \"Zurich\" | \"title\": 7 | title: this is no text",
                "\"title\": \"Zurich\" | \"titel\": \"Zurich\" | titel: there is no such field",
                "\"title\": \"Zurich\" | \"zone\": \"UTC\" | line 1: this is no JSON: Duplicate",
                "09:00 | 9:00 | days.full[0].from: this is no time like 09:30",
                "09:00 | 24:00 | days.full[0].from: this is no time like 09:30",
                "17:30 | 09:00 | days.full[1].from: phases are by time",
                "HALTED | DELISTED | days.full[1].state: this is none of",
                "\"phase\": \"SHUT\" | \"fase\": \"SHUT\" | days.full[1].fase: there is no such",
                "\"MONDAY\": \"full\" | \"MONTAG\": \"full\" | week.MONTAG: there is no such weekday",
                "\"MONDAY\": \"full\" | \"MONDAY\": \"half\" | week.MONDAY: this is none of the days",
                "2026-08-03 | 2026-02-29 | closed[0].date: there is no such day",
                "2026-08-03 | 3.8.2026 | closed[0].date: this is no date like 2026-11-27",
                "2026-08-08 | 2026-08-03 | special[0].date: this day is said twice",
                "\"day\": \"full\" | \"day\": \"x\" | special[0].day: this is none of the days [full]",
                "2026-12-31 | 2025-12-31 | coveredUntil: this is before coveredFrom",
                "\"day\": 4 | \"day\": 32 | yearly[0].fixed.day: this is no integer from 1 to 31",
                "\"day\": 4 | \"day\": \"4\" | yearly[0].fixed.day: this is no integer",
                "\"MAY\", \"day\": 4 | \"APRIL\", \"day\": 31 | yearly[0].fixed.day: not every year",
                "\"MAY\", \"day\": 4 | \"FEBRUARY\", \"day\": 29 | yearly[0].fixed.day: not every",
                "\"fixed\" | \"easter\" | yearly[0].easter.month: there is no such field",
                "\"name\": \"May\", | \"name\": \"May\", \"easter\": {}, | yearly[0]: exactly one of",
                "\"name\": \"May\", | \"name\": \"May\", \"since\": 7, | yearly[0].since: this is no",
                "4}}]} | 4}}] | line 9: this is no JSON",
                "4}}]} | 4}}]} {} | line 8: this is no JSON",
            })
    void whatIsWrongIsNamedWithItsFileAndField(String good, String bad, String fault)
            throws IOException {
        assertTrue(GOOD.contains(good), good);
        write("zurich.json", GOOD.replace(good, bad));

        String message =
                assertThrows(
                                CalendarFileException.class,
                                () -> CalendarFiles.load(Optional.of(folder)))
                        .getMessage();

        assertTrue(message.startsWith(folder.resolve("zurich.json") + ": " + fault), message);
    }

    @Test
    void moreChangesThanAScheduleHoldsAreRefused() throws IOException {
        StringBuilder phases = new StringBuilder();
        for (int hour = 0; hour < 9; hour++) {
            phases.append(
                    "{\"from\": \"0%d:00\", \"state\": \"%s\", \"phase\": \"P\"},"
                            .formatted(hour, hour % 2 == 0 ? "TRADING" : "HALTED"));
        }
        write("zurich.json", GOOD.replace("\"full\": [", "\"full\": [" + phases));

        String message =
                assertThrows(
                                CalendarFileException.class,
                                () -> CalendarFiles.load(Optional.of(folder)))
                        .getMessage();

        assertTrue(
                message.endsWith(
                        "days.full: a day has at most 8 phases, so that a week has at most 64"),
                message);
    }

    @Test
    void aFileWithABadNameAndAFolderThatIsNotThereAreNamed() throws IOException {
        write("My Calendar.json", GOOD);

        assertTrue(fault(folder).contains("My Calendar.json: its name: not 1 to 32 of"));
        assertTrue(fault(folder.resolve("none")).contains("the folder cannot be read"));
    }

    private static String fault(Path folder) {
        return assertThrows(
                        CalendarFileException.class, () -> CalendarFiles.load(Optional.of(folder)))
                .getMessage();
    }

    @Test
    void theExampleOfTheDocumentationIsGood() throws IOException {
        String document = Files.readString(Path.of("../docs/calendars.md"));
        int from = document.indexOf("    {\n      \"title\"");
        write("zurich.json", document.substring(from, document.indexOf("\n    }\n", from) + 7));

        TradingCalendar zurich = CalendarFiles.load(Optional.of(folder)).get("zurich");

        assertEquals(TradingDay.Kind.HOLIDAY, zurich.day(LocalDate.parse("2026-04-03")).kind());
        assertEquals(TradingDay.Kind.SPECIAL, zurich.day(LocalDate.parse("2026-12-30")).kind());
        assertTrue(zurich.isTradingDay(LocalDate.parse("2026-05-25")));
        assertFalse(zurich.isTradingDay(LocalDate.parse("2027-05-31")));
    }

    @Test
    void bytesThatAreNoTextAreNoJson() {
        byte[] bytes = "\u0000\u0001".getBytes(UTF_8);

        assertThrows(CalendarFileException.class, () -> CalendarReader.read("x", "x.json", bytes));
    }
}
