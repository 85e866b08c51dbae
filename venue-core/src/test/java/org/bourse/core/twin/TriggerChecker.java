package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.CommandHeader;
import org.bourse.core.NewOrder;
import org.bourse.core.NoEvents;
import org.bourse.core.SymbolDefinition;

/**
 * I17 from the events alone: an order is triggered at most once, by a trade later than its
 * acceptance at or through its trigger, and by every such trade; and the work of a step is bounded.
 */
final class TriggerChecker extends NoEvents {
    private static final long PRICE_MAX = 1L << 53;
    private static final int STEP_MAX = 1_000;

    private static final class Waiting {
        final Side side;
        final boolean falls;
        final long trailingTicks;
        final int trailingBasisPoints;
        long triggerTicks;
        long referenceTicks;
        boolean due;

        /** Of a bracket: when it begins to wait is not told. */
        final boolean isExit;

        Waiting(long orderId, NewOrder order, long triggerTicks, long lastTicks) {
            isExit = order.listKind() == OrderListKind.BRACKET && Ids.index(orderId) > 0;
            side = order.side();
            boolean takesProfit =
                    order.type() == OrderType.TAKE_PROFIT
                            || order.type() == OrderType.TAKE_PROFIT_LIMIT;
            falls = takesProfit == (side == Side.BUY);
            trailingTicks = order.trailingTicks();
            trailingBasisPoints = order.trailingBasisPoints();
            this.triggerTicks = triggerTicks;
            referenceTicks = lastTicks;
        }

        boolean trails() {
            return trailingTicks != 0 || trailingBasisPoints != 0;
        }

        long trailing() {
            long share = referenceTicks / 10_000 * trailingBasisPoints;
            share += referenceTicks % 10_000 * trailingBasisPoints / 10_000;
            long distance = trailingTicks != 0 ? trailingTicks : Math.max(1, share);
            return falls
                    ? Math.max(1, referenceTicks - distance)
                    : Math.min(PRICE_MAX, referenceTicks + distance);
        }

        boolean isReached(long priceTicks, long ticks) {
            return falls ? priceTicks <= ticks : priceTicks >= ticks;
        }

        void traded(long priceTicks) {
            if (isReached(priceTicks, triggerTicks)) {
                due = true;
            } else if (trails()) {
                referenceTicks =
                        falls
                                ? Math.max(referenceTicks, priceTicks)
                                : Math.min(referenceTicks, priceTicks);
                triggerTicks = trailing();
            }
        }
    }

    private final Map<Integer, Map<Long, Waiting>> waiting = new HashMap<>();
    private final Map<Integer, Long> lastTicks = new HashMap<>();

    /** Of the trades of the present step, whatever their symbol. */
    private final List<Long> prices = new ArrayList<>();

    /** At which uncrossings that are not over have traded. */
    private final Map<Integer, Set<Long>> auctionTicks = new HashMap<>();

    private long dueOrders;
    private long met;
    private long ended;

    private Map<Long, Waiting> waiting(int symbol) {
        return waiting.computeIfAbsent(symbol, _ -> new LinkedHashMap<>());
    }

    @Override
    public void stepBegins(CommandHeader header, long venueTimeMicros) {
        met = 0;
        ended = 0;
        prices.clear();
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
        if (order.type() == OrderType.LIMIT || order.type() == OrderType.MARKET) {
            return;
        }
        long last = lastTicks.getOrDefault(order.symbol(), 0L);
        Waiting added = new Waiting(orderId, order, triggerTicks, last);
        if (added.trails()) {
            Violation.unless(last > 0, "%s has nothing to follow", orderId);
            Violation.unlessEqual(added.trailing(), triggerTicks, "trigger of " + orderId);
        } else {
            Violation.unless(
                    last == 0
                            || added.isExit
                            || (added.falls ? last > triggerTicks : last < triggerTicks),
                    "trigger of %s has passed",
                    orderId);
        }
        waiting(order.symbol()).put(orderId, added);
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
        Waiting order = waiting(symbol).get(orderId);
        if (order != null) {
            order.triggerTicks = triggerTicks;
        } else {
            Violation.unlessEqual(0, triggerTicks, "trigger of " + orderId);
        }
    }

