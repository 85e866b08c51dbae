package org.bourse.core.twin;

import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.NewOrder;

/** What an order asks for: a value that can be asked again, changed a little. */
public final class Ask implements Cloneable {
    private long account;
    private int symbol;
    private Side side;
    private OrderType type;
    private TimeInForce timeInForce;
    private boolean postOnly;
    private long priceTicks;
    private long lots;
    private long budgetMinor;
    private long validUntilMicros;
    private long triggerTicks;
    private long trailingTicks;
    private int trailingBasisPoints;
    private long limitOffsetTicks;
    private long visibleLots;
    private boolean postOnlyReprice;
    private SelfTradePrevention mode = SelfTradePrevention.SELF_TRADE_PREVENTION_UNSPECIFIED;
    private long expiresMicros;
    private String clientOrderId;

    /** A LIMIT; all that is not named is absent. */
    Ask(
            long account,
            int symbol,
            Side side,
            TimeInForce timeInForce,
            long lots,
            long priceTicks,
            String clientOrderId) {
        this.account = account;
        this.symbol = symbol;
        this.side = side;
        type = OrderType.LIMIT;
        this.timeInForce = timeInForce;
        this.lots = lots;
        this.priceTicks = priceTicks;
        this.clientOrderId = clientOrderId;
    }

    public NewOrder into(NewOrder order) {
        return order.set(account, symbol, side, type, timeInForce)
                .postOnly(postOnly)
                .priceTicks(priceTicks)
                .lots(lots)
                .budgetMinor(budgetMinor)
                .validUntilMicros(validUntilMicros)
                .triggerTicks(triggerTicks)
                .trailingTicks(trailingTicks)
                .trailingBasisPoints(trailingBasisPoints)
                .limitOffsetTicks(limitOffsetTicks)
                .visibleLots(visibleLots)
                .postOnlyReprice(postOnlyReprice)
                .selfTradePrevention(mode)
                .expiresMicros(expiresMicros)
                .clientOrderId(clientOrderId);
    }

    private Ask copy() {
        try {
            return (Ask) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    Ask withAccount(long value) {
        Ask copy = copy();
        copy.account = value;
        return copy;
    }

    Ask withSymbol(int value) {
        Ask copy = copy();
        copy.symbol = value;
        return copy;
    }

    Ask withShape(Side newSide, OrderType newType, TimeInForce newTime, boolean newPostOnly) {
        Ask copy = copy();
        copy.side = newSide;
        copy.type = newType;
        copy.timeInForce = newTime;
        copy.postOnly = newPostOnly;
        return copy;
    }

    Ask as(OrderType newType) {
        Ask copy = copy();
        copy.type = newType;
        return copy;
    }

    Ask withTime(TimeInForce value) {
        Ask copy = copy();
        copy.timeInForce = value;
        return copy;
    }

    Ask withPrice(long value) {
        Ask copy = copy();
        copy.priceTicks = value;
        return copy;
    }

    Ask withNumbers(long newPriceTicks, long newLots, long newBudgetMinor) {
        Ask copy = copy();
        copy.priceTicks = newPriceTicks;
        copy.lots = newLots;
        copy.budgetMinor = newBudgetMinor;
        return copy;
    }

    Ask withValidUntil(long value) {
        Ask copy = copy();
        copy.validUntilMicros = value;
        return copy;
    }

    Ask withTrigger(long value) {
        Ask copy = copy();
        copy.triggerTicks = value;
        return copy;
    }

    Ask trailingBy(long ticks, int basisPoints) {
        Ask copy = copy();
        copy.trailingTicks = ticks;
        copy.trailingBasisPoints = basisPoints;
        return copy;
    }

    Ask withLimitOffset(long value) {
        Ask copy = copy();
        copy.limitOffsetTicks = value;
        return copy;
    }

    Ask showing(long value) {
        Ask copy = copy();
        copy.visibleLots = value;
        return copy;
    }

    Ask postingOnly(boolean reprice) {
        Ask copy = copy();
        copy.postOnly = true;
        copy.postOnlyReprice = reprice;
        return copy;
    }

    Ask withReprice(boolean value) {
        Ask copy = copy();
        copy.postOnlyReprice = value;
        return copy;
    }

    Ask withMode(SelfTradePrevention value) {
        Ask copy = copy();
        copy.mode = value;
        return copy;
    }

    /** GTD until then. */
    Ask until(long value) {
        return withTime(TimeInForce.GTD).withExpiry(value);
    }

    Ask withExpiry(long value) {
        Ask copy = copy();
        copy.expiresMicros = value;
        return copy;
    }

    Ask withClientOrderId(String value) {
        Ask copy = copy();
        copy.clientOrderId = value;
        return copy;
    }

    long account() {
        return account;
    }

    int symbol() {
        return symbol;
    }

    Side side() {
        return side;
    }

    OrderType type() {
        return type;
    }

    TimeInForce timeInForce() {
        return timeInForce;
    }

    boolean postOnly() {
        return postOnly;
    }

    long priceTicks() {
        return priceTicks;
    }

    long lots() {
        return lots;
    }

    long budgetMinor() {
        return budgetMinor;
    }

    String clientOrderId() {
        return clientOrderId;
    }

    @Override
    public String toString() {
        return "%s %s %s %s of %d in %d: %d@%d budget %d trigger %d trailing %d or %d, offset %d,"
                        .formatted(
                                side,
                                type,
                                timeInForce,
                                postOnly
                                        ? postOnlyReprice ? "post-only repriced" : "post-only"
                                        : "",
                                account,
                                symbol,
                                lots,
                                priceTicks,
                                budgetMinor,
                                triggerTicks,
                                trailingTicks,
                                trailingBasisPoints,
                                limitOffsetTicks)
                + " shows %d, mode %s, until %d, valid until %d, id %s"
                        .formatted(
                                visibleLots, mode, expiresMicros, validUntilMicros, clientOrderId);
    }
}
