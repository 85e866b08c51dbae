package org.bourse.platform.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.bourse.contracts.Ids;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads query parameters. What is none of its kind is refused with 400 and the field's name. */
public final class Parameters {
    private static final Pattern POSITION = Pattern.compile("\\d{1,14}");
    private static final Pattern INSTANT =
            Pattern.compile("[12]\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z");
    private static final Pattern DAY = Pattern.compile("[12]\\d{3}-\\d\\d-\\d\\d");

    private Parameters() {}

    /** A position of the log, 0 to 99,999,999,999,999; else {@code POSITION_INVALID}. */
    public static long position(String field, String text) {
        if (!POSITION.matcher(text).matches()) {
            throw refused("POSITION_INVALID", "A position is a whole number.", field);
        }
        return Long.parseLong(text);
    }

    /** A number above 0; else the code. */
    public static long number(String field, String code, String text) {
        long number = Ids.parse(text);
        if (number == 0) {
            throw refused(code, "This is a whole number above 0.", field);
        }
        return number;
    }

    /** Below which number a page begins, newest first: its cursor; else {@code CURSOR_INVALID}. */
    public static long before(@Nullable String cursor) {
        return cursor == null ? Long.MAX_VALUE : number("cursor", "CURSOR_INVALID", cursor);
    }

    /** One of these words, as it is written; else the code. */
    public static <T extends Enum<T>> T word(
            T[] words, String field, String code, String detail, String text) {
        for (T word : words) {
            if (word.name().equals(text)) {
                return word;
            }
        }
        throw refused(code, detail, field);
    }

    /** How many rows, from 1 to a maximum; else {@code LIMIT_INVALID}. */
    public static int limit(@Nullable String text, int absent, int max) {
        if (text == null) {
            return absent;
        }
        long limit = Ids.parse(text);
        if (limit < 1 || limit > max) {
            throw refused("LIMIT_INVALID", "A limit is from 1 to " + max + ".", "limit");
        }
        return (int) limit;
    }

    /** A time in UTC, to the microsecond; else {@code INSTANT_INVALID}. */
    public static Instant instant(String field, String text) {
        return instant(field, "INSTANT_INVALID", text);
    }

    /** The same with a code of the caller's. */
    public static Instant instant(String field, String code, String text) {
        if (INSTANT.matcher(text).matches()) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw refused(code, "There is no such time.", field);
            }
        }
        throw refused(code, "This is no time like 2026-11-21T10:15:30Z.", field);
    }

    /** A date; else {@code PARAMETER_INVALID}. */
    public static LocalDate day(String field, String text) {
        if (DAY.matcher(text).matches()) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw refused("PARAMETER_INVALID", "There is no such day.", field);
            }
        }
        throw refused("PARAMETER_INVALID", "This is no date like 2026-11-27.", field);
    }

    /** A parameter that has to be there; else {@code FIELD_MISSING}. */
    public static String needed(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw refused("FIELD_MISSING", field + " is needed.", field);
        }
        return text;
    }

    private static ProblemException refused(String code, String detail, String field) {
        return new ProblemException(Problem.of(400, code, detail).field(field));
    }
}
