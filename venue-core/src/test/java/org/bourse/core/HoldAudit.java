package org.bourse.core;

import static org.bourse.contracts.v1.TimeInForce.GTC;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;

/**
 * Reads from the events what must be held, by the formula of the rules: of an open buy what remains
 * at its price, and the fee it was asked to hold less the fee it paid; of an open sale what
 * remains; of two orders of which one cancels the other the greater, once; for the exits of a
 * bracket what its entry bought; and pending withdrawals. For a symbol where a lot is one unit and
 * so is a lot at one tick.
 */
final class HoldAudit extends NoEvents {
    private final Map<Long, Open> openOrders = new HashMap<>();
    private final Map<Long, Held> withdrawals = new HashMap<>();

    /** By entry of a bracket. */
    private final Map<Long, Long> bought = new HashMap<>();

    private int trades;

    private record Held(long account, int asset, long amount) {}

    private static final class Open {
        private final long account;
        private final boolean buy;
        private final long price;
        private final OrderListKind kind;
        private long remaining;
        private long fee;

        private Open(NewOrder order, long maker, long taker) {
            account = order.account();
            buy = order.side() == Side.BUY;
            price = order.priceTicks();
            kind = order.listKind();
            remaining = order.lots();
            boolean rests = order.type() != OrderType.STOP && order.timeInForce() == GTC;
            long makerRate = rests ? maker : 0;
            long rate = Math.max(0, order.postOnly() ? maker : Math.max(makerRate, taker));
            long notional = price * remaining;
            fee = (notional * rate + 99_999_999) / 100_000_000;
            fee += rests && !order.postOnly() ? 1 : 0;
        }

        private Held held() {
            return buy
                    ? new Held(account, 2, remaining * price + fee)
                    : new Held(account, 1, remaining);
        }
    }

    /**
     * What an order holds, by itself or, if it is the first of two, for both; nothing if second.
     */
    private Held held(long id, Open order) {
        Held own = order.held();
        int index = Ids.index(id);
        int first = order.kind == OrderListKind.BRACKET ? 1 : 0;
        if (order.kind == OrderListKind.ORDER_LIST_KIND_UNSPECIFIED || index < first) {
            return own;
        }
        Open other = openOrders.get(index == first ? id + 1 : id - 1);
        if (other == null) {
            return own;
        }
        if (index > first) {
            return new Held(own.account(), own.asset(), 0);
        }
        long amount =
                first == 1
                        ? bought.getOrDefault(id - 1, 0L)
                        : Math.max(own.amount(), other.held().amount());
        return new Held(own.account(), own.asset(), amount);
    }

    int trades() {
        return trades;
    }

    void assertHoldsOf(Venue venue) {
        Map<String, Long> expected = new HashMap<>();
        openOrders.forEach((id, open) -> add(expected, held(id, open)));
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
        boolean listed = order.listKind() != OrderListKind.ORDER_LIST_KIND_UNSPECIFIED;
        if (listed || (order.type() == OrderType.LIMIT && order.timeInForce() == GTC)) {
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
            if (open.kind == OrderListKind.BRACKET && Ids.index(orderId) == 0) {
                bought.merge(orderId, lots, Long::sum);
            }
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
    public void orderReplaced(
            long orderId,
            long account,
            int symbol,
            long priceTicks,
            long triggerTicks,
            long lots,
            long filledLots,
            long remainingLots) {
        openOrders.get(orderId).remaining = remainingLots;
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
