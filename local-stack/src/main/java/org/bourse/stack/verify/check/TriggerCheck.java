package org.bourse.stack.verify.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.v1.OrderTriggered;
import org.bourse.contracts.v1.SelfTradePrevented;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Trade;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;
import org.bourse.stack.verify.stream.Step;

/**
 * I17: an order is triggered at most once, at its trigger, by a trade at or through it that came
 * after its acceptance (an exit of a bracket also by the last price, when its turn comes); and no
 * step meets more than a thousand resting orders. What an auction trades is looked at when it is
 * over.
 */
final class TriggerCheck implements VenueCheck {
    private static final int MEETINGS_MAX = 1_000;

    /** A price, and the number of its trade among all. */
    private record Traded(long number, int symbol, long priceTicks) {}

    private final Findings findings;
    private final Map<Integer, Long> lastTicks = new HashMap<>();

    /** Those that triggers are looked at for in this step. */
    private final List<Traded> traded = new ArrayList<>();

    /** Of uncrossings that are not over, by symbol. */
    private final Map<Integer, List<Traded>> uncrossed = new HashMap<>();

    /** Trades before the acceptance of the orders of this step. */
    private final Map<Long, Long> acceptedAfter = new HashMap<>();

    private long trades;
    private int meetings;

    TriggerCheck(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void begins(Step step) {
        traded.clear();
        acceptedAfter.clear();
        meetings = 0;
    }

    @Override
    public void accepted(TrackedOrder order) {
        if (order.isConditional()) {
            acceptedAfter.put(order.orderId(), trades);
        }
    }

    @Override
    public void trade(Trade event) {
        meetings++;
        Traded trade = new Traded(++trades, event.getSymbol(), event.getPriceTicks());
        lastTicks.put(event.getSymbol(), event.getPriceTicks());
        if (event.getAuction()) {
            uncrossed.computeIfAbsent(event.getSymbol(), _ -> new ArrayList<>()).add(trade);
        } else {
            traded.add(trade);
        }
    }

    @Override
    public void selfTradePrevented(SelfTradePrevented event) {
        // An order that only stops the other one is not met (1.5).
        meetings +=
                switch (event.getMode()) {
                    case CANCEL_MAKER, CANCEL_BOTH, DECREMENT -> 1;
                    case SELF_TRADE_PREVENTION_UNSPECIFIED, NONE, CANCEL_TAKER, UNRECOGNIZED -> 0;
                };
    }

    @Override
    public void symbolChanged(Symbol symbol) {
        if (symbol.getState() != SymbolState.UNCROSSING) {
            List<Traded> over = uncrossed.remove(symbol.getSymbol());
            if (over != null) {
                traded.addAll(over);
            }
        }
    }

    @Override
    public void triggered(Optional<TrackedOrder> before, OrderTriggered event) {
        if (before.isEmpty()) {
            return;
        }
        TrackedOrder order = before.get();
        findings.seen(Invariant.I17);
        long ticks = event.getTriggerPriceTicks();
        findings.check(
                order.isConditional() && !order.triggered(),
                Invariant.I17,
                "order %d is triggered again, or waits for nothing",
                order.orderId());
        findings.check(
                order.trails() || ticks == order.triggerTicks(),
                Invariant.I17,
                "order %d is triggered at %d, its trigger is %d",
                order.orderId(),
                ticks,
                order.triggerTicks());
        long after = acceptedAfter.getOrDefault(order.orderId(), 0L);
        boolean isByTrade =
                traded.stream()
                        .anyMatch(trade ->
                                trade.number() > after
                                        && trade.symbol() == order.symbol()
                                        && reaches(order, trade.priceTicks(), ticks));
        boolean isByLast =
                order.isExit() && reaches(order, lastTicks.getOrDefault(order.symbol(), 0L), ticks);
        findings.check(
                isByTrade || isByLast,
                Invariant.I17,
                "order %d is triggered at %d, and nothing since its acceptance traded there",
                order.orderId(),
                ticks);
    }

    private static boolean reaches(TrackedOrder order, long priceTicks, long triggerTicks) {
        return order.falls() ? priceTicks <= triggerTicks : priceTicks >= triggerTicks;
    }

    @Override
    public void ends(Step step) {
        findings.check(
                meetings <= MEETINGS_MAX,
                Invariant.I17,
                "the step meets %d resting orders",
                meetings);
    }
}
