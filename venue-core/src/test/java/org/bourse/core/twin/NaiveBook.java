package org.bourse.core.twin;

import static org.bourse.core.twin.NaiveMoney.big;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.Side;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueEvents;
import org.jspecify.annotations.Nullable;

/** A symbol's resting orders: two lists, best first, older first at the same price. */
final class NaiveBook {
    /** One price of a side as readers see it; no orders when it is gone. */
    record Level(long priceTicks, long lots, int orders) {}

    final SymbolDefinition definition;

    /** Of the base asset, in one lot. */
    final BigInteger lotMinor;

    /** Of the quote asset, for one lot at a price of one tick. */
    final BigInteger tickLotMinor;

    long imageTimeMicros;
    long lastPriceTicks;
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

    /** The order a taker of {@code side} trades with next, if any rests. */
    @Nullable NaiveOrder bestAgainst(Side side) {
        return opposite(side).isEmpty() ? null : opposite(side).getFirst();
    }

    @Nullable NaiveOrder find(long orderId) {
        for (Side side : List.of(Side.BUY, Side.SELL)) {
            for (NaiveOrder order : orders(side)) {
                if (order.id == orderId) {
                    return order;
                }
            }
        }
        return null;
    }

    BigInteger notional(long priceTicks, long lots) {
        return big(priceTicks).multiply(big(lots)).multiply(tickLotMinor);
    }

    BigInteger base(long lots) {
        return big(lots).multiply(lotMinor);
    }

    void add(NaiveOrder order) {
        List<NaiveOrder> queue = orders(order.side);
        int place = queue.size();
        while (place > 0 && isBetter(order, queue.get(place - 1))) {
            place--;
        }
        queue.add(place, order);
    }

    void remove(NaiveOrder order) {
        orders(order.side).remove(order);
    }

    private static boolean isBetter(NaiveOrder one, NaiveOrder other) {
        return one.isBuy() ? one.limitTicks > other.limitTicks : one.limitTicks < other.limitTicks;
    }

    Level level(Side side, long priceTicks) {
        long lots = 0;
        int orders = 0;
        for (NaiveOrder order : orders(side)) {
            if (order.limitTicks == priceTicks) {
                lots += order.remainingLots();
                orders++;
            }
        }
        return new Level(priceTicks, lots, orders);
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
                definition.symbol(), sequence, side, priceTicks, level.lots(), level.orders());
    }

    void emitImage(VenueEvents events) {
        events.bookImageBegins(definition, sequence, lastPriceTicks);
        for (Side side : List.of(Side.BUY, Side.SELL)) {
            for (Level level : levels(side)) {
                events.bookImageLevel(side, level.priceTicks(), level.lots(), level.orders());
            }
        }
        events.bookImageEnds();
    }
}
