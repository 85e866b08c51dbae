package org.bourse.stack.verify.check;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.OrderAccepted;
import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.OrderReduced;
import org.bourse.contracts.v1.OrderRejected;
import org.bourse.contracts.v1.OrderReplaced;
import org.bourse.contracts.v1.OrderTriggered;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;
import org.bourse.stack.verify.stream.Step;

/**
 * The open orders, and I6, I10 and I12 of them: each event follows from what was told before,
 * quantity = filled + remaining + cancelled, no fill is beyond the limit, nothing comes after the
 * end. It moves an order on with each event.
 */
public final class Orders implements VenueCheck {
    private final Map<Long, TrackedOrder> open = new HashMap<>();
    private final Findings findings;
    private final Consumer<TrackedOrder> ended;
    private long timeMicros;
    private long position;
    private int index;
    private long newest;

    /**
     * @param ended is given each order at its end, refused ones, too
     */
    Orders(Findings findings, Consumer<TrackedOrder> ended) {
        this.findings = findings;
        this.ended = ended;
    }

    /** Those that are open now. */
    public Collection<TrackedOrder> open() {
        return Collections.unmodifiableCollection(open.values());
    }

    Optional<TrackedOrder> find(long orderId) {
        return Optional.ofNullable(open.get(orderId));
    }

    boolean isOpen(long orderId) {
        return open.containsKey(orderId);
    }

    @Override
    public boolean judgesParts() {
        return true;
    }

    @Override
    public void begins(Step step) {
        position = step.position();
        timeMicros = step.header().getVenueTimeMicros();
    }

    /** The number of the event that comes next. */
    void index(int next) {
        index = next;
    }

    private void checkId(long orderId) {
        findings.check(
                Ids.position(orderId) == position && orderId > newest,
                Invariant.I10,
                "order %d has not the id of its command, or is told twice",
                orderId);
        newest = Math.max(newest, orderId);
    }

    TrackedOrder accept(OrderAccepted event) {
        checkId(event.getOrder().getOrderId());
        findings.seen(Invariant.I10);
        TrackedOrder order =
                new TrackedOrder(
                        event.getOrder(),
                        event.getMakerRateE8(),
                        event.getTakerRateE8(),
                        timeMicros);
        open.put(order.orderId(), order);
        order.transition(position, index, 0);
        return order;
    }

    void reject(OrderRejected event) {
        checkId(event.getOrder().getOrderId());
        findings.seen(Invariant.I10);
        TrackedOrder order = new TrackedOrder(event.getOrder(), 0, 0, timeMicros);
        order.end("REJECTED", event.getCode().name(), timeMicros);
        order.transition(position, index, 0);
        ended.accept(order);
    }

    @Override
    public void filled(Optional<TrackedOrder> before, OrderFilled event) {
        if (!isThere(before, event.getOrderId(), event.getAccount(), "is filled")) {
            return;
        }
        TrackedOrder order = before.get();
        findings.seen(Invariant.I6);
        long price = event.getPriceTicks();
        boolean isWithin =
                order.priceTicks() == 0
                        || (order.buys()
                                ? price <= order.priceTicks()
                                : price >= order.priceTicks());
        findings.check(
                isWithin,
                Invariant.I6,
                "order %d with the price %d trades at %d",
                order.orderId(),
                order.priceTicks(),
                price);
        boolean isSameSide =
                event.getSide() == order.asked().getSide() && event.getSymbol() == order.symbol();
        findings.check(
                isSameSide && event.getLots() > 0,
                Invariant.I6,
                "order %d is filled on another side or symbol, or with no lots",
                order.orderId());
        checkTotals(
                order,
                order.filledLots() + event.getLots(),
                event.getFilledLots(),
                event.getRemainingLots());
        boolean isFull = event.getRemainingLots() == 0;
        findings.check(
                order.isByBudget() || event.getCloses() == isFull,
                Invariant.I12,
                "order %d has %d lots left, and its fill says closes=%s",
                order.orderId(),
                event.getRemainingLots(),
                event.getCloses());
        order.fill(event, timeMicros);
        order.transition(position, index, event.getTradeId());
        if (event.getCloses()) {
            end(order);
        }
    }

