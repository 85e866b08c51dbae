package org.bourse.core.twin;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.core.CommandHeader;
import org.bourse.core.NewOrder;
import org.bourse.core.NoEvents;
import org.jspecify.annotations.Nullable;

/**
 * I18 from the events alone: of two orders one cancels the other in the same step, at most one of
 * them trades; exits do nothing before their entry has ended with a trade, end with it if there was
 * none, and sell no more than it bought.
 */
final class ListChecker extends NoEvents {
    private static final class Leg {
        boolean open = true;
        long filledLots;

        /** Traded, reduced, triggered or ended in the present step. */
        boolean touched;
    }

    private static final class Legs {
        final boolean isBracket;
        final Map<Integer, Leg> byIndex = new HashMap<>();

        /** One of two was left alone, and got other lots as any order may. */
        boolean hasOtherLots;

        Legs(boolean isBracket) {
            this.isBracket = isBracket;
        }

        Leg leg(int index) {
            Leg leg = byIndex.get(index);
            if (leg == null) {
                throw new AssertionError("a list without its leg " + index);
            }
            return leg;
        }

        Leg a() {
            return leg(isBracket ? 1 : 0);
        }

        Leg b() {
            return leg(isBracket ? 2 : 1);
        }
    }

    private final Map<Long, Legs> lists = new HashMap<>();

    /** In the present step. */
    private final Map<Long, Legs> touched = new LinkedHashMap<>();

    @Override
    public void stepBegins(CommandHeader header, long venueTimeMicros) {
        touched.clear();
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
            boolean isBracket = order.listKind() == OrderListKind.BRACKET;
            lists.computeIfAbsent(Ids.first(orderId), _ -> new Legs(isBracket))
                    .byIndex
                    .put(Ids.index(orderId), new Leg());
        }
    }

    private @Nullable Leg touch(long orderId) {
        Legs list = lists.get(Ids.first(orderId));
        if (list == null) {
            return null;
        }
        touched.put(Ids.first(orderId), list);
        Leg leg = list.leg(Ids.index(orderId));
        leg.touched = true;
        return leg;
    }

    /** Before something is done by an exit. */
    private void checkIsActive(long orderId) {
        Legs list = lists.get(Ids.first(orderId));
        if (list != null && list.isBracket && Ids.index(orderId) > 0) {
            Leg entry = list.leg(0);
            Violation.unless(
                    !entry.open && entry.filledLots > 0, "exit %s before its turn", orderId);
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
        Leg leg = touch(orderId);
        if (leg == null) {
            return;
        }
        checkIsActive(orderId);
        leg.filledLots = filledLots;
        leg.open = !closes;
        Legs list = lists.get(Ids.first(orderId));
        if (list != null) {
            checkFills(orderId, list);
        }
    }

    private static void checkFills(long orderId, Legs list) {
        Leg a = list.a();
        Leg b = list.b();
        Violation.unless(a.filledLots == 0 || b.filledLots == 0, "both of %s trade", orderId);
        Violation.unless(
                !list.isBracket
                        || list.hasOtherLots
                        || a.filledLots + b.filledLots <= list.leg(0).filledLots,
                "exit %s sells more than was bought",
                orderId);
    }

    @Override
    public void orderTriggered(long orderId, long account, int symbol, long triggerTicks) {
        touch(orderId);
        checkIsActive(orderId);
    }

    @Override
    public void orderReduced(
            long orderId,
            long account,
            int symbol,
            long lots,
            long filledLots,
            long remainingLots) {
        touch(orderId);
        checkIsActive(orderId);
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
        checkIsActive(orderId);
        Legs list = lists.get(Ids.first(orderId));
        if (list != null && list.a().open != list.b().open) {
            list.hasOtherLots = true;
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
        Leg leg = touch(orderId);
        boolean isListReason =
                reason == CancelReason.ONE_CANCELS_OTHER || reason == CancelReason.PARENT_ENDED;
        Violation.unless(leg != null || !isListReason, "%s has no list", orderId);
        Legs list = lists.get(Ids.first(orderId));
        if (leg == null || list == null) {
            return;
        }
        leg.open = false;
        if (reason == CancelReason.ONE_CANCELS_OTHER) {
            boolean isA = leg == list.a();
            boolean isOne = isA || leg == list.b();
            Leg other = isA ? list.b() : list.a();
            Violation.unless(isOne && other.touched, "nothing cancels %s", orderId);
        }
        if (reason == CancelReason.PARENT_ENDED) {
            Leg entry = list.leg(0);
            boolean hasEnded = !entry.open && entry.touched && entry.filledLots == 0;
            Violation.unless(
                    list.isBracket && leg != entry && hasEnded, "no parent of %s ended", orderId);
        }
    }

    @Override
    public void stepEnds() {
        touched.forEach((listId, list) -> {
            Leg a = list.a();
            Leg b = list.b();
            Violation.unless(
                    !(a.touched || b.touched) || !(a.open && b.open),
                    "both of %s are open",
                    listId);
            if (list.isBracket) {
                checkEntry(listId, list);
            }
            list.byIndex.values().forEach(leg -> leg.touched = false);
            if (!a.open && !b.open && (!list.isBracket || !list.leg(0).open)) {
                lists.remove(listId);
            }
        });
    }

    private static void checkEntry(long listId, Legs list) {
        Leg entry = list.leg(0);
        boolean mustHaveEnded = !entry.open && entry.filledLots == 0;
        Violation.unless(
                !mustHaveEnded || (!list.a().open && !list.b().open),
                "exits without an entry: %s",
                listId);
    }
}
