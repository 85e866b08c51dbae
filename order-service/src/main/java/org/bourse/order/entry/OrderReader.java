package org.bourse.order.entry;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Function;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.ReplaceOrder;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests into commands. Refuses only what no command can say: the venue judges the rest.
 */
final class OrderReader {
    private final SymbolTerms symbol;

    private OrderReader(SymbolTerms symbol) {
        this.symbol = symbol;
    }

    static Reading read(
            PlaceOrderRequest request,
            long account,
            Function<String, Optional<SymbolTerms>> symbols) {
        try {
            RequestShape.check(request);
            String name = requireNonNull(request.symbol());
            Optional<SymbolTerms> symbol = symbols.apply(name);
            if (symbol.isEmpty()) {
                return new Reading.SymbolUnknown(name);
            }
            PlaceOrder order = new OrderReader(symbol.get()).order(request, account);
            return new Reading.Readable(order, symbol.get());
        } catch (ProblemException e) {
            return new Reading.Unreadable(e.problem());
        }
    }

    /**
     * Reads what an order of the symbol is to have instead, from a request of good shape.
     *
     * @throws ProblemException 422 when no command can say it
     */
    static ReplaceOrder read(
            ReplaceOrderRequest request, long account, long orderId, SymbolTerms symbol) {
        OrderReader reader = new OrderReader(symbol);
        return ReplaceOrder.newBuilder()
                .setAccount(account)
                .setOrderId(orderId)
                .setPriceTicks(reader.price("price", "PRICE_INVALID", request.price(), 1))
                .setTriggerPriceTicks(
                        reader.price("triggerPrice", "TRIGGER_INVALID", request.triggerPrice(), 1))
                .setLots(reader.lots("quantity", "QUANTITY_INVALID", request.quantity()))
                .setValidUntilMicros(bound(request.validUntil()))
                .build();
    }

    /**
     * Until when a request is valid, as commands carry it: 0 says that there is no bound, and an
     * instant of 1970 or before is as much in the past as 1 is.
     */
    static long bound(@Nullable String validUntil) {
        return validUntil == null ? 0 : Math.max(1, RequestShape.micros(validUntil).orElseThrow());
    }

    private PlaceOrder order(PlaceOrderRequest request, long account) {
        OrderType type = OrderType.valueOf(requireNonNull(request.type()));
        return PlaceOrder.newBuilder()
                .setAccount(account)
                .setSymbol(symbol.number())
                .setSide(Side.valueOf(requireNonNull(request.side())))
                .setType(type)
                .setTimeInForce(timeInForce(request.timeInForce(), type))
                .setPostOnly(Boolean.TRUE.equals(request.postOnly()))
                .setPostOnlyReprice(Boolean.TRUE.equals(request.postOnlyReprice()))
                .setPriceTicks(price("price", "PRICE_INVALID", request.price(), 1))
                .setLots(lots("quantity", "QUANTITY_INVALID", request.quantity()))
                .setBudgetMinor(budget(request.quoteQuantity()))
                .setTriggerPriceTicks(
                        price("triggerPrice", "TRIGGER_INVALID", request.triggerPrice(), 1))
                .setTrailingTicks(
                        price("trailingDistance", "TRIGGER_INVALID", request.trailingDistance(), 1))
                .setTrailingBasisPoints(basisPoints(request.trailingBasisPoints()))
                .setLimitOffsetTicks(
                        price("limitOffset", "TRIGGER_INVALID", request.limitOffset(), 0))
                .setVisibleLots(
                        lots(
                                "visibleQuantity",
                                "VISIBLE_QUANTITY_INVALID",
                                request.visibleQuantity()))
                .setSelfTradePrevention(
                        request.selfTradePrevention() == null
                                ? SelfTradePrevention.SELF_TRADE_PREVENTION_UNSPECIFIED
                                : SelfTradePrevention.valueOf(request.selfTradePrevention()))
                .setExpiresMicros(bound(request.expiresAt()))
                .setClientOrderId(requireNonNull(request.clientOrderId()))
                .setValidUntilMicros(bound(request.validUntil()))
                .build();
    }

    private static TimeInForce timeInForce(@Nullable String text, OrderType type) {
        if (text == null) {
            return type == OrderType.MARKET ? TimeInForce.IOC : TimeInForce.GTC;
        }
        return TimeInForce.valueOf(text);
    }

    /** 0 says that there are none; none at all is as much out of bounds as -1 is. */
    private static int basisPoints(@Nullable Integer given) {
        if (given == null) {
            return 0;
        }
        return given == 0 ? -1 : given;
    }

    /** Ticks; 0 when it is absent. */
    private long price(String field, String code, @Nullable String text, long least) {
        if (text == null) {
            return 0;
        }
        long ticks = symbol.priceTicks(text);
        if (ticks < least) {
            String what = "a multiple of the tick, " + symbol.tickSize() + above(least);
            throw refused(code, field, what, symbol.tickSize(), text);
        }
        return ticks;
    }

    /** Lots; 0 when it is absent. */
    private long lots(String field, String code, @Nullable String text) {
        if (text == null) {
            return 0;
        }
        long lots = symbol.lots(text);
        if (lots < 1) {
            String what = "a multiple of the lot, " + symbol.lotSize() + above(1);
            throw refused(code, field, what, symbol.lotSize(), text);
        }
        return lots;
    }

    /** Minor units of the quote asset; 0 when it is absent. */
    private long budget(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        long minor = symbol.quoteMinor(text);
        if (minor < 1) {
            String unit = symbol.quoteAmount(1);
            String what = "a multiple of the quote asset's smallest unit, " + unit + above(1);
            throw refused("QUANTITY_INVALID", "quoteQuantity", what, unit, text);
        }
        return minor;
    }

    private static String above(long least) {
        return least > 0 ? ", and above 0" : "";
    }

    private static ProblemException refused(
            String code, String field, String what, String rule, String given) {
        String detail = field + " must be " + what + ".";
        return new ProblemException(
                Problem.of(422, code, detail).field(field).compared(rule, given));
    }
}
