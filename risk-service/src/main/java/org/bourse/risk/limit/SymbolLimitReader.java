package org.bourse.risk.limit;

import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.ToLongFunction;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.SymbolLimit;
import org.bourse.risk.limit.LimitChangeReader.Refusal;
import org.bourse.risk.limit.LimitChangeReader.Why;
import org.jspecify.annotations.Nullable;

/** Turns the words on one symbol into its limits, or says what is wrong with which field. */
final class SymbolLimitReader {
    private final SymbolTerms symbol;
    private final String path;
    private final SymbolLimit.Builder limit;

    SymbolLimitReader(SymbolTerms symbol) {
        this.symbol = symbol;
        path = LimitChangeReader.SYMBOLS + "." + symbol.name();
        limit = SymbolLimit.newBuilder().setSymbol(symbol.number());
    }

    /** Reads them all; the limits are those of {@link #limit} unless there is a refusal. */
    Optional<Refusal> read(@Nullable SymbolLimitText text) {
        if (text == null) {
            return Optional.of(new Refusal(Why.LIMITS_MISSING, path));
        }
        if (text.restricted() != null) {
            limit.setRestricted(text.restricted());
        }
        if (text.reduceOnly() != null) {
            limit.setReduceOnly(text.reduceOnly());
        }
        return quantity("maxOrderQuantity", text.maxOrderQuantity(), limit::setLotsMax)
                .or(() -> quantity("maxPosition", text.maxPosition(), limit::setPositionLotsMax))
                .or(() -> amount("maxExposure", text.maxExposure(), limit::setExposureMinorMax))
                .or(() ->
                        amount(
                                "maxDailyVolume",
                                text.maxDailyVolume(),
                                limit::setDailyNotionalMinorMax))
                .or(() -> openOrders(text.maxOpenOrders()))
                .or(this::nothing);
    }

    SymbolLimit limit() {
        return limit.build();
    }

    private Optional<Refusal> quantity(String field, @Nullable String text, LongConsumer set) {
        return number(field, text, symbol::lots, set);
    }

    private Optional<Refusal> amount(String field, @Nullable String text, LongConsumer set) {
        return number(field, text, symbol::quoteMinor, set);
    }

    private Optional<Refusal> number(
            String field, @Nullable String text, ToLongFunction<String> whole, LongConsumer set) {
        if (text == null) {
            return Optional.empty();
        }
        long number = whole.applyAsLong(text);
        if (number == Decimals.INVALID) {
            return refused(Why.AMOUNT_INVALID, field);
        }
        if (number < 0) {
            return refused(Why.LIMIT_INVALID, field);
        }
        set.accept(number);
        return Optional.empty();
    }

    private Optional<Refusal> openOrders(@Nullable Integer max) {
        if (max == null) {
            return Optional.empty();
        }
        if (max < 0 || max > LimitChangeReader.OPEN_ORDERS_MAX) {
            return refused(Why.LIMIT_INVALID, "maxOpenOrders");
        }
        limit.setOpenOrdersMax(max);
        return Optional.empty();
    }

    private Optional<Refusal> nothing() {
        boolean named = limit.getAllFields().size() > 1;
        return named ? Optional.empty() : Optional.of(new Refusal(Why.LIMITS_MISSING, path));
    }

    private Optional<Refusal> refused(Why why, String field) {
        return Optional.of(new Refusal(why, path + "." + field));
    }
}