    /** I6 and I12: what an event says of an order's lots. */
    private void checkTotals(TrackedOrder order, long filled, long toldFilled, long toldRemaining) {
        findings.check(
                filled == toldFilled,
                Invariant.I12,
                "order %d has %d lots filled, its fills make %d",
                order.orderId(),
                toldFilled,
                filled);
        findings.check(
                toldFilled >= 0 && toldRemaining >= 0,
                Invariant.I3,
                "order %d has %d lots filled and %d left",
                order.orderId(),
                toldFilled,
                toldRemaining);
        long total = toldFilled + toldRemaining + order.reducedLots();
        findings.check(
                order.isByBudget() ? toldRemaining == 0 : total == order.lots(),
                Invariant.I6,
                "order %d of %d lots: filled %d, remaining %d, taken off %d",
                order.orderId(),
                order.lots(),
                toldFilled,
                toldRemaining,
                order.reducedLots());
    }

    @Override
    public void cancelled(Optional<TrackedOrder> before, OrderCancelled event) {
        if (!isThere(before, event.getOrderId(), event.getAccount(), "is cancelled")) {
            return;
        }
        TrackedOrder order = before.get();
        findings.seen(Invariant.I6);
        checkTotals(order, order.filledLots(), event.getFilledLots(), event.getRemainingLots());
        findings.check(
                event.getReason() != CancelReason.CANCEL_REASON_UNSPECIFIED,
                Invariant.I12,
                "order %d is cancelled for no reason",
                order.orderId());
        order.cancel(event.getReason(), event.getRemainingLots(), timeMicros);
        order.transition(position, index, 0);
        end(order);
    }

    private void end(TrackedOrder order) {
        findings.seen(Invariant.I12);
        open.remove(order.orderId());
        ended.accept(order);
    }

    @Override
    public void replaced(Optional<TrackedOrder> before, OrderReplaced event) {
        if (!isThere(before, event.getOrderId(), event.getAccount(), "is replaced")) {
            return;
        }
        TrackedOrder order = before.get();
        findings.seen(Invariant.I6);
        order.replace(
                event.getPriceTicks(),
                event.getTriggerPriceTicks(),
                event.getLots(),
                event.getRemainingLots(),
                timeMicros);
        checkTotals(order, order.filledLots(), event.getFilledLots(), event.getRemainingLots());
        findings.check(
                event.getRemainingLots() > 0,
                Invariant.I6,
                "nothing is left of order %d, which is replaced",
                order.orderId());
        order.transition(position, index, 0);
    }

    @Override
    public void reduced(Optional<TrackedOrder> before, OrderReduced event) {
        if (!isThere(before, event.getOrderId(), event.getAccount(), "is reduced")) {
            return;
        }
        TrackedOrder order = before.get();
        findings.seen(Invariant.I6);
        order.reduce(event.getLots(), event.getRemainingLots(), timeMicros);
        checkTotals(order, order.filledLots(), event.getFilledLots(), event.getRemainingLots());
        order.transition(position, index, 0);
    }

    @Override
    public void triggered(Optional<TrackedOrder> before, OrderTriggered event) {
        if (isThere(before, event.getOrderId(), event.getAccount(), "is triggered")) {
            before.get().trigger(event.getTriggerPriceTicks(), timeMicros);
            before.get().transition(position, index, 0);
        }
    }

    private boolean isThere(Optional<TrackedOrder> order, long orderId, long account, String what) {
        if (order.isEmpty()) {
            findings.broken(
                    Invariant.I12, "order %d %s, and it has ended or never was", orderId, what);
            return false;
        }
        return findings.check(
                order.get().asked().getAccount() == account,
                Invariant.I10,
                "order %d of account %d %s as account %d's",
                orderId,
                order.get().asked().getAccount(),
                what,
                account);
    }
}
