package org.bourse.matching.administration;

import java.util.regex.Pattern;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.RejectCode;
import org.jspecify.annotations.Nullable;

/** Reads the fields of requests; what is wrong is refused with the field's name. */
final class Fields {
    /** Rates and bounds are in parts of 10^8. */
    static final int RATE_SCALE = 8;

    private static final long ONE_E8 = 100_000_000;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,19}(\\.[0-9]{1,18})?");

    private Fields() {}

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw AdministrationAnswers.malformed(field, "The field is missing.");
        }
        return value;
    }

    /** A plain decimal, as text. */
    static String decimal(String field, @Nullable String text) {
        String required = required(field, text);
        if (!DECIMAL.matcher(required).matches()) {
            throw AdministrationAnswers.malformed(field, "This is no plain decimal.");
        }
        return required;
    }

    /** A decimal in parts of 10^8. */
    static long rate(String field, @Nullable String text, RejectCode code) {
        long rate = Decimals.parse(decimal(field, text), RATE_SCALE);
        if (rate == Decimals.INVALID) {
            throw AdministrationAnswers.refused(code, field, "This has at most 8 decimals.");
        }
        return rate;
    }

    /** A rate from 0 to 1. */
    static long share(String field, @Nullable String text, RejectCode code) {
        long share = rate(field, text, code);
        if (share < 0 || share > ONE_E8) {
            throw AdministrationAnswers.refused(code, field, "This is a part, from 0 to 1.");
        }
        return share;
    }

    /** The number of an account of a path. */
    static long account(String text) {
        long account = Ids.parse(text);
        if (account == 0) {
            throw AdministrationAnswers.unknownAccount();
        }
        return account;
    }

    /**
     * A value by its name.
     *
     * @param values those that may be named
     */
    static <E extends Enum<E>> E named(String field, @Nullable String name, Iterable<E> values) {
        String required = required(field, name);
        for (E value : values) {
            if (value.name().equals(required)) {
                return value;
            }
        }
        throw AdministrationAnswers.malformed(field, "This is none of " + values + ".");
    }
}
