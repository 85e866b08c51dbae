package org.bourse.core.twin;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.LegKinds;
import org.bourse.core.NewOrder;
import org.bourse.core.NewOrderList;
import org.jspecify.annotations.Nullable;

/** Section 20: order lists, from their request to their acceptance. */
final class NaiveListDesk {
    private static final Set<OrderType> TAKING_PROFIT =
            EnumSet.of(OrderType.TAKE_PROFIT, OrderType.TAKE_PROFIT_LIMIT);
    private static final Set<OrderType> STOPPING =
            EnumSet.of(
                    OrderType.STOP,
                    OrderType.STOP_LIMIT,
                    OrderType.TRAILING_STOP,
                    OrderType.TRAILING_STOP_LIMIT);
    private static final Set<TimeInForce> LASTING =
            EnumSet.of(TimeInForce.GTC, TimeInForce.DAY, TimeInForce.GTD);

    private final NaiveMarket market;
    private final NaiveDuplicates duplicates;
    private final NaiveNewOrders orders;
    private final NaiveEndings endings;
    private final NaiveTriggers triggers;
    private final NaiveMatching matching;

    NaiveListDesk(
            NaiveMarket market,
            NaiveDuplicates duplicates,
            NaiveNewOrders orders,
            NaiveEndings endings,
            NaiveTriggers triggers,
            NaiveMatching matching) {
        this.market = market;
        this.duplicates = duplicates;
        this.orders = orders;
        this.endings = endings;
        this.triggers = triggers;
        this.matching = matching;
    }

    void place(NewOrderList list) {
        // 20.2
        if (list.size() < 1) {
            market.events.commandRejected(RejectCode.LIST_INVALID, 0, 0);
            return;
        }
        // 20.1
        boolean isNamed = list.kind() != OrderListKind.UNRECOGNIZED;
        for (NewOrder leg : legs(list)) {
            LegKinds.set(leg, isNamed ? list.kind() : OrderListKind.ORDER_LIST_KIND_UNSPECIFIED);
        }
        NewOrder first = list.leg(0);
        RejectCode code = checkList(list);
        if (code != null) {
            reject(list, code);
            return;
        }
        // 20.3
        List<Object> payload = NaiveDuplicates.payload(list);
        NaiveDuplicates.First known = duplicates.find(first.account(), first.clientOrderId());
        if (known != null && known.payload().equals(payload)) {
            market.events.orderRepeated(first.account(), known.orderId());
            return;
        }
        for (NewOrder leg : legs(list)) {
            if (duplicates.find(leg.account(), leg.clientOrderId()) != null) {
                reject(list, RejectCode.CLIENT_ORDER_ID_REUSED);
                return;
            }
        }
        if (!duplicates.hasRoom(list.size())) {
            reject(list, RejectCode.DUPLICATES_FULL);
            return;
        }
        for (int leg = 0; leg < list.legs(); leg++) {
            duplicates.remember(list.leg(leg), market.step.id(leg), payload);
        }
        code = accept(list);
        if (code != null) {
            reject(list, code);
        }
    }

    private static List<NewOrder> legs(NewOrderList list) {
        List<NewOrder> legs = new ArrayList<>();
        for (int leg = 0; leg < list.legs(); leg++) {
            legs.add(list.leg(leg));
        }
        return legs;
    }

    private void reject(NewOrderList list, RejectCode code) {
        for (int leg = 0; leg < list.legs(); leg++) {
            market.events.orderRejected(market.step.id(leg), list.leg(leg), code);
        }
    }

    /** 20.2, and 6.2 as 20.3 has it. */
    private @Nullable RejectCode checkList(NewOrderList list) {
        NewOrder first = list.leg(0);
        if (NaiveOrderDesk.isExpired(first.validUntilMicros(), market.timeMicros)) {
            return RejectCode.REQUEST_EXPIRED;
        }
        boolean isList =
                switch (list.kind()) {
                    case OCO -> list.size() == 2 && areAlike(list) && isOco(list);
                    case BRACKET -> list.size() == 3 && areAlike(list) && isBracket(list);
                    case ORDER_LIST_KIND_UNSPECIFIED, UNRECOGNIZED -> false;
                };
        if (!isList) {
            return RejectCode.LIST_INVALID;
        }
        if (!market.ledger.isUser(first.account())) {
            return RejectCode.ACCOUNT_UNKNOWN;
        }
        boolean areIdsValid = legs(list).stream().allMatch(NaiveNewOrders::isClientOrderId);
        return areIdsValid ? null : RejectCode.CLIENT_ORDER_ID_INVALID;
    }

