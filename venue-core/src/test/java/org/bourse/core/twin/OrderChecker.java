package org.bourse.core.twin;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.CommandHeader;
import org.bourse.core.NewOrder;
import org.bourse.core.NoEvents;

/**
 * I2, I6, I7, I11, I12, I16 and I20 from the events alone: what orders were filled and cancelled,
 * paid and hold, and that nobody trades with himself.
 */
final class OrderChecker extends NoEvents {
    /** 6.3: so long a client order id is known at least. */
    private static final long KNOWN_MICROS = 86_400_000_000L;

    private record ClientKey(long account, String clientOrderId) {}

    private record Held(long amountMinor, long account, int asset) {}

    private final Listed listed;
    private final LedgerChecker ledger;
    private final Map<Long, OpenOrder> open = new HashMap<>();
    private final Map<Long, Map<Long, OpenOrder>> openByAccount = new HashMap<>();
    private final Map<Long, Held> withdrawals = new HashMap<>();
    private final Map<Long, Integer> groups = new HashMap<>();
    private final Set<Long> ended = new HashSet<>();
    private final Set<Long> accepted = new HashSet<>();
    private final Map<ClientKey, Long> keys = new HashMap<>();
    private final TradeSides sides = new TradeSides();
    private long timeMicros;
    private long newcomer;
    private long replaced;

    OrderChecker(Listed listed, LedgerChecker ledger) {
        this.listed = listed;
        this.ledger = ledger;
    }

    private OpenOrder open(long orderId) {
        OpenOrder order = open.get(orderId);
        if (order == null) {
            throw new AssertionError("order " + orderId + " is not open");
        }
        return order;
    }

    @Override
    public void stepBegins(CommandHeader header, long venueTimeMicros) {
        timeMicros = venueTimeMicros;
        newcomer = 0;
        replaced = 0;
    }

    @Override
    public void accountTradingSet(long account, int selfTradeGroup, boolean selfTradeAllowed) {
        groups.put(account, selfTradeGroup);
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
        Violation.unless(accepted.add(orderId), "order %s accepted twice", orderId);
        Violation.unless(
                order.validUntilMicros() == 0
                        || order.validUntilMicros() >= timeMicros
                        || Ids.index(orderId) > 0,
                "order %s accepted after its time",
                orderId);
        Long before = keys.put(new ClientKey(order.account(), order.clientOrderId()), timeMicros);
        Violation.unless(
                before == null || timeMicros - before >= KNOWN_MICROS,
                "client order id of %s twice in a day",
                orderId);
        long end =
                order.timeInForce() == TimeInForce.DAY
                        ? listed.endOfDayMicros(order.symbol(), timeMicros)
                        : order.expiresMicros();
        Violation.unlessEqual(end, expiresMicros, "end of " + orderId);
        OpenOrder known =
                new OpenOrder(
                        order,
                        listed.symbol(order.symbol()),
                        makerRateE8,
                        takerRateE8,
                        priceTicks,
                        triggerTicks,
                        expiresMicros);
        open.put(orderId, known);
        openByAccount
                .computeIfAbsent(order.account(), _ -> new LinkedHashMap<>())
                .put(orderId, known);
        relate(orderId, known, order.listKind());
        // an exit of a bracket, or the second of two, does not come in
        newcomer = Ids.index(orderId) == 0 ? orderId : newcomer;
    }

    private void relate(long orderId, OpenOrder order, OrderListKind kind) {
        int last = kind == OrderListKind.OCO ? 1 : kind == OrderListKind.BRACKET ? 2 : -1;
        if (Ids.index(orderId) == last) {
            boolean isBracket = kind == OrderListKind.BRACKET;
            order.pairWith(open(orderId - 1), isBracket ? open(Ids.first(orderId)) : null);
        }
    }

    @Override
    public void orderRejected(long orderId, NewOrder order, RejectCode code) {
        Violation.unless(!accepted.contains(orderId), "order %s rejected too", orderId);
        Violation.unless(code != RejectCode.REJECT_CODE_UNSPECIFIED, "no code: %s", orderId);
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
        OpenOrder order = open(orderId);
        Violation.unless(!order.triggered || order.isLimit(), "%s replaced while due", orderId);
        Violation.unlessEqual(order.filledLots, filledLots, "filled of " + orderId);
        Violation.unlessEqual(lots, filledLots + remainingLots, "total of " + orderId);
        Violation.unless(remainingLots > 0, "nothing left of %s", orderId);
        order.replace(priceTicks, triggerTicks, lots, listed.symbol(symbol).definition());
        replaced = orderId;
    }

    @Override
    public void orderTriggered(long orderId, long account, int symbol, long triggerTicks) {
        open(orderId).trigger(triggerTicks);
    }

