package org.bourse.core.twin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.NewOrder;
import org.bourse.core.SymbolDefinition;
import org.jspecify.annotations.Nullable;

/** What a checker knows of an order that was accepted and has not ended, and what it must hold. */
final class OpenOrder {
    private static final long PRICE_MAX = 1L << 53;

    final long account;
    final int symbol;
    final Side side;
    final OrderType type;
    final TimeInForce timeInForce;
    final boolean postOnly;
    final SelfTradePrevention mode;
    final long budgetMinor;
    final long expiresMicros;
    final long limitOffsetTicks;
    private final Listed.Factors factors;
    private final long makerRateE8;
    private final long takerRateE8;
    long priceTicks;
    long triggerTicks;
    long lots;
    long filledLots;

    /** The worst price it may trade at and for which it holds; 0 for a MARKET without a price. */
    long boundTicks;

    boolean isOpen = true;

    /** The other of two, of which one cancels the other. */
    private @Nullable OpenOrder other;

    private @Nullable OpenOrder entry;
    private boolean isSecond;
    boolean triggered;
    boolean rested;
    private long makerNotional;
    private long takerNotional;
    private long makerFees;
    private long takerFees;

    /** Fees that it could still come to, those paid included. */
    private long feeMax;

    /** What a limit that was set below the one of its hold leaves over. */
    private long excess;

    OpenOrder(
            NewOrder order,
            Listed.Factors factors,
            long makerRateE8,
            long takerRateE8,
            long priceTicks,
            long triggerTicks,
            long expiresMicros) {
        account = order.account();
        symbol = order.symbol();
        side = order.side();
        type = order.type();
        timeInForce = order.timeInForce();
        postOnly = order.postOnly();
        mode = order.selfTradePrevention();
        budgetMinor = order.budgetMinor();
        limitOffsetTicks = order.limitOffsetTicks();
        lots = order.lots();
        this.factors = factors;
        this.makerRateE8 = makerRateE8;
        this.takerRateE8 = takerRateE8;
        this.priceTicks = priceTicks;
        this.triggerTicks = triggerTicks;
        this.expiresMicros = expiresMicros;
        boundTicks = bound(factors.definition());
        feeMax = feeMax();
    }

