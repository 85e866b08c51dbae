package org.bourse.core.twin;

import static org.bourse.core.twin.NaiveMoney.big;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.Breaker;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueEvents;
import org.jspecify.annotations.Nullable;

/**
 * A symbol's open orders: those that rest in two lists, best first, at one price the first in line
 * first; those that wait for a trigger; those that were triggered, in their line; exits that do
 * nothing yet. External levels stand among those that rest.
 */
final class NaiveBook {
    /** One price of a side as readers see it; no orders when it is gone. */
    record Level(long priceTicks, long lots, int orders, long externalLots) {}

    /** 22.3: what follows a break by itself. */
    record Course(long brokeMicros) {}

    /** 4.5, 15.1: as it was last changed. */
    SymbolDefinition definition;

    /** Of the base asset, in one lot. */
    final BigInteger lotMinor;

    /** Of the quote asset, for one lot at a price of one tick. */
    final BigInteger tickLotMinor;

    long imageTimeMicros;

    /** 8.8; 0 for none. */
    long lastPriceTicks;

    /** 11.1. */
    final List<NaiveOrder> waiting = new ArrayList<>();

    /** 11.3: the line. */
    final List<NaiveOrder> triggered = new ArrayList<>();

    /** 21.3: since its auction's price was told, as far as that matters in an auction. */
    boolean hasChanged;

    /** 21.4: the price of the pairs while it is being uncrossed. */
    long auctionTicks;

    /** 21.4: at which something traded since the uncrossing began. */
    final List<Long> auctionPrices = new ArrayList<>();

    /** 22.1. */
    final NaiveWindow window = new NaiveWindow();

    /** 22.3: after a break, until somebody else changes the symbol. */
    @Nullable Course course;

    /** 23.1. */
    List<VenueCommand.ScheduledChange> schedule = List.of();

    /** 23.2: venue time of its command, or of its last change. */
    long scheduledMicros;

    /** 20.7. */
    final List<NaiveOrder> dormant = new ArrayList<>();

    private long sequence;
    private final List<NaiveOrder> bids = new ArrayList<>();
    private final List<NaiveOrder> asks = new ArrayList<>();

    NaiveBook(SymbolDefinition definition, BigInteger lotMinor, BigInteger tickLotMinor) {
        this.definition = definition;
        this.lotMinor = lotMinor;
        this.tickLotMinor = tickLotMinor;
    }

    List<NaiveOrder> orders(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    List<NaiveOrder> opposite(Side side) {
        return side == Side.BUY ? asks : bids;
    }

    /** All that are open; external levels belong to nobody's open orders (24.4). */
    List<NaiveOrder> open() {
        List<NaiveOrder> open = new ArrayList<>();
        addOpen(open);
        return open;
    }

    void addOpen(List<NaiveOrder> open) {
        addAccounts(bids, open);
        addAccounts(asks, open);
        open.addAll(waiting);
        open.addAll(triggered);
        open.addAll(dormant);
    }

    private static void addAccounts(List<NaiveOrder> queue, List<NaiveOrder> open) {
        for (NaiveOrder order : queue) {
            if (!order.isExternal()) {
                open.add(order);
            }
        }
    }

    /** A side's external levels, best first. */
    List<NaiveOrder> externals(Side side) {
        return orders(side).stream().filter(NaiveOrder::isExternal).toList();
    }

    /** The order a taker of {@code side} meets next, if any rests. */
    @Nullable NaiveOrder bestAgainst(Side side) {
        return opposite(side).isEmpty() ? null : opposite(side).getFirst();
    }

    /** 24.2: the order an external level takes from next, passing over other levels. */
    @Nullable NaiveOrder bestOfAccounts(Side side) {
        return opposite(side).stream()
                .filter(order -> !order.isExternal())
                .findFirst()
                .orElse(null);
    }

    BigInteger notional(long priceTicks, long lots) {
        return big(priceTicks).multiply(big(lots)).multiply(tickLotMinor);
    }

    BigInteger base(long lots) {
        return big(lots).multiply(lotMinor);
    }

    /** 21.4. */
    boolean isCrossed() {
        return !bids.isEmpty()
                && !asks.isEmpty()
                && bids.getFirst().limitTicks >= asks.getFirst().limitTicks;
    }

    void tellState(SymbolState state, VenueEvents events) {
        if (state != SymbolState.TRADING) {
            loseExternals(events);
        }
        definition = definition.withState(state);
        events.symbolChanged(definition);
    }

    /** 24.4. */
    private void loseExternals(VenueEvents events) {
        for (Side side : List.of(Side.BUY, Side.SELL)) {
            for (NaiveOrder level : externals(side)) {
                remove(level);
                emitLevel(events, side, level.limitTicks);
            }
        }
    }

    /** 8.8, 22.1. */
    void traded(long ticks, long timeMicros) {
        lastPriceTicks = ticks;
        if (!definition.breaker().equals(Breaker.NONE)) {
            window.traded(ticks, timeMicros);
        }
    }

    /** To the end of the line at its price. */
    void rest(NaiveOrder order) {
        hasChanged = true;
        order.place = NaiveOrder.Place.RESTING;
        order.shownLots = order.shownOf(order.remainingLots);
        insert(order, orders(order.side));
    }

    /** Puts an order behind all that are as good as it. */
    static void insert(NaiveOrder order, List<NaiveOrder> queue) {
        int place = queue.size();
        while (place > 0 && isBetter(order, queue.get(place - 1))) {
            place--;
        }
        queue.add(place, order);
    }

    /** From wherever it is. */
    void remove(NaiveOrder order) {
        hasChanged |= orders(order.side).remove(order);
        waiting.remove(order);
        triggered.remove(order);
        dormant.remove(order);
    }

    private static boolean isBetter(NaiveOrder one, NaiveOrder other) {
        return one.isBuy() ? one.limitTicks > other.limitTicks : one.limitTicks < other.limitTicks;
    }

    /** 10.2: what is shown. */
    Level level(Side side, long priceTicks) {
        long lots = 0;
        int orders = 0;
        for (NaiveOrder order : orders(side)) {
            if (order.limitTicks == priceTicks) {
                lots += order.shownLots;
                orders++;
            }
        }
        long externalLots =
                externals(side).stream()
                        .filter(it -> it.limitTicks == priceTicks)
                        .mapToLong(it -> it.remainingLots)
                        .sum();
        return new Level(priceTicks, lots, orders, externalLots);
    }

    List<Level> levels(Side side) {
        List<Level> levels = new ArrayList<>();
        for (NaiveOrder order : orders(side)) {
            if (levels.isEmpty() || levels.getLast().priceTicks() != order.limitTicks) {
                levels.add(level(side, order.limitTicks));
            }
        }
        return levels;
    }

    void emitLevel(VenueEvents events, Side side, long priceTicks) {
        Level level = level(side, priceTicks);
        sequence++;
        events.levelChanged(
                definition.symbol(),
                sequence,
                side,
                priceTicks,
                level.lots(),
                level.orders(),
                level.externalLots());
    }

    void emitImage(VenueEvents events) {
        events.bookImageBegins(definition, sequence, lastPriceTicks);
        for (Side side : List.of(Side.BUY, Side.SELL)) {
            for (Level level : levels(side)) {
                events.bookImageLevel(
                        side,
                        level.priceTicks(),
                        level.lots(),
                        level.orders(),
                        level.externalLots());
            }
        }
        events.bookImageEnds();
    }
}
