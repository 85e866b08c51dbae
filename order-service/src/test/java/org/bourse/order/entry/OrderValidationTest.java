package org.bourse.order.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.order.Examples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderValidationTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30Z");

    private static PlaceOrder.Builder limit() {
        return PlaceOrder.newBuilder()
                .setAccount(1_000)
                .setSymbol(1)
                .setSide(Side.BUY)
                .setType(OrderType.LIMIT)
                .setTimeInForce(TimeInForce.GTC)
                .setPriceTicks(6_000_000)
                .setLots(10_000)
                .setClientOrderId("a-1");
    }

    private static @Nullable RejectCode refusal(PlaceOrder.Builder order) {
        return refusalBy(Examples.BTC_USDT.toBuilder(), order);
    }

    private static @Nullable RejectCode refusalIn(SymbolState state, PlaceOrder.Builder order) {
        return refusalBy(Examples.BTC_USDT.toBuilder().setState(state), order);
    }

    private static @Nullable RejectCode refusalBy(Symbol.Builder symbol, PlaceOrder.Builder order) {
        SymbolTerms terms = new SymbolTerms(symbol.build(), Examples.BTC, Examples.USDT);
        return OrderValidation.refusal(order.build(), terms, NOW);
    }

    @Test
    void aGoodOrderIsNotRefused() {
        assertNull(refusal(limit()));
    }

    @Test
    void theVenuesOwnRulesRefuse() {
        long most = Examples.BTC_USDT.getLotsMax();

        assertEquals(
                RejectCode.ORDER_INVALID,
                refusal(limit().setTimeInForce(TimeInForce.IOC).setPostOnly(true)));
        assertEquals(RejectCode.QUANTITY_TOO_LARGE, refusal(limit().setLots(most + 1)));
        assertEquals(
                RejectCode.NOTIONAL_TOO_SMALL,
                refusalBy(
                        Examples.BTC_USDT.toBuilder().setNotionalMinorMin(11),
                        limit().setPriceTicks(1).setLots(1)));
        assertEquals(
                RejectCode.EXPIRY_INVALID,
                refusal(limit().setTimeInForce(TimeInForce.GTD).setExpiresMicros(1)));
        assertEquals(RejectCode.REQUEST_EXPIRED, refusal(limit().setValidUntilMicros(1)));
    }

    @Test
    void theStateOfTheSymbolRefuses() {
        assertEquals(RejectCode.SYMBOL_HALTED, refusalIn(SymbolState.HALTED, limit()));
        assertEquals(RejectCode.SYMBOL_DELISTED, refusalIn(SymbolState.DELISTED, limit()));
        assertNull(refusalIn(SymbolState.AUCTION, limit()));
        assertEquals(
                RejectCode.SYMBOL_IN_AUCTION,
                refusalIn(SymbolState.AUCTION, limit().setTimeInForce(TimeInForce.IOC)));
    }
}
