package org.bourse.order.entry;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Function;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request for an order into a command. Refuses only what no command can say: the venue
 * judges the rest.
 */
final class OrderReader {
    private OrderReader() {}

    static Reading read(
            PlaceOrderRequest request,
            long account,
            Function<String, Optional<SymbolTerms>> symbols) {
        Optional<Problem> fault = RequestShape.firstFault(request);
        if (fault.isPresent()) {
            return new Reading.Unreadable(fault.get());
        }
        String name = requireNonNull(request.symbol());
        Optional<SymbolTerms> symbol = symbols.apply(name);
        return symbol.isEmpty()
                ? new Reading.SymbolUnknown(name)
                : read(request, account, symbol.get());
    }

    private static Reading read(PlaceOrderRequest request, long account, SymbolTerms symbol) {
        long price = request.price() == null ? 0 : symbol.priceTicks(request.price());
        if (request.price() != null && price < 1) {
            return business("PRICE_INVALID", "price", "a multiple of the tick", symbol.tickSize());
        }
        long lots = request.quantity() == null ? 0 : symbol.lots(request.quantity());
        if (request.quantity() != null && lots < 1) {
            return business(
                    "QUANTITY_INVALID", "quantity", "a multiple of the lot", symbol.lotSize());
        }
        long budget =
                request.quoteQuantity() == null ? 0 : symbol.quoteMinor(request.quoteQuantity());
        if (request.quoteQuantity() != null && budget < 1) {
            return business(
                    "QUANTITY_INVALID",
                    "quoteQuantity",
                    "a multiple of the quote asset's smallest unit",
                    symbol.quoteAmount(1));
        }
        OrderType type = "LIMIT".equals(request.type()) ? OrderType.LIMIT : OrderType.MARKET;
        PlaceOrder.Builder order =
                PlaceOrder.newBuilder()
                        .setAccount(account)
                        .setSymbol(symbol.number())
                        .setSide("BUY".equals(request.side()) ? Side.BUY : Side.SELL)
                        .setType(type)
                        .setTimeInForce(timeInForce(request.timeInForce(), type))
                        .setPostOnly(Boolean.TRUE.equals(request.postOnly()))
                        .setPriceTicks(price)
                        .setLots(lots)
                        .setBudgetMinor(budget)
                        .setClientOrderId(requireNonNull(request.clientOrderId()))
                        .setValidUntilMicros(validUntil(request.validUntil()));
        return new Reading.Readable(order.build(), symbol);
    }

    private static TimeInForce timeInForce(@Nullable String text, OrderType type) {
        if (text == null) {
            return type == OrderType.LIMIT ? TimeInForce.GTC : TimeInForce.IOC;
        }
        return TimeInForce.valueOf(text);
    }

    /**
     * 0 says that there is no bound; an instant of 1970 or before is as much in the past as 1 is.
     */
    private static long validUntil(@Nullable String text) {
        return text == null ? 0 : Math.max(1, RequestShape.micros(text).orElseThrow());
    }

    private static Reading business(String code, String field, String what, String unit) {
        String detail = field + " must be " + what + ", " + unit + ", and above 0.";
        return new Reading.Unreadable(Problem.of(422, code, detail).field(field));
    }
}
