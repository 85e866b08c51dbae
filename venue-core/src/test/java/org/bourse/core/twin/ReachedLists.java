package org.bourse.core.twin;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
import org.jspecify.annotations.Nullable;

/** Counts what a generator must reach of lists and external levels, and no single event tells. */
final class ReachedLists extends NoEvents {
    /** All that must be seen; the first ones are why one of two cancels the other. */
    enum Fact {
        BY_TRADE,
        BY_TRIGGER,
        BY_REDUCTION,
        BY_REQUEST,
        BY_EXPIRY,
        BY_SELF_TRADE,
        BY_MASS_CANCEL,
        REPLACED,
        EXITS_CUT,
        EXIT_TRIGGERED,
        EXIT_TRAILED,
        EXIT_TOOK,
        EXITS_ENDED_BEFORE_ENTRY,
        EXITS_ENDED_WITH_HOLD,
        ENTRY_TOOK,
        ENTRY_MADE,
        LEG_IN_AUCTION,
        ENTRY_IN_AUCTION,
        EXTERNAL_MADE,
        EXTERNAL_TOOK,
        EXTERNAL_TRIGGERED,
        EXTERNAL_LOST
    }

    private static final class Leg {
        final OrderListKind kind;
        final OrderType type;
        final long lots;
        long filledLots;
        boolean open = true;

        Leg(NewOrder order) {
            kind = order.listKind();
            type = order.type();
            lots = order.lots();
        }
    }

    private final Map<Fact, Long> counts = new EnumMap<>(Fact.class);
    private final Map<Long, Leg> legs = new HashMap<>();

    /** Of lists, in the present step. */
    private final Map<Long, Fact> causes = new HashMap<>();

    private boolean hasExternalTrade;
    private boolean hasLevel;

    Map<Fact, Long> counts() {
        return counts;
    }

    private void count(boolean happened, Fact fact) {
        if (happened) {
            counts.merge(fact, 1L, Long::sum);
        }
    }

    @Override
    public void stepBegins(CommandHeader header, long venueTimeMicros) {
        causes.clear();
        hasExternalTrade = false;
        hasLevel = false;
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
        if (order.listKind() != OrderListKind.ORDER_LIST_KIND_UNSPECIFIED) {
            legs.put(orderId, new Leg(order));
        }
    }

    private static boolean isExit(long orderId, @Nullable Leg leg) {
        return leg != null && leg.kind == OrderListKind.BRACKET && Ids.index(orderId) > 0;
    }

    private static boolean isEntry(long orderId, @Nullable Leg leg) {
        return leg != null && leg.kind == OrderListKind.BRACKET && Ids.index(orderId) == 0;
    }

    private void cause(long orderId, @Nullable Leg leg, Fact fact) {
        if (leg != null && !isEntry(orderId, leg)) {
            causes.put(Ids.first(orderId), fact);
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
        Leg leg = legs.get(orderId);
        if (leg != null) {
            cause(orderId, leg, Fact.BY_TRADE);
            leg.filledLots = filledLots;
            leg.open = !closes;
            boolean takes = role == Role.TAKER;
            count(isEntry(orderId, leg), takes ? Fact.ENTRY_TOOK : Fact.ENTRY_MADE);
            count(isExit(orderId, leg) && takes && leg.type == OrderType.LIMIT, Fact.EXIT_TOOK);
        }
    }

    @Override
    public void orderTriggered(long orderId, long account, int symbol, long triggerTicks) {
        Leg leg = legs.get(orderId);
        cause(orderId, leg, Fact.BY_TRIGGER);
        count(hasExternalTrade, Fact.EXTERNAL_TRIGGERED);
        if (leg != null && isExit(orderId, leg)) {
            boolean trails =
                    leg.type == OrderType.TRAILING_STOP
                            || leg.type == OrderType.TRAILING_STOP_LIMIT;
            count(true, trails ? Fact.EXIT_TRAILED : Fact.EXIT_TRIGGERED);
        }
    }

    @Override
    public void orderReduced(
            long orderId,
            long account,
            int symbol,
            long lots,
            long filledLots,
            long remainingLots) {
        cause(orderId, legs.get(orderId), Fact.BY_REDUCTION);
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
        Leg leg = legs.get(orderId);
        if (leg != null) {
            count(true, lots < leg.lots && filledLots == 0 ? Fact.EXITS_CUT : Fact.REPLACED);
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
        Leg leg = legs.get(orderId);
        if (leg == null) {
            return;
        }
        leg.open = false;
        switch (reason) {
            case ONE_CANCELS_OTHER ->
                    count(true, Objects.requireNonNull(causes.get(Ids.first(orderId))));
            case REQUESTED -> cause(orderId, leg, Fact.BY_REQUEST);
            case EXPIRED -> cause(orderId, leg, Fact.BY_EXPIRY);
            case SELF_TRADE -> cause(orderId, leg, Fact.BY_SELF_TRADE);
            default -> cause(orderId, leg, Fact.BY_MASS_CANCEL);
        }
        Leg entry = legs.get(Ids.first(orderId));
        if (isExit(orderId, leg) && entry != null && entry.open) {
            count(true, Fact.EXITS_ENDED_BEFORE_ENTRY);
            count(entry.filledLots > 0, Fact.EXITS_ENDED_WITH_HOLD);
        }
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
        boolean isExternal = buyerOrderId == 0 || sellerOrderId == 0;
        boolean takes = takerSide == Side.BUY ? buyerOrderId == 0 : sellerOrderId == 0;
        count(isExternal, takes ? Fact.EXTERNAL_TOOK : Fact.EXTERNAL_MADE);
        hasExternalTrade |= isExternal;
        if (takerSide == Side.SIDE_UNSPECIFIED) {
            Leg buyer = legs.get(buyerOrderId);
            count(isEntry(buyerOrderId, buyer), Fact.ENTRY_IN_AUCTION);
            count(legs.containsKey(sellerOrderId), Fact.LEG_IN_AUCTION);
        }
    }

    @Override
    public void levelChanged(
            int symbol, long bookSequence, Side side, long priceTicks, long lots, int orders) {
        hasLevel = true;
    }

    @Override
    public void symbolChanged(SymbolDefinition symbol) {
        count(hasLevel && symbol.state() == SymbolState.HALTED, Fact.EXTERNAL_LOST);
    }
}
