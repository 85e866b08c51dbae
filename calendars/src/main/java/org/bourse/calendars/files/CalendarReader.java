package org.bourse.calendars.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.bourse.calendars.DateRule;
import org.bourse.calendars.DayPlan;
import org.bourse.calendars.NamedDay;
import org.bourse.calendars.Phase;
import org.bourse.calendars.TradingCalendar;
import org.bourse.calendars.YearlyDay;
import org.bourse.contracts.v1.SymbolState;

/** Reads one file; docs/calendars.md is its format. */
final class CalendarReader {
    private static final ObjectReader JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readerFor(JsonNode.class);
    private static final Pattern TIME =
            Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?");
    private static final EnumSet<SymbolState> STATES =
            EnumSet.of(
                    SymbolState.AUCTION,
                    SymbolState.TRADING,
                    SymbolState.CANCEL_ONLY,
                    SymbolState.HALTED);
    private static final List<String> RULES = List.of("fixed", "weekday", "easter");
    private static final int YEAR_MIN = 1583;
    private static final int YEAR_MAX = 2999;

    private final Node file;
    private final Map<String, DayPlan> plans = new LinkedHashMap<>();

    private CalendarReader(Node file) {
        this.file = file;
    }

    /**
     * Reads a calendar.
     *
     * @param from names the file in errors
     * @throws CalendarFileException when it is malformed
     */
    static TradingCalendar read(String name, String from, byte[] content) {
        try {
            return new CalendarReader(new Node(from, "", JSON.readValue(content))).read(name);
        } catch (JsonProcessingException e) {
            throw new CalendarFileException(
                    from,
                    "line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
                    "this is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new CalendarFileException(from, "", "it cannot be read: " + e.getMessage());
        }
    }

    private TradingCalendar read(String name) {
        file.object(
                Set.of(
                        "title",
                        "source",
                        "zone",
                        "coveredFrom",
                        "coveredUntil",
                        "days",
                        "week",
                        "closed",
                        "special",
                        "yearly"));
        file.get("days").fields().forEach((plan, phases) -> plans.put(plan, plan(phases)));
        return new TradingCalendar(
                name,
                file.get("title").text(),
                file.get("source").text(),
                zone(file.get("zone")),
                covered(),
                week(file.get("week")),
                dates(),
                file.listOf("yearly").stream().map(this::yearly).toList());
    }

    private static ZoneId zone(Node node) {
        try {
            return ZoneId.of(node.text());
        } catch (DateTimeException e) {
            throw node.fault("there is no such time zone");
        }
    }

    private TradingCalendar.Span covered() {
        LocalDate from = file.get("coveredFrom").date();
        LocalDate until = file.get("coveredUntil").date();
        if (until.isBefore(from)) {
            throw file.get("coveredUntil").fault("this is before coveredFrom");
        }
        return new TradingCalendar.Span(from, until);
    }

    private static DayPlan plan(Node phases) {
        List<Phase> read = new ArrayList<>();
        for (Node node : phases.list()) {
            node.object(Set.of("from", "state", "phase"));
            Phase next =
                    new Phase(
                            time(node.get("from")),
                            node.get("state").named(STATES),
                            node.get("phase").text());
            if (!read.isEmpty() && !next.from().isAfter(read.getLast().from())) {
                throw node.get("from").fault("phases are by time");
            }
            read.add(next);
        }
        if (read.isEmpty()) {
            throw phases.fault("a day has phases; a closed one is not said here");
        }
        if (read.size() > DayPlan.PHASES_MAX) {
            throw phases.fault(
                    "a day has at most "
                            + DayPlan.PHASES_MAX
                            + " phases, so that a week has at most 64");
        }
        return new DayPlan(read);
    }

    private static LocalTime time(Node node) {
        String text = node.text();
        if (!TIME.matcher(text).matches()) {
            throw node.fault("this is no time like 09:30 or 09:30:00");
        }
        return LocalTime.parse(text);
    }

    private Map<DayOfWeek, DayPlan> week(Node node) {
        Map<DayOfWeek, DayPlan> week = new EnumMap<>(DayOfWeek.class);
        for (Map.Entry<String, Node> day : node.fields().entrySet()) {
            DayOfWeek weekday =
                    EnumSet.allOf(DayOfWeek.class).stream()
                            .filter(it -> it.name().equals(day.getKey()))
                            .findFirst()
                            .orElseThrow(() -> day.getValue().fault("there is no such weekday"));
            week.put(weekday, named(day.getValue()));
        }
        if (week.isEmpty()) {
            throw node.fault("some weekday is open");
        }
        return week;
    }

    /** One of the plans. */
    private DayPlan named(Node node) {
        DayPlan plan = plans.get(node.text());
        if (plan == null) {
            throw node.fault("this is none of the days " + plans.keySet());
        }
        return plan;
    }

    private Map<LocalDate, NamedDay> dates() {
        Map<LocalDate, NamedDay> dates = new HashMap<>();
        for (Node node : file.listOf("closed")) {
            node.object(Set.of("date", "name"));
            put(dates, node, DayPlan.CLOSED);
        }
        for (Node node : file.listOf("special")) {
            node.object(Set.of("date", "name", "day"));
            put(dates, node, named(node.get("day")));
        }
        return dates;
    }

    private static void put(Map<LocalDate, NamedDay> dates, Node node, DayPlan plan) {
        NamedDay day = new NamedDay(node.get("name").text(), plan);
        if (dates.put(node.get("date").date(), day) != null) {
            throw node.get("date").fault("this day is said twice");
        }
    }

    private YearlyDay yearly(Node node) {
        node.object(Set.of("name", "day", "since", "until", "fixed", "weekday", "easter"));
        List<String> rules = RULES.stream().filter(node::has).toList();
        if (rules.size() != 1) {
            throw node.fault("exactly one of " + RULES + " says when");
        }
        int since = year(node, "since", YEAR_MIN);
        int until = year(node, "until", YEAR_MAX);
        if (until < since) {
            throw node.get("until").fault("this is before since");
        }
        DayPlan plan = node.has("day") ? named(node.get("day")) : DayPlan.CLOSED;
        return new YearlyDay(
                rule(rules.getFirst(), node.get(rules.getFirst())),
                since,
                until,
                new NamedDay(node.get("name").text(), plan));
    }

    private static int year(Node node, String name, int absent) {
        return node.has(name) ? node.get(name).integer(YEAR_MIN, YEAR_MAX) : absent;
    }

    private static DateRule rule(String kind, Node node) {
        return switch (kind) {
            case "fixed" -> fixed(node.object(Set.of("month", "day", "observed")));
            case "weekday" -> weekday(node.object(Set.of("month", "weekday", "nth", "plusDays")));
            default ->
                    new DateRule.OfEaster(
                            node.object(Set.of("plusDays")).get("plusDays").integer(-366, 366));
        };
    }

    private static DateRule fixed(Node node) {
        DateRule.Observed observed =
                node.has("observed")
                        ? node.get("observed").named(EnumSet.allOf(DateRule.Observed.class))
                        : DateRule.Observed.ON_THE_DAY;
        int day = node.get("day").integer(1, 31);
        try {
            return new DateRule.Fixed(MonthDay.of(month(node), day), observed);
        } catch (DateTimeException e) {
            throw node.get("day").fault("not every year has this day");
        }
    }

    private static DateRule weekday(Node node) {
        int nth = node.get("nth").integer(-1, 4);
        if (nth == 0) {
            throw node.get("nth").fault("this is 1 to 4, or -1 for the last");
        }
        return new DateRule.OfMonth(
                month(node),
                node.get("weekday").named(EnumSet.allOf(DayOfWeek.class)),
                nth,
                node.has("plusDays") ? node.get("plusDays").integer(-31, 31) : 0);
    }

    private static Month month(Node node) {
        return node.get("month").named(EnumSet.allOf(Month.class));
    }
}