    @Override
    public void orderReduced(
            long orderId,
            long account,
            int symbol,
            long lots,
            long filledLots,
            long remainingLots) {
        OpenOrder order = open(orderId);
        order.reduce(lots);
        Violation.unless(lots > 0 && remainingLots > 0, "reduced to nothing: %s", orderId);
        Violation.unlessEqual(order.filledLots, filledLots, "filled of " + orderId);
        Violation.unlessEqual(order.remainingLots(), remainingLots, "rest of " + orderId);
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
        OpenOrder order = open(orderId);
        Violation.unless(
                order.account == account && order.symbol == symbol && order.side == side,
                "fill of another order than %s",
                orderId);
        Violation.unless(mayBe(role, orderId, order), "role of %s", orderId);
        Violation.unless(
                order.expiresMicros == 0
                        || timeMicros < order.expiresMicros
                        || isNewAtTheEndOfTime(orderId),
                "fill of %s after its end",
                orderId);
        Violation.unless(lots > 0 && priceTicks > 0, "empty fill of %s", orderId);
        long limit = order.boundTicks;
        boolean withinLimit = side == Side.BUY ? priceTicks <= limit : priceTicks >= limit;
        Violation.unless(limit == 0 || withinLimit, "fill of %s beyond its limit", orderId);
        order.fill(role, lots, notionalMinor, feeMinor);
        Violation.unlessEqual(order.filledLots, filledLots, "filled of " + orderId);
        Violation.unlessEqual(order.remainingLots(), remainingLots, "remaining of " + orderId);
        Violation.unless(remainingLots >= 0, "negative remaining of %s", orderId);
        Violation.unlessEqual(order.notional(priceTicks, lots), notionalMinor, "notional");
        if (order.budgetMinor == 0) {
            Violation.unless(closes == (remainingLots == 0), "closes of %s", orderId);
        }
        if (closes) {
            end(orderId);
        }
        sides.add(orderId, role, lots, order);
    }

    /** One that came, was replaced or triggered takes until it rests; then it makes. */
    private boolean mayBe(Role role, long orderId, OpenOrder order) {
        if (role == Role.MAKER) {
            order.rested = true;
            return order.mayRest() && (!order.isConditional() || order.triggered);
        }
        boolean isActive =
                orderId == newcomer && !order.isConditional()
                        || orderId == replaced
                        || order.triggered
                        || order.isDueExit();
        return isActive && !order.rested;
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
        Violation.unless(
                (takerSide == Side.SIDE_UNSPECIFIED) == listed.isUncrossing(symbol),
                "side that took in %s",
                tradeId);
        sides.check(
                tradeId,
                takerSide,
                lots,
                new TradeSides.Party(buyerAccount, buyerOrderId, buyerFeeMinor),
                new TradeSides.Party(sellerAccount, sellerOrderId, sellerFeeMinor),
                new TradeSides.Groups(groups));
    }

    @Override
    public void orderCancelled(
            long orderId,
            long account,
            int symbol,
            CancelReason reason,
            long filledLots,
            long remainingLots) {
        OpenOrder order = open(orderId);
        Violation.unlessEqual(order.account, account, "account of " + orderId);
        Violation.unlessEqual(order.filledLots, filledLots, "filled of " + orderId);
        Violation.unlessEqual(order.remainingLots(), remainingLots, "rest of " + orderId);
        Violation.unless(order.budgetMinor > 0 || remainingLots > 0, "no rest of %s", orderId);
        Violation.unless(
                reason != CancelReason.EXPIRED
                        || (order.expiresMicros != 0 && timeMicros >= order.expiresMicros),
                "order %s expired before its end",
                orderId);
        end(orderId);
    }

    /** 13.1: the last day has no midnight; an order of that moment is matched before it expires. */
    private boolean isNewAtTheEndOfTime(long orderId) {
        return timeMicros == Long.MAX_VALUE && orderId == newcomer;
    }

    private void end(long orderId) {
        Violation.unless(ended.add(orderId), "order %s ended twice", orderId);
        OpenOrder order = open(orderId);
        open.remove(orderId);
        order.end();
        openByAccount.getOrDefault(order.account, Map.of()).remove(orderId);
    }

    @Override
    public void withdrawalHeld(long withdrawalId, long account, int asset, long amountMinor) {
        withdrawals.put(withdrawalId, new Held(amountMinor, account, asset));
    }

    @Override
    public void withdrawalCompleted(long withdrawalId) {
        Violation.unless(withdrawals.remove(withdrawalId) != null, "ended: %s", withdrawalId);
    }

    @Override
    public void withdrawalCancelled(long withdrawalId) {
        withdrawalCompleted(withdrawalId);
    }

    @Override
    public void stepEnds() {
        Violation.unless(sides.areTold(), "fills without a trade in %s", newcomer);
        OpenOrder taken = open.get(newcomer);
        Violation.unless(
                taken == null || taken.mayRest() || taken.isConditional(),
                "order %s neither ended nor may rest",
                newcomer);
        new HashSet<>(ledger.touched()).forEach(this::checkHeld);
    }

    private void checkHeld(LedgerChecker.Place place) {
        if (place.bucket() != Bucket.HELD) {
            return;
        }
        long held = 0;
        for (OpenOrder order : openByAccount.getOrDefault(place.account(), Map.of()).values()) {
            held += order.heldAsset() == place.asset() ? order.heldWithOther() : 0;
        }
        for (Held withdrawal : withdrawals.values()) {
            if (withdrawal.account() == place.account() && withdrawal.asset() == place.asset()) {
                held += withdrawal.amountMinor();
            }
        }
        long actual = ledger.balance(place.account(), place.asset(), Bucket.HELD);
        Violation.unlessEqual(held, actual, "held: " + place);
    }
}
