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

/** Finds the first field of a request that no order can be read from: 400 with a code each. */
final class RequestShape {
    private static final int TEXT_MAX = 64;
    private static final Pattern CLIENT_ORDER_ID = Pattern.compile("[A-Za-z0-9._:-]{1,36}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,39}(\\.[0-9]{1,38})?");

    private final List<Problem> faults = new ArrayList<>(1);

    private RequestShape() {}

    static Optional<Problem> firstFault(PlaceOrderRequest request) {
        RequestShape shape = new RequestShape();
        shape.needed("clientOrderId", request.clientOrderId());
        shape.form(
                "clientOrderId",
                request.clientOrderId(),
                RequestShape::isClientOrderId,
                "CLIENT_ORDER_ID_INVALID",
                "1 to 36 of the characters A-Z a-z 0-9 . _ : -");
        shape.needed("symbol", request.symbol());
        shape.needed("side", request.side());
        shape.form(
                "side",
                request.side(),
                List.of("BUY", "SELL")::contains,
                "SIDE_INVALID",
                "BUY or SELL");
        shape.needed("type", request.type());
        shape.form(
                "type",
                request.type(),
                List.of("LIMIT", "MARKET")::contains,
                "TYPE_INVALID",
                "LIMIT or MARKET");
        shape.form(
                "timeInForce",
                request.timeInForce(),
                List.of("GTC", "IOC", "FOK")::contains,
                "TIME_IN_FORCE_INVALID",
                "GTC, IOC or FOK");
        if ("LIMIT".equals(request.type())) {
            shape.needed("price", request.price());
            shape.needed("quantity", request.quantity());
        }
        shape.decimal("price", request.price());
        shape.decimal("quantity", request.quantity());
        shape.decimal("quoteQuantity", request.quoteQuantity());
        shape.form(
                "validUntil",
                request.validUntil(),
                text -> micros(text).isPresent(),
                "INSTANT_INVALID",
                "an instant such as 2026-11-21T10:15:30Z");
        return shape.faults.stream().findFirst();
    }

    static boolean isClientOrderId(String text) {
        return CLIENT_ORDER_ID.matcher(text).matches();
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

    private void needed(String field, @Nullable String value) {
        if (value == null) {
            faults.add(Problem.of(400, "FIELD_MISSING", field + " is needed.").field(field));
        }
    }

    private void decimal(String field, @Nullable String value) {
        form(
                field,
                value,
                text -> text.length() <= TEXT_MAX && DECIMAL.matcher(text).matches(),
                "DECIMAL_INVALID",
                "a decimal as text, such as \"0.1\"");
    }

    private void form(
            String field,
            @Nullable String value,
            Predicate<String> wellFormed,
            String code,
            String expected) {
        if (value != null && !wellFormed.test(value)) {
            String detail = field + " must be " + expected + ".";
            faults.add(Problem.of(400, code, detail).field(field));
        }
    }
}
