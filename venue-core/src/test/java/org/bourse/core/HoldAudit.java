package org.bourse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;

/**
 * Reads from the events what must be held, by the formula of the rules: of an open buy what remains
 * at its price, and the fee it was asked to hold less the fee it paid; of an open sale what
 * remains; and pending withdrawals. For a symbol where a lot is one unit and so is a lot at one
 * tick.
 */
final class HoldAudit extends NoEvents {
    private final Map<Long, Open> openOrders = new HashMap<>();
    private final Map<Long, Held> withdrawals = new HashMap<>();
    private int trades;

    private record Held(long account, int asset, long amount) {}

    private static final class Open {
        private final long account;
        private final boolean buy;
        private final long price;
        private long remaining;
        private long fee;

        private Open(NewOrder order, long maker, long taker) {
            account = order.account();
            buy = order.side() == Side.BUY;
            price = order.priceTicks();
            remaining = order.lots();
            long rate = Math.max(0, order.postOnly() ? maker : Math.max(maker, taker));
            long notional = price * remaining;
            fee = (notional * rate + 99_999_999) / 100_000_000 + (order.postOnly() ? 0 : 1);
        }

        private Held held() {
            return buy
                    ? new Held(account, 2, remaining * price + fee)
                    : new Held(account, 1, remaining);
        }
    }

    int trades() {
        return trades;
    }

    void assertHoldsOf(Venue venue) {
        Map<String, Long> expected = new HashMap<>();
        openOrders.values().stream().map(Open::held).forEach(held -> add(expected, held));
        withdrawals.values().forEach(held -> add(expected, held));
        for (long account = VenueDriver.ALICE;
                account < VenueDriver.ALICE + TradingMix.ACCOUNTS;
                account++) {
            for (int asset = 1; asset <= 2; asset++) {
                assertEquals(
                        expected.getOrDefault(account + "/" + asset, 0L),
                        venue.heldMinor(account, asset));
            }
        }
        assertEquals(openOrders.size(), venue.openOrders());
    }

    private static void add(Map<String, Long> sums, Held held) {
        sums.merge(held.account() + "/" + held.asset(), held.amount(), Long::sum);
    }

    @Override
    public void orderAccepted(
            long orderId,
            NewOrder order,
            long makerRateE8,
            long takerRateE8,
            long priceTicks,
            long triggerTicks,
            long expiresMicros) {
        if (order.type() == OrderType.LIMIT && order.timeInForce() == TimeInForce.GTC) {
            openOrders.put(orderId, new Open(order, makerRateE8, takerRateE8));
        }
    }

    @Override
    public void orderFilled(
            long orderId,
            long account,
            int symbol,
            Side side,
            Role role,
            long tradeId,
            long priceTicks,
            long lots,
            long notionalMinor,
            long feeMinor,
            long filledLots,
            long remainingLots,
            boolean closes) {
        trades++;
        Open open = openOrders.get(orderId);
        if (open != null) {
            open.remaining = remainingLots;
            open.fee -= Math.max(0, feeMinor);
        }
        if (closes) {
            openOrders.remove(orderId);
        }
    }

    @Override
    public void orderCancelled(
            long orderId,
            long account,
            int symbol,
            CancelReason reason,
            long filledLots,
            long remainingLots) {
        openOrders.remove(orderId);
    }

    @Override
    public void withdrawalHeld(long withdrawalId, long account, int asset, long amountMinor) {
        withdrawals.put(withdrawalId, new Held(account, asset, amountMinor));
    }

    @Override
    public void withdrawalCompleted(long withdrawalId) {
        withdrawals.remove(withdrawalId);
    }

    @Override
    public void withdrawalCancelled(long withdrawalId) {
        withdrawals.remove(withdrawalId);
    }
}