    @Override
    public void orderTriggered(long orderId, long account, int symbol, long triggerTicks) {
        Waiting order = waiting(symbol).remove(orderId);
        if (order != null && order.isExit) {
            checkExit(orderId, symbol, order, triggerTicks);
            return;
        }
        Violation.unless(order != null && order.due, "%s is triggered by nothing", orderId);
        if (order != null) {
            Violation.unlessEqual(order.triggerTicks, triggerTicks, "trigger of " + orderId);
        }
        dueOrders--;
    }

    /** By the last price when it is activated, or by a trade of this step. */
    private void checkExit(long orderId, int symbol, Waiting exit, long triggerTicks) {
        Violation.unless(
                exit.trails() || exit.triggerTicks == triggerTicks, "trigger of %s", orderId);
        boolean isReached =
                exit.isReached(lastTicks.getOrDefault(symbol, 0L), triggerTicks)
                        || prices.stream().anyMatch(p -> exit.isReached(p, triggerTicks));
        Violation.unless(isReached, "%s is triggered by nothing", orderId);
    }

    @Override
    public void trade(
            long tradeId,
            int symbol,
            long priceTicks,
            long lots,
            long notionalMinor,
            Side takerSide,
            long buyerAccount,
            long sellerAccount,
            long buyerOrderId,
            long sellerOrderId,
            long buyerFeeMinor,
            long sellerFeeMinor) {
        met++;
        lastTicks.put(symbol, priceTicks);
        prices.add(priceTicks);
        if (takerSide == Side.SIDE_UNSPECIFIED) {
            auctionTicks.computeIfAbsent(symbol, _ -> new LinkedHashSet<>()).add(priceTicks);
        } else {
            look(symbol, priceTicks);
        }
    }

    private void look(int symbol, long priceTicks) {
        for (Waiting order : waiting(symbol).values()) {
            if (!order.due && !order.isExit) {
                order.traded(priceTicks);
                dueOrders += order.due ? 1 : 0;
            }
        }
    }

    /** 21.4: an uncrossing's prices are looked at when it is over. */
    @Override
    public void symbolChanged(SymbolDefinition symbol) {
        if (symbol.state() != SymbolState.UNCROSSING) {
            Set<Long> prices = auctionTicks.remove(symbol.symbol());
            if (prices != null) {
                prices.forEach(price -> look(symbol.symbol(), price));
            }
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
        Violation.unless(!waiting(symbol).containsKey(orderId), "fill of %s, waiting", orderId);
    }

    @Override
    public void orderCancelled(
            long orderId,
            long account,
            int symbol,
            CancelReason reason,
            long filledLots,
            long remainingLots) {
        Waiting order = waiting(symbol).remove(orderId);
        if (order != null && order.due) {
            // the trade that is looked at later filled, or triggered first, the other of two
            Violation.unless(
                    reason == CancelReason.ONE_CANCELS_OTHER,
                    "%s ends instead of triggering",
                    orderId);
            dueOrders--;
        }
        switch (reason) {
            case EXPIRED, OPERATOR, DEAD_MAN_SWITCH, KILL_SWITCH, DELISTING, REQUESTED -> ended++;
            case IMMEDIATE_REMAINDER,
                    FOK_UNFILLABLE,
                    LIMIT_OF_FILLS,
                    SELF_TRADE,
                    BUDGET_TOO_SMALL,
                    VOLATILITY,
                    ONE_CANCELS_OTHER,
                    PARENT_ENDED,
                    CANCEL_REASON_UNSPECIFIED,
                    UNRECOGNIZED -> {}
        }
    }

    @Override
    public void stepEnds() {
        Violation.unlessEqual(0, dueOrders, "orders that a trade did not trigger");
        Violation.unless(met <= STEP_MAX, "%s meetings in a step", met);
        // Those that expire in the way of a taker are met; one may be cancelled by its owner.
        Violation.unless(ended + met <= 2 * STEP_MAX + 1, "%s ends in a step", ended + met);
    }
}
