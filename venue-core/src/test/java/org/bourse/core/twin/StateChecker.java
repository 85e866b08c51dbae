package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.Breaker;
import org.bourse.core.CommandHeader;
import org.bourse.core.NewOrder;
import org.bourse.core.NoEvents;
import org.bourse.core.SymbolDefinition;

/**
 * Of the states that were told, from the events alone: what happens in each (15, 21), which follow
 * each other, and that no trade is outside the band of a breaker (22).
 */
final class StateChecker extends NoEvents {
    private static final long SECOND_MICROS = 1_000_000;

    private record Traded(long second, long ticks) {}

    private static final class Symbol {
        SymbolDefinition definition;
        final List<Traded> window = new ArrayList<>();

        Symbol(SymbolDefinition definition) {
            this.definition = definition;
        }

        SymbolState state() {
            return definition.state();
        }
    }

    private final Map<Integer, Symbol> symbols = new HashMap<>();

    /** Symbols with an order that was stopped by their breaker, and that must halt for it. */
    private final Set<Integer> broken = new HashSet<>();

    private boolean venueHalted;
    private long timeMicros;

    private Symbol symbol(int number) {
        Symbol symbol = symbols.get(number);
        if (symbol == null) {
            throw new AssertionError("symbol " + number + " was never listed");
        }
        return symbol;
    }

    @Override
    public void stepBegins(CommandHeader header, long venueTimeMicros) {
        timeMicros = venueTimeMicros;
        broken.clear();
    }

    @Override
    public void venueStateSet(boolean halted) {
        venueHalted = halted;
    }

    @Override
    public void symbolListed(SymbolDefinition definition) {
        symbols.put(definition.symbol(), new Symbol(definition));
        Violation.unless(
                definition.state() != SymbolState.UNCROSSING
                        && definition.state() != SymbolState.DELISTED,
                "listed as %s",
                definition);
    }

    @Override
    public void symbolChanged(SymbolDefinition definition) {
        Symbol symbol = symbol(definition.symbol());
        SymbolState from = symbol.state();
        SymbolState to = definition.state();
        boolean isLegal =
                switch (from) {
                    case UNCROSSING ->
                            to == SymbolState.UNCROSSING
                                    || (to == SymbolState.TRADING && !venueHalted);
                    case DELISTED, SYMBOL_STATE_UNSPECIFIED, UNRECOGNIZED -> false;
                    case TRADING -> to != SymbolState.UNCROSSING;
                    case HALTED, CANCEL_ONLY, AUCTION -> true;
                };
        Violation.unless(isLegal, "state after " + from + ": %s", to);
        boolean isOtherBreaker = !symbol.definition.breaker().equals(definition.breaker());
        if (isOtherBreaker || (from != to && to == SymbolState.UNCROSSING)) {
            symbol.window.clear();
        }
        symbol.definition = definition;
        if (to == SymbolState.HALTED) {
            broken.remove(definition.symbol());
        }
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
        SymbolState state = symbol(order.symbol()).state();
        boolean isImmediate =
                switch (order.timeInForce()) {
                    case IOC, FOK -> true;
                    case GTC, DAY, GTD, TIME_IN_FORCE_UNSPECIFIED, UNRECOGNIZED -> false;
                };
        boolean isCollected =
                order.type() == OrderType.LIMIT
                        ? !isImmediate && !order.postOnly()
                        : order.type() != OrderType.MARKET;
        Violation.unless(
                !venueHalted
                        && (state == SymbolState.TRADING
                                || (state == SymbolState.AUCTION && isCollected)),
                "order %s accepted as " + state,
                orderId);
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
        SymbolState state = symbol(symbol).state();
        Violation.unless(
                !venueHalted && (state == SymbolState.TRADING || state == SymbolState.AUCTION),
                "order %s replaced as " + state,
                orderId);
    }

    @Override
    public void orderCancelled(
            long orderId,
            long account,
            int symbol,
            CancelReason reason,
            long filledLots,
            long remainingLots) {
        SymbolState state = symbol(symbol).state();
        boolean isLegal =
                switch (reason) {
                    case REQUESTED ->
                            state != SymbolState.HALTED && state != SymbolState.UNCROSSING;
                    case OPERATOR, DEAD_MAN_SWITCH, KILL_SWITCH -> state != SymbolState.UNCROSSING;
                    case DELISTING -> state == SymbolState.DELISTED;
                    case EXPIRED -> state != SymbolState.UNCROSSING || !venueHalted;
                    case SELF_TRADE -> trades(state);
                    case IMMEDIATE_REMAINDER,
                            FOK_UNFILLABLE,
                            LIMIT_OF_FILLS,
                            BUDGET_TOO_SMALL,
                            VOLATILITY ->
                            state == SymbolState.TRADING && !venueHalted;
                    case ONE_CANCELS_OTHER, PARENT_ENDED -> true;
                    case CANCEL_REASON_UNSPECIFIED, UNRECOGNIZED -> false;
                };
        Violation.unless(isLegal, "cancelled for " + reason + " as %s", state);
        if (reason == CancelReason.VOLATILITY) {
            broken.add(symbol);
        }
    }

    private boolean trades(SymbolState state) {
        return !venueHalted && (state == SymbolState.TRADING || state == SymbolState.UNCROSSING);
    }

    @Override
    public void orderTriggered(long orderId, long account, int symbol, long triggerTicks) {
        SymbolState state = symbol(symbol).state();
        Violation.unless(
                state == SymbolState.TRADING || state == SymbolState.HALTED,
                "triggered as %s",
                state);
    }

    @Override
    public void trade(
            long tradeId,
            int number,
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
        Symbol symbol = symbol(number);
        Violation.unless(trades(symbol.state()), "trade as %s", symbol.state());
        Violation.unless(!broken.contains(number), "trade after a break: %s", tradeId);
        Breaker breaker = symbol.definition.breaker();
        if (breaker.rateE8() == 0) {
            return;
        }
        long second = timeMicros / SECOND_MICROS;
        symbol.window.removeIf(traded -> traded.second() <= second - breaker.windowSeconds());
        if (symbol.state() == SymbolState.TRADING) {
            for (Traded traded : symbol.window) {
                Violation.unless(
                        Math.abs(priceTicks - traded.ticks())
                                <= OpenOrder.share(traded.ticks(), breaker.rateE8()),
                        "trade beyond the band: %s",
                        tradeId);
            }
        }
        Traded traded = new Traded(second, priceTicks);
        if (symbol.window.isEmpty() || !symbol.window.getLast().equals(traded)) {
            symbol.window.add(traded);
        }
    }

    @Override
    public void stepEnds() {
        Violation.unless(broken.isEmpty(), "broken and not halted: %s", broken);
    }
}
