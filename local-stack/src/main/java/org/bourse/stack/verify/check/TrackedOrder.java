package org.bourse.stack.verify.check;

import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;

/** An order as the events have told it so far. Prices in ticks, quantities in lots. */
public final class TrackedOrder {
    static final long PRICE_MAX = 1L << 53;

    private final Order asked;
    private final long makerRateE8;
    private final long takerRateE8;
    private final long createdMicros;

    private long priceTicks;
    private long triggerTicks;
    private long lots;
    private long filledLots;
    private long remainingLots;
    private long reducedLots;
    private boolean triggered;
    private long makerNotional;
    private long takerNotional;
    private long feeMinor;
    private long feePaidMinor;
    private long updatedMicros;
    private String status = "OPEN";
    private String reason = "";

    private final Footprint fills = new Footprint();
    private final Footprint transitions = new Footprint();

    TrackedOrder(Order asked, long makerRateE8, long takerRateE8, long createdMicros) {
        this.asked = asked;
        this.makerRateE8 = makerRateE8;
        this.takerRateE8 = takerRateE8;
        this.createdMicros = createdMicros;
        this.updatedMicros = createdMicros;
        priceTicks = asked.getPriceTicks();
        triggerTicks = asked.getTriggerPriceTicks();
        lots = asked.getLots();
        remainingLots = asked.getLots();
    }

    /** As it was asked for, or accepted. */
    public Order asked() {
        return asked;
    }

    public long orderId() {
        return asked.getOrderId();
    }

    public long priceTicks() {
        return priceTicks;
    }

    public long triggerTicks() {
        return triggerTicks;
    }

    public long lots() {
        return lots;
    }

    public long filledLots() {
        return filledLots;
    }

    public long remainingLots() {
        return remainingLots;
    }

    public long reducedLots() {
        return reducedLots;
    }

    public boolean triggered() {
        return triggered;
    }

    public long feeMinor() {
        return feeMinor;
    }

    public long notionalMinor() {
        return makerNotional + takerNotional;
    }

    public long createdMicros() {
        return createdMicros;
    }

    public long updatedMicros() {
        return updatedMicros;
    }

    /** The name that order-service gives it. */
    public String status() {
        return status;
    }

    /** Why it ended; empty while it is open. */
    public String reason() {
        return reason;
    }

    /** Of the rows of its fills. */
    public Footprint fills() {
        return fills;
    }

    /** Of the rows of its transitions. */
    public Footprint transitions() {
        return transitions;
    }

    int symbol() {
        return asked.getSymbol();
    }

    boolean buys() {
        return asked.getSide() == Side.BUY;
    }

    boolean isByBudget() {
        return asked.getBudgetMinor() > 0;
    }

    boolean isInList() {
        return asked.getListKind() != OrderListKind.ORDER_LIST_KIND_UNSPECIFIED;
    }

    /** One of the two exits of a bracket. */
    boolean isExit() {
        return asked.getListKind() == OrderListKind.BRACKET && Ids.index(orderId()) > 0;
    }

    boolean isConditional() {
        return asked.getType() != OrderType.LIMIT && asked.getType() != OrderType.MARKET;
    }

    boolean trails() {
        return asked.getType() == OrderType.TRAILING_STOP
                || asked.getType() == OrderType.TRAILING_STOP_LIMIT;
    }

    /** Whether a fall of the price triggers it, rather than a rise. */
    boolean falls() {
        boolean takesProfit =
                asked.getType() == OrderType.TAKE_PROFIT
                        || asked.getType() == OrderType.TAKE_PROFIT_LIMIT;
        return takesProfit == buys();
    }

    boolean isImmediate() {
        return asked.getTimeInForce() == TimeInForce.IOC
                || asked.getTimeInForce() == TimeInForce.FOK;
    }

    /** Whether what is left of it rests at last. */
    boolean mayRest() {
        return !isImmediate()
                && switch (asked.getType()) {
                    case LIMIT, STOP_LIMIT, TAKE_PROFIT_LIMIT, TRAILING_STOP_LIMIT -> true;
                    case MARKET,
                            STOP,
                            TAKE_PROFIT,
                            TRAILING_STOP,
                            ORDER_TYPE_UNSPECIFIED,
                            UNRECOGNIZED ->
                            false;
                };
    }

    long rateE8(Role role) {
        return role == Role.MAKER ? makerRateE8 : takerRateE8;
    }

    long makerRateE8() {
        return makerRateE8;
    }

    long takerRateE8() {
        return takerRateE8;
    }

    /** What it has traded in a role. */
    long notionalMinor(Role role) {
        return role == Role.MAKER ? makerNotional : takerNotional;
    }

    /** The positive fees it has been charged. */
    long feePaidMinor() {
        return feePaidMinor;
    }

    void fill(OrderFilled event, long timeMicros) {
        filledLots += event.getLots();
        remainingLots = event.getRemainingLots();
        if (event.getRole() == Role.MAKER) {
            makerNotional += event.getNotionalMinor();
        } else {
            takerNotional += event.getNotionalMinor();
        }
        feeMinor += event.getFeeMinor();
        feePaidMinor += Math.max(0, event.getFeeMinor());
        updatedMicros = timeMicros;
        status = event.getCloses() ? "FILLED" : "PARTIALLY_FILLED";
        reason = event.getCloses() ? "FILLED" : "";
        if (event.getCloses()) {
            remainingLots = 0;
        }
        fills.add(
                event.getTradeId(),
                event.getPriceTicks(),
                event.getLots(),
                event.getNotionalMinor(),
                event.getFeeMinor(),
                event.getRole().name(),
                timeMicros);
    }

    void cancel(CancelReason why, long remaining, long timeMicros) {
        end(why == CancelReason.EXPIRED ? "EXPIRED" : "CANCELLED", why.name(), timeMicros);
        remainingLots = remaining;
    }

    void end(String newStatus, String newReason, long timeMicros) {
        status = newStatus;
        reason = newReason;
        updatedMicros = timeMicros;
    }

    void replace(long price, long trigger, long newLots, long remaining, long timeMicros) {
        priceTicks = price;
        triggerTicks = trigger == 0 ? triggerTicks : trigger;
        lots = newLots;
        remainingLots = remaining;
        reducedLots = 0;
        updatedMicros = timeMicros;
    }

    void reduce(long by, long remaining, long timeMicros) {
        reducedLots += by;
        remainingLots = remaining;
        updatedMicros = timeMicros;
    }

    void trigger(long firedTicks, long timeMicros) {
        triggered = true;
        triggerTicks = firedTicks;
        priceTicks = limitAfter(firedTicks);
        updatedMicros = timeMicros;
    }

    /** The price of one that trails is set by the trigger that fired. */
    long limitAfter(long firedTicks) {
        if (asked.getType() != OrderType.TRAILING_STOP_LIMIT) {
            return priceTicks;
        }
        return buys()
                ? Math.min(PRICE_MAX, firedTicks + asked.getLimitOffsetTicks())
                : Math.max(1, firedTicks - asked.getLimitOffsetTicks());
    }

    /** Notes the row that its present state leaves among its transitions. */
    void transition(long position, int index, long tradeId) {
        transitions.add(
                position, index, updatedMicros, status, reason, filledLots, remainingLots, tradeId);
    }
}
