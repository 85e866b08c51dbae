package org.bourse.order.entry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bourse.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Finds the first field of a request that no command can be read from: 400 with a code each. */
final class RequestShape {
    private static final int TEXT_MAX = 64;
    private static final Pattern CLIENT_ORDER_ID = Pattern.compile("[A-Za-z0-9._:-]{1,36}");
    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e]{1,64}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,39}(\\.[0-9]{1,38})?");

    private static final List<String> SIDES = List.of("BUY", "SELL");
    private static final List<String> TYPES =
            List.of(
                    "LIMIT",
                    "MARKET",
                    "STOP",
                    "STOP_LIMIT",
                    "TAKE_PROFIT",
                    "TAKE_PROFIT_LIMIT",
                    "TRAILING_STOP",
                    "TRAILING_STOP_LIMIT");
    private static final List<String> LIMITED = List.of("LIMIT", "STOP_LIMIT", "TAKE_PROFIT_LIMIT");
    private static final List<String> TRIGGERED =
            List.of("STOP", "STOP_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT");
    private static final List<String> TIMES_IN_FORCE = List.of("GTC", "IOC", "FOK", "DAY", "GTD");
    private static final List<String> SELF_TRADE_MODES =
            List.of("NONE", "CANCEL_TAKER", "CANCEL_MAKER", "CANCEL_BOTH", "DECREMENT");

    private final List<Problem> faults = new ArrayList<>(1);

    private RequestShape() {}

    static Optional<Problem> firstFault(PlaceOrderRequest request) {
        RequestShape shape = new RequestShape();
        shape.clientOrderId(request.clientOrderId());
        shape.needed("symbol", request.symbol());
        shape.needed("side", request.side());
        shape.oneOf("side", request.side(), SIDES, "SIDE_INVALID");
        shape.needed("type", request.type());
        shape.oneOf("type", request.type(), TYPES, "TYPE_INVALID");
        shape.oneOf("timeInForce", request.timeInForce(), TIMES_IN_FORCE, "TIME_IN_FORCE_INVALID");
        shape.oneOf(
                "selfTradePrevention",
                request.selfTradePrevention(),
                SELF_TRADE_MODES,
                "SELF_TRADE_PREVENTION_INVALID");
        shape.neededBy(request);
        shape.decimal("price", request.price());
        shape.decimal("quantity", request.quantity());
        shape.decimal("quoteQuantity", request.quoteQuantity());
        shape.decimal("triggerPrice", request.triggerPrice());
        shape.decimal("trailingDistance", request.trailingDistance());
        shape.decimal("limitOffset", request.limitOffset());
        shape.decimal("visibleQuantity", request.visibleQuantity());
        shape.instant("expiresAt", request.expiresAt());
        shape.instant("validUntil", request.validUntil());
        return shape.faults.stream().findFirst();
    }

    /** What an order of its type cannot do without. */
    private void neededBy(PlaceOrderRequest request) {
        if (request.type() == null) {
            return;
        }
        if (LIMITED.contains(request.type())) {
            needed("price", request.price());
        }
        if (TRIGGERED.contains(request.type())) {
            needed("triggerPrice", request.triggerPrice());
        }
        if (request.quoteQuantity() == null) {
            needed("quantity", request.quantity());
        }
        if ("GTD".equals(request.timeInForce())) {
            needed("expiresAt", request.expiresAt());
        }
    }

    static Optional<Problem> firstFault(ReplaceOrderRequest request) {
        RequestShape shape = new RequestShape();
        if (request.price() == null
                && request.triggerPrice() == null
                && request.quantity() == null) {
            String detail = "One of price, triggerPrice and quantity is needed.";
            shape.faults.add(Problem.of(400, "FIELD_MISSING", detail));
        }
        shape.decimal("price", request.price());
        shape.decimal("triggerPrice", request.triggerPrice());
        shape.decimal("quantity", request.quantity());
        shape.instant("validUntil", request.validUntil());
        return shape.faults.stream().findFirst();
    }

    /** Of an id alone. */
    static Optional<Problem> firstFault(@Nullable String clientOrderId) {
        RequestShape shape = new RequestShape();
        shape.clientOrderId(clientOrderId);
        return shape.faults.stream().findFirst();
    }

    /** Of the header {@code Idempotency-Key}, which may be absent. */
    static Optional<Problem> keyFault(@Nullable String key) {
        RequestShape shape = new RequestShape();
        shape.form(
                "Idempotency-Key",
                key,
                text -> IDEMPOTENCY_KEY.matcher(text).matches(),
                "IDEMPOTENCY_KEY_INVALID",
                "1 to 64 visible ASCII characters");
        return shape.faults.stream().findFirst();
    }

    /** Of the query parameter {@code side}. */
    static Optional<Problem> sideFault(@Nullable String side) {
        RequestShape shape = new RequestShape();
        shape.oneOf("side", side, SIDES, "SIDE_INVALID");
        return shape.faults.stream().findFirst();
    }

    /** Of the query parameter {@code validUntil}. */
    static Optional<Problem> boundFault(@Nullable String validUntil) {
        RequestShape shape = new RequestShape();
        shape.instant("validUntil", validUntil);
        return shape.faults.stream().findFirst();
    }

    /** An ISO instant in microseconds since the Unix epoch. */
    static Optional<Long> micros(String text) {
        if (text.length() > TEXT_MAX) {
            return Optional.empty();
        }
        try {
            return Optional.of(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text)));
        } catch (DateTimeException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private void clientOrderId(@Nullable String id) {
        needed("clientOrderId", id);
        form(
                "clientOrderId",
                id,
                text -> CLIENT_ORDER_ID.matcher(text).matches(),
                "CLIENT_ORDER_ID_INVALID",
                "1 to 36 of the characters A-Z a-z 0-9 . _ : -");
    }

    private void needed(String field, @Nullable String value) {
        if (value == null) {
            faults.add(Problem.of(400, "FIELD_MISSING", field + " is needed.").field(field));
        }
    }

    private void oneOf(String field, @Nullable String value, List<String> words, String code) {
        form(field, value, words::contains, code, "one of " + String.join(", ", words));
    }

    private void decimal(String field, @Nullable String value) {
        form(
                field,
                value,
                text -> text.length() <= TEXT_MAX && DECIMAL.matcher(text).matches(),
                "DECIMAL_INVALID",
                "a decimal as text, such as \"0.1\"");
    }

    private void instant(String field, @Nullable String value) {
        form(
                field,
                value,
                text -> micros(text).isPresent(),
                "INSTANT_INVALID",
                "an instant such as 2026-11-21T10:15:30Z");
    }

    private void form(
            String field,
            @Nullable String value,
            Predicate<String> wellFormed,
            String code,
            String expected) {
        if (value != null && !wellFormed.test(value)) {
            String detail = field + " must be " + expected + ".";
            faults.add(Problem.of(400, code, detail).field(field).compared(expected, value));
        }
    }
}
