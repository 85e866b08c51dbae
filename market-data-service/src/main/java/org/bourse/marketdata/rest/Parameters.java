package org.bourse.marketdata.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bourse.contracts.Ids;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.store.TradeQuery;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Reads query parameters. An absent one is empty; a malformed one is refused with 400 {@code
 * PARAMETER_INVALID} and its name.
 */
final class Parameters {
    static final String SYMBOL = "A symbol's name";
    static final String START_TIME = "Then or later, as an instant such as 2026-11-21T00:00:00Z";
    static final String END_TIME = "Before then, as an instant such as 2026-11-22T00:00:00Z";

    private static final int NAMES_MAX = 100;

    private Parameters() {}

    /** In microseconds since the Unix epoch. */
    static OptionalLong micros(String parameter, @Nullable String text) {
        if (text == null) {
            return OptionalLong.empty();
        }
        try {
            Instant time = Instant.parse(text);
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
            if (micros >= 0 && micros <= TradeQuery.LAST_MICROS) {
                return OptionalLong.of(micros);
            }
        } catch (DateTimeException | ArithmeticException _) {
            // As wrong as one out of bounds.
        }
        throw invalid(parameter, "an instant such as 2026-11-21T10:15:30Z");
    }

    /** The first moment of a day in UTC, in microseconds since the Unix epoch. */
    static OptionalLong dayMicros(String parameter, @Nullable String text) {
        if (text == null) {
            return OptionalLong.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1970 && day.getYear() <= 9999) {
                return OptionalLong.of(
                        ChronoUnit.MICROS.between(
                                Instant.EPOCH, day.atStartOfDay().toInstant(ZoneOffset.UTC)));
            }
        } catch (DateTimeException _) {
            // As wrong as one out of bounds.
        }
        throw invalid(parameter, "a day such as 2026-11-21");
    }

    static OptionalLong id(String parameter, @Nullable String text) {
        if (text == null) {
            return OptionalLong.empty();
        }
        long id = Ids.parse(text);
        if (id == 0) {
            throw invalid(parameter, "an id");
        }
        return OptionalLong.of(id);
    }

    static Interval interval(@Nullable String text) {
        List<String> codes = Arrays.stream(Interval.values()).map(Interval::code).toList();
        return Optional.ofNullable(text)
                .flatMap(Interval::of)
                .orElseThrow(() -> invalid("interval", "one of " + String.join(", ", codes)));
    }

    /** One of some words. */
    static Optional<String> word(String parameter, @Nullable String text, String... words) {
        if (text != null && !List.of(words).contains(text)) {
            throw invalid(parameter, String.join(" or ", words));
        }
        return Optional.ofNullable(text);
    }

    /** Some names with commas between; empty: none is asked for. */
    static Set<String> names(String parameter, @Nullable String text) {
        if (text == null) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>(Arrays.asList(text.split(",", -1)));
        if (names.contains("") || names.size() > NAMES_MAX) {
            throw invalid(parameter, "1 to " + NAMES_MAX + " names with commas between");
        }
        return names;
    }

    static ProblemException invalid(String parameter, String expected) {
        return new ProblemException(
                Problem.of(400, "PARAMETER_INVALID", parameter + " must be " + expected + ".")
                        .field(parameter));
    }
}