    private static boolean areAlike(NewOrderList list) {
        Set<String> ids = new HashSet<>();
        for (NewOrder leg : legs(list)) {
            if (leg.account() != list.leg(0).account()
                    || leg.symbol() != list.leg(0).symbol()
                    || leg.lots() != list.leg(0).lots()
                    || leg.budgetMinor() != 0
                    || leg.visibleLots() != 0
                    || !ids.add(leg.clientOrderId())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOco(NewOrderList list) {
        return list.leg(0).side() == list.leg(1).side()
                && mayBeA(list.leg(0))
                && STOPPING.contains(list.leg(1).type());
    }

    private static boolean isBracket(NewOrderList list) {
        NewOrder a = list.leg(1);
        NewOrder b = list.leg(2);
        return list.leg(0).side() == Side.BUY
                && a.side() == Side.SELL
                && b.side() == Side.SELL
                && !a.postOnly()
                && !b.postOnly()
                && mayBeA(a)
                && STOPPING.contains(b.type());
    }

    private static boolean mayBeA(NewOrder leg) {
        boolean mayRest = leg.type() == OrderType.LIMIT && LASTING.contains(leg.timeInForce());
        return mayRest || TAKING_PROFIT.contains(leg.type());
    }

    /** 6.4 to 6.15 as 20.3 and 20.4 have it. */
    private @Nullable RejectCode accept(NewOrderList list) {
        boolean isOco = list.kind() == OrderListKind.OCO;
        List<NaiveOrder> accepted = new ArrayList<>();
        for (NewOrder leg : legs(list)) {
            int number = accepted.size();
            NaiveLegs legs =
                    new NaiveLegs(
                            list.size(),
                            List.copyOf(accepted),
                            !isOco && number > 0,
                            isOco && number == 0 && leg.type() == OrderType.LIMIT);
            NaiveNewOrders.Checked checked = orders.check(leg, market.step.id(number), legs);
            if (checked.order() == null) {
                return checked.code();
            }
            accepted.add(checked.order());
        }
        NaiveOrder first = accepted.get(0);
        BigInteger hold = NaiveHolds.first(first, market);
        if (isOco) {
            hold = hold.max(NaiveHolds.first(accepted.get(1), market));
        }
        RejectCode code = orders.checkFunds(first, hold);
        if (code != null) {
            return code;
        }
        for (int leg = 0; leg < list.legs(); leg++) {
            orders.emitAccepted(accepted.get(leg), list.leg(leg));
        }
        if (isOco) {
            beginOco(new NaivePair(first, accepted.get(1), null), hold);
        } else {
            beginBracket(new NaivePair(accepted.get(1), accepted.get(2), first), first, hold);
        }
        return null;
    }

    private void beginOco(NaivePair pair, BigInteger hold) {
        NaiveBook book = market.book(pair.a);
        endings.hold(pair.a, hold);
        if (pair.a.isConditional()) {
            triggers.await(pair.a);
        } else {
            book.rest(pair.a);
            book.emitLevel(market.events, pair.a.side, pair.a.limitTicks);
        }
        triggers.await(pair.b);
    }

    private void beginBracket(NaivePair exits, NaiveOrder entry, BigInteger hold) {
        for (NaiveOrder exit : List.of(exits.a, exits.b)) {
            exit.place = NaiveOrder.Place.DORMANT;
            market.book(exit).dormant.add(exit);
        }
        if (entry.isConditional()) {
            endings.hold(entry, hold);
            triggers.await(entry);
        } else {
            matching.begin(entry, hold);
        }
    }
}
