package org.bourse.core.twin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.CommandHeader;
import org.bourse.core.NewOrder;
import org.bourse.core.NoEvents;

/**
 * I2, I6, I7, I12, I16 and I20 from the events alone: what orders were filled and cancelled, paid
 * and hold.
 */
final class OrderChecker extends NoEvents {
    /** An order that was accepted and has not ended. */
    private static final class Open {
        final NewOrder ask;
        final Listed.Factors symbol;
        final long makerRateE8;
        final long takerRateE8;
        long filledLots;
        long makerNotional;
        long takerNotional;
        long makerFees;
        long takerFees;
        final long feeMax;

        Open(NewOrder order, Listed.Factors symbol, long makerRateE8, long takerRateE8) {
            this.symbol = symbol;
            this.makerRateE8 = makerRateE8;
            this.takerRateE8 = takerRateE8;
            ask = copy(order);
            long rate = ask.postOnly() ? makerRateE8 : Math.max(makerRateE8, takerRateE8);
            boolean rests = ask.timeInForce() == TimeInForce.GTC && ask.side() == Side.BUY;
            feeMax =
                    rests
                            ? ceil(Math.max(rate, 0), notional(ask.priceTicks(), ask.lots()))
                                    + (ask.postOnly() ? 0 : 1)
                            : 0;
        }

        private static NewOrder copy(NewOrder order) {
            return new NewOrder()
                    .set(
                            order.account(),
                            order.symbol(),
                            order.side(),
                            order.type(),
                            order.timeInForce())
                    .postOnly(order.postOnly())
                    .priceTicks(order.priceTicks())
                    .lots(order.lots())
                    .budgetMinor(order.budgetMinor())
                    .validUntilMicros(order.validUntilMicros());
        }

        boolean isByBudget() {
            return ask.budgetMinor() > 0;
        }

        long remainingLots() {
            return isByBudget() ? 0 : ask.lots() - filledLots;
        }

        long notional(long priceTicks, long lots) {
            return Math.multiplyExact(Math.multiplyExact(priceTicks, lots), symbol.tickLotMinor());
        }

        /** What is held for it while it rests. */
        long held() {
            if (ask.side() == Side.SELL) {
                return Math.multiplyExact(remainingLots(), symbol.lotMinor());
            }
            long paid = Math.max(makerFees, 0) + takerFees;
            return notional(ask.priceTicks(), remainingLots()) + feeMax - paid;
        }
    }

    private record Held(long amountMinor, long account, int asset) {}

    private final Listed listed;
    private final LedgerChecker ledger;
    private final Map<Long, Open> open = new HashMap<>();
    private final Map<Long, Map<Long, Open>> openByAccount = new HashMap<>();
    private final Map<Long, Held> withdrawals = new HashMap<>();
    private final Set<Long> ended = new HashSet<>();
    private final Set<Long> accepted = new HashSet<>();
    private final Map<Long, Long> filledThisTrade = new LinkedHashMap<>();
    private long timeMicros;
    private long newcomer;

    OrderChecker(Listed listed, LedgerChecker ledger) {
        this.listed = listed;
        this.ledger = ledger;
    }

