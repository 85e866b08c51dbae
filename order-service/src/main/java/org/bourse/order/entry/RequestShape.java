package org.bourse.order.entry;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a request for the first field that no command can be read from: a {@link
 * ProblemException}, 400 with a code each.
 */
final class RequestShape {
    private static final int TEXT_MAX = 64;

    /** Those that begin with {@code close-out:} are of orders that close an account out. */
    private static final Pattern CLIENT_ORDER_ID =
            Pattern.compile("(?!close-out:)[A-Za-z0-9._:-]{1,36}");

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

    private RequestShape() {}

    static void check(PlaceOrderRequest request) {
        checkClientOrderId(request.clientOrderId());
        needed("symbol", request.symbol());
        needed("side", request.side());
        oneOf("side", request.side(), SIDES, "SIDE_INVALID");
        needed("type", request.type());
        oneOf("type", request.type(), TYPES, "TYPE_INVALID");
        oneOf("timeInForce", request.timeInForce(), TIMES_IN_FORCE, "TIME_IN_FORCE_INVALID");
        oneOf(
                "selfTradePrevention",
                request.selfTradePrevention(),
                SELF_TRADE_MODES,
                "SELF_TRADE_PREVENTION_INVALID");
        neededBy(request);
        decimal("price", request.price());
        decimal("quantity", request.quantity());
        decimal("quoteQuantity", request.quoteQuantity());
        decimal("triggerPrice", request.triggerPrice());
        decimal("trailingDistance", request.trailingDistance());
        decimal("limitOffset", request.limitOffset());
        decimal("visibleQuantity", request.visibleQuantity());
        instant("expiresAt", request.expiresAt());
        instant("validUntil", request.validUntil());
    }

    /** What an order of its type cannot do without. */
    private static void neededBy(PlaceOrderRequest request) {
        String type = requireNonNull(request.type());
        if (LIMITED.contains(type)) {
            needed("price", request.price());
        }
        if (TRIGGERED.contains(type)) {
            needed("triggerPrice", request.triggerPrice());
        }
        if (request.quoteQuantity() == null) {
            needed("quantity", request.quantity());
        }
        if ("GTD".equals(request.timeInForce())) {
            needed("expiresAt", request.expiresAt());
        }
    }

    static void check(ReplaceOrderRequest request) {
        if (request.price() == null
                && request.triggerPrice() == null
                && request.quantity() == null) {
            String detail = "One of price, triggerPrice and quantity is needed.";
            throw new ProblemException(Problem.of(400, "FIELD_MISSING", detail));
        }
        decimal("price", request.price());
        decimal("triggerPrice", request.triggerPrice());
        decimal("quantity", request.quantity());
        instant("validUntil", request.validUntil());
    }

    /** The header {@code Idempotency-Key}, which may be absent. */
    static void checkKey(@Nullable String key) {
        form(
                "Idempotency-Key",
                key,
                text -> IDEMPOTENCY_KEY.matcher(text).matches(),
                "IDEMPOTENCY_KEY_INVALID",
                "1 to 64 visible ASCII characters");
    }

    static void checkSide(@Nullable String side) {
        oneOf("side", side, SIDES, "SIDE_INVALID");
    }

    static void checkBound(@Nullable String validUntil) {
        instant("validUntil", validUntil);
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

    static void checkClientOrderId(@Nullable String id) {
        needed("clientOrderId", id);
        form(
                "clientOrderId",
                id,
                text -> CLIENT_ORDER_ID.matcher(text).matches(),
                "CLIENT_ORDER_ID_INVALID",
                "1 to 36 of the characters A-Z a-z 0-9 . _ : -, no close-out: before");
    }

    private static void needed(String field, @Nullable String value) {
        if (value == null) {
            throw new ProblemException(
                    Problem.of(400, "FIELD_MISSING", field + " is needed.").field(field));
        }
    }

    private static void oneOf(
            String field, @Nullable String value, List<String> words, String code) {
        form(field, value, words::contains, code, "one of " + String.join(", ", words));
    }

    private static void decimal(String field, @Nullable String value) {
        form(
                field,
                value,
                text -> text.length() <= TEXT_MAX && DECIMAL.matcher(text).matches(),
                "DECIMAL_INVALID",
                "a decimal as text, such as \"0.1\"");
    }

    private static void instant(String field, @Nullable String value) {
        form(
                field,
                value,
                text -> micros(text).isPresent(),
                "INSTANT_INVALID",
                "an instant such as 2026-11-21T10:15:30Z");
    }

    private static void form(
            String field,
            @Nullable String value,
            Predicate<String> wellFormed,
            String code,
            String expected) {
        if (value != null && !wellFormed.test(value)) {
            String detail = field + " must be " + expected + ".";
            throw new ProblemException(
                    Problem.of(400, code, detail).field(field).compared(expected, value));
        }
    }
}