    static long ceil(long rateE8, long notional) {
        return BigDecimal.valueOf(notional)
                .multiply(BigDecimal.valueOf(rateE8, 8))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    boolean isLimit() {
        return switch (type) {
            case LIMIT, STOP_LIMIT, TAKE_PROFIT_LIMIT, TRAILING_STOP_LIMIT -> true;
            case MARKET, STOP, TAKE_PROFIT, TRAILING_STOP, ORDER_TYPE_UNSPECIFIED, UNRECOGNIZED ->
                    false;
        };
    }

    boolean isConditional() {
        return type != OrderType.LIMIT && type != OrderType.MARKET;
    }

    boolean mayRest() {
        return isLimit() && timeInForce != TimeInForce.IOC && timeInForce != TimeInForce.FOK;
    }

    long remainingLots() {
        return budgetMinor > 0 ? 0 : lots - filledLots;
    }

    long notional(long priceTicks, long lots) {
        return Math.multiplyExact(Math.multiplyExact(priceTicks, lots), factors.tickLotMinor());
    }

    int heldAsset() {
        SymbolDefinition definition = factors.definition();
        return side == Side.BUY ? definition.quote() : definition.base();
    }

    /** Section 6.8, as the rules of the symbol are now. */
    private long bound(SymbolDefinition rules) {
        return switch (type) {
            case MARKET -> priceTicks;
            case TRAILING_STOP_LIMIT -> beyond(triggerTicks, limitOffsetTicks);
            case STOP, TAKE_PROFIT, TRAILING_STOP ->
                    cut(
                            priceTicks > 0
                                    ? priceTicks
                                    : beyond(
                                            triggerTicks,
                                            share(triggerTicks, rules.marketBoundE8())),
                            rules);
            case LIMIT, STOP_LIMIT, TAKE_PROFIT_LIMIT, ORDER_TYPE_UNSPECIFIED, UNRECOGNIZED ->
                    priceTicks;
        };
    }

    private long beyond(long ticks, long away) {
        return side == Side.BUY ? Math.min(PRICE_MAX, ticks + away) : Math.max(1, ticks - away);
    }

    static long share(long ticks, long shareE8) {
        return BigDecimal.valueOf(ticks)
                .multiply(BigDecimal.valueOf(shareE8, 8))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    /** Section 16.3. */
    private long cut(long ticks, SymbolDefinition rules) {
        long reference = rules.referencePriceTicks();
        if (rules.staticBandE8() == 0 || reference == 0) {
            return ticks;
        }
        long width = share(reference, rules.staticBandE8());
        return side == Side.BUY
                ? Math.min(ticks, reference + width)
                : Math.max(ticks, Math.max(1, reference - width));
    }

    /** Section 7.3, on what was traded and what is left. */
    private long feeMax() {
        if (side == Side.SELL || type == OrderType.MARKET) {
            return 0;
        }
        long notional = makerNotional + takerNotional + notional(boundTicks, remainingLots());
        if (!mayRest()) {
            return ceil(takerRateE8, notional);
        }
        return postOnly
                ? ceil(Math.max(makerRateE8, 0), notional)
                : ceil(Math.max(0, Math.max(makerRateE8, takerRateE8)), notional) + 1;
    }

    /** What it holds after a step; those that neither wait nor rest hold nothing then. */
    long held() {
        if (side == Side.SELL) {
            return Math.multiplyExact(remainingLots(), factors.lotMinor());
        }
        long paid = Math.max(makerFees, 0) + takerFees;
        return notional(boundTicks, remainingLots()) + feeMax - paid + excess;
    }

    /** It is the second of two, which hold together; exits if there is an entry. */
    void pairWith(OpenOrder first, @Nullable OpenOrder entryOfBoth) {
        other = first;
        first.other = this;
        isSecond = true;
        entry = entryOfBoth;
        first.entry = entryOfBoth;
        if (entryOfBoth != null) {
            forgetBound();
            first.forgetBound();
        }
    }

    /**
     * A trailing exit starts anew when it is activated, at a time and a price that are not told.
     */
    private void forgetBound() {
        if (type == OrderType.TRAILING_STOP || type == OrderType.TRAILING_STOP_LIMIT) {
            boundTicks = 0;
        }
    }

    /** It has ended, and so may the other go on alone, with the hold of 12.7. */
    void end() {
        isOpen = false;
        if (other != null && other.isOpen && other.filledLots > 0) {
            other.feeMax = other.feeMax();
        }
    }

    /** An exit whose entry has ended with a trade. */
    boolean isDueExit() {
        return entry != null && !entry.isOpen && entry.filledLots > 0;
    }

    /** What two hold together counts for the first: the greater, or what the entry bought. */
    long heldWithOther() {
        if (other == null || !other.isOpen) {
            return held();
        }
        if (isSecond) {
            return 0;
        }
        return entry == null
                ? Math.max(held(), other.held())
                : Math.multiplyExact(entry.filledLots, factors.lotMinor());
    }

    /** The limit of a TRAILING_STOP_LIMIT follows from the trigger that fired. */
    void trigger(long ticks) {
        triggered = true;
        triggerTicks = ticks;
        if (type == OrderType.TRAILING_STOP_LIMIT) {
            long limit = beyond(ticks, limitOffsetTicks);
            if (side == Side.BUY && limit < boundTicks) {
                excess = notional(boundTicks - limit, remainingLots());
                boundTicks = limit;
            } else if (side == Side.SELL) {
                boundTicks = Math.max(limit, boundTicks);
            }
        }
    }

    void replace(long newPrice, long newTrigger, long newLots, SymbolDefinition rules) {
        // 12.3: a trigger moves the bound of an order without a price only.
        boolean isOther = newPrice != priceTicks || (newPrice == 0 && newTrigger != triggerTicks);
        lots = newLots;
        if (type == OrderType.TRAILING_STOP_LIMIT && triggered) {
            boundTicks = newPrice;
        } else if (isOther && type != OrderType.TRAILING_STOP && !isTrailingLimit()) {
            priceTicks = newPrice;
            triggerTicks = newTrigger;
            boundTicks = bound(rules);
        }
        if (type != OrderType.TRAILING_STOP && !isTrailingLimit()) {
            triggerTicks = newTrigger;
        }
        priceTicks = newPrice;
        excess = 0;
        feeMax = feeMax();
        rested = false;
    }

    private boolean isTrailingLimit() {
        return type == OrderType.TRAILING_STOP_LIMIT;
    }

    /** Self-trade prevention took lots off. */
    void reduce(long taken) {
        lots -= taken;
        if (isLimit()) {
            excess = 0;
            feeMax = feeMax();
        }
    }

    /** One more trade; throws if its fee is not what is due for all in this role. */
    void fill(Role role, long tradedLots, long notionalMinor, long feeMinor) {
        filledLots += tradedLots;
        if (role == Role.MAKER) {
            makerNotional += notionalMinor;
            makerFees += feeMinor;
            Violation.unlessEqual(ceil(makerRateE8, makerNotional), makerFees, "fees as maker");
        } else {
            takerNotional += notionalMinor;
            takerFees += feeMinor;
            Violation.unlessEqual(ceil(takerRateE8, takerNotional), takerFees, "fees as taker");
        }
        Violation.unless(
                budgetMinor == 0 || takerNotional + takerFees <= budgetMinor,
                "budget passed: %s",
                budgetMinor);
    }
}