    private static long ceil(long rateE8, long notional) {
        return BigDecimal.valueOf(notional)
                .multiply(BigDecimal.valueOf(rateE8, 8))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    private Open open(long orderId) {
        Open order = open.get(orderId);
        if (order == null) {
            throw new AssertionError("order " + orderId + " is not open");
        }
        return order;
    }

    @Override
    public void stepBegins(CommandHeader header, long venueTimeMicros) {
        timeMicros = venueTimeMicros;
        newcomer = 0;
    }

    @Override
    public void orderAccepted(long orderId, NewOrder order, long makerRateE8, long takerRateE8) {
        Violation.unless(accepted.add(orderId), "order %s accepted twice", orderId);
        Violation.unless(
                order.validUntilMicros() == 0 || order.validUntilMicros() >= timeMicros,
                "order %s accepted after its time",
                orderId);
        Open known = new Open(order, listed.symbol(order.symbol()), makerRateE8, takerRateE8);
        open.put(orderId, known);
        openByAccount
                .computeIfAbsent(order.account(), _ -> new LinkedHashMap<>())
                .put(orderId, known);
        newcomer = orderId;
    }

    @Override
    public void orderRejected(long orderId, NewOrder order, RejectCode code) {
        Violation.unless(!accepted.contains(orderId), "order %s rejected too", orderId);
        Violation.unless(code != RejectCode.REJECT_CODE_UNSPECIFIED, "no code: %s", orderId);
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
        Open order = open(orderId);
        Violation.unless(
                order.ask.account() == account
                        && order.ask.symbol() == symbol
                        && order.ask.side() == side
                        && (role == Role.TAKER) == (orderId == newcomer),
                "fill of another order than %s",
                orderId);
        Violation.unless(lots > 0 && priceTicks > 0, "empty fill of %s", orderId);
        long limit = order.ask.priceTicks();
        boolean withinLimit = side == Side.BUY ? priceTicks <= limit : priceTicks >= limit;
        Violation.unless(limit == 0 || withinLimit, "fill of %s beyond its limit", orderId);
        order.filledLots += lots;
        Violation.unlessEqual(order.filledLots, filledLots, "filled of " + orderId);
        Violation.unlessEqual(order.remainingLots(), remainingLots, "remaining of " + orderId);
        Violation.unless(remainingLots >= 0, "negative remaining of %s", orderId);
        Violation.unlessEqual(order.notional(priceTicks, lots), notionalMinor, "notional");
        checkFee(order, role, notionalMinor, feeMinor);
        if (!order.isByBudget()) {
            Violation.unless(closes == (remainingLots == 0), "closes of %s", orderId);
        }
        if (closes) {
            end(orderId);
        }
        filledThisTrade.put(orderId, lots);
    }

    private static void checkFee(Open order, Role role, long notionalMinor, long feeMinor) {
        if (role == Role.MAKER) {
            order.makerNotional += notionalMinor;
            order.makerFees += feeMinor;
            long due = ceil(order.makerRateE8, order.makerNotional);
            Violation.unlessEqual(due, order.makerFees, "fees as maker");
        } else {
            order.takerNotional += notionalMinor;
            order.takerFees += feeMinor;
            long due = ceil(order.takerRateE8, order.takerNotional);
            Violation.unlessEqual(due, order.takerFees, "fees as taker");
        }
        if (order.isByBudget()) {
            Violation.unless(
                    order.takerNotional + order.takerFees <= order.ask.budgetMinor(),
                    "budget passed: %s",
                    order.ask.budgetMinor());
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
        Violation.unless(
                filledThisTrade.size() == 2
                        && filledThisTrade.getOrDefault(buyerOrderId, 0L) == lots
                        && filledThisTrade.getOrDefault(sellerOrderId, 0L) == lots,
                "trade %s without its two fills",
                tradeId);
        Violation.unless(buyerAccount != sellerAccount, "self trade %s", tradeId);
        Violation.unless(
                (takerSide == Side.BUY ? buyerOrderId : sellerOrderId) == newcomer,
                "taker of trade %s",
                tradeId);
        filledThisTrade.clear();
    }

    @Override
    public void orderCancelled(
            long orderId,
            long account,
            int symbol,
            CancelReason reason,
            long filledLots,
            long remainingLots) {
        Open order = open(orderId);
        Violation.unlessEqual(order.ask.account(), account, "account of " + orderId);
        Violation.unlessEqual(order.filledLots, filledLots, "filled of " + orderId);
        Violation.unlessEqual(order.remainingLots(), remainingLots, "rest of " + orderId);
        Violation.unless(order.isByBudget() || remainingLots > 0, "no rest of %s", orderId);
        end(orderId);
    }

    private void end(long orderId) {
        Violation.unless(ended.add(orderId), "order %s ended twice", orderId);
        Open order = open(orderId);
        open.remove(orderId);
        openByAccount.getOrDefault(order.ask.account(), Map.of()).remove(orderId);
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
        Violation.unless(filledThisTrade.isEmpty(), "fills without a trade: %s", filledThisTrade);
        Open taken = open.get(newcomer);
        Violation.unless(
                taken == null
                        || (taken.ask.type() == OrderType.LIMIT
                                && taken.ask.timeInForce() == TimeInForce.GTC),
                "order %s neither ended nor may rest",
                newcomer);
        new HashSet<>(ledger.touched()).forEach(this::checkHeld);
    }

    private void checkHeld(LedgerChecker.Place place) {
        if (place.bucket() != Bucket.HELD) {
            return;
        }
        long held = 0;
        for (Open order : openByAccount.getOrDefault(place.account(), Map.of()).values()) {
            int asset =
                    order.ask.side() == Side.BUY
                            ? order.symbol.definition().quote()
                            : order.symbol.definition().base();
            held += asset == place.asset() ? order.held() : 0;
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
