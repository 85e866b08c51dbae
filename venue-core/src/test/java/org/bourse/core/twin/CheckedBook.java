package org.bourse.core.twin;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.SymbolDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A book as a checker knows it from what happened to orders; an external level stands in it as the
 * order 0.
 */
final class CheckedBook {
    /** No order has it. */
    static final long EXTERNAL = 0;

    /** A price with its orders, first in line first. */
    static final class Line {
        final Map<Long, BookOrder> orders = new LinkedHashMap<>();

        /** What is shown of them. */
        long lots;

        boolean hasAccounts() {
            return orders.size() > (orders.containsKey(EXTERNAL) ? 1 : 0);
        }

        long first(boolean ofAccounts) {
            for (long orderId : orders.keySet()) {
                if (!ofAccounts || orderId != EXTERNAL) {
                    return orderId;
                }
            }
            throw new AssertionError("an empty line");
        }
    }

    /** What an auction would trade at a price. */
    record Auction(long ticks, long bidLots, long offeredLots) {
        long volume() {
            return Math.min(bidLots, offeredLots);
        }

        long surplus() {
            return Math.abs(bidLots - offeredLots);
        }
    }

    final NavigableMap<Long, Line> bids = new TreeMap<>(Collections.reverseOrder());
    final NavigableMap<Long, Line> asks = new TreeMap<>();
    final Map<Long, BookOrder> triggered = new LinkedHashMap<>();

    /** Exits of entries that have ended. */
    final Map<Long, BookOrder> due = new LinkedHashMap<>();

    private long turns;
    SymbolDefinition definition;
    long sequence;
    long lastPriceTicks;

    /** Of the pairs, while it is uncrossed. */
    private long auctionTicks;

    CheckedBook(SymbolDefinition definition) {
        this.definition = definition;
    }

    NavigableMap<Long, Line> side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    Line line(BookOrder order) {
        Line line = side(order.side).get(order.priceTicks);
        if (line == null) {
            throw new AssertionError("no level at " + order.price());
        }
        return line;
    }

    void leave(long orderId, BookOrder order) {
        show(order, 0);
        Line line = line(order);
        line.orders.remove(orderId);
        if (line.orders.isEmpty()) {
            side(order.side).remove(order.priceTicks);
        }
        order.resting = false;
    }

    void enter(long orderId, BookOrder order) {
        Line line = side(order.side).computeIfAbsent(order.priceTicks, _ -> new Line());
        order.resting = true;
        order.shownLots = 0;
        line.orders.put(orderId, order);
        show(order, order.shownAnew());
    }

    /** So much is shown of an order that rests. */
    void show(BookOrder order, long lots) {
        line(order).lots += lots - order.shownLots;
        order.shownLots = lots;
    }

    /** An exit comes to the line with its pair, in this step. */
    void comesDue(long exitId, BookOrder exit, long step) {
        exit.turn = ++turns;
        exit.dueStep = step;
        due.put(exitId, exit);
    }

    /** 11.3, or 20.8: an exit that its activation triggers has the turn of its pair. */
    void trigger(long orderId, BookOrder order, long step) {
        // a trailing one never is
        boolean isActivated =
                !order.trails && (order.dueStep == step || isLimit(due.get(orderId - 1)));
        if (due.remove(orderId) == null || !isActivated) {
            order.turn = ++turns;
        }
        triggered.put(orderId, order);
    }

    private static boolean isLimit(@Nullable BookOrder exit) {
        return exit != null && !exit.isConditional;
    }

    /**
     * The first in the line, and exits, of which it is not told when they are activated; in the
     * order of the line.
     */
    Map<Long, BookOrder> nextOfLine(long timeMicros) {
        Map<Long, BookOrder> next = new LinkedHashMap<>();
        ofLine(timeMicros).entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().turn))
                .forEach(entry -> next.put(entry.getKey(), entry.getValue()));
        return next;
    }

    private Map<Long, BookOrder> ofLine(long timeMicros) {
        Map<Long, BookOrder> next = new LinkedHashMap<>();
        boolean isFirst = true;
        for (Map.Entry<Long, BookOrder> entry : triggered.entrySet()) {
            long end = entry.getValue().expiresMicros;
            if (end != 0 && timeMicros >= end) {
                continue;
            }
            if (isFirst || entry.getValue().isExit) {
                next.put(entry.getKey(), entry.getValue());
            }
            isFirst = false;
        }
        due.forEach((exitId, exit) -> {
            if (!exit.isConditional) {
                next.put(exitId, exit);
            }
        });
        return next;
    }

    /** The price of the first order of a side. */
    long bestPrice(Side side, boolean ofAccounts) {
        Long best = bestPriceOrNull(side, ofAccounts);
        if (best == null) {
            throw new AssertionError("nothing on the side " + side);
        }
        return best;
    }

    /** It is the first in line at the best price, where an external taker meets accounts only. */
    void checkFirst(Side side, long priceTicks, long orderId, boolean ofAccounts) {
        Violation.unlessEqual(bestPrice(side, ofAccounts), priceTicks, "best price");
        long first = Objects.requireNonNull(side(side).get(priceTicks)).first(ofAccounts);
        Violation.unlessEqual(first, orderId, "first in line at the best price");
    }

    private @Nullable Long bestPriceOrNull(Side side, boolean ofAccounts) {
        for (Map.Entry<Long, Line> entry : side(side).entrySet()) {
            if (!ofAccounts || entry.getValue().hasAccounts()) {
                return entry.getKey();
            }
        }
        return null;
    }

    @Nullable BookOrder external(Side side, long priceTicks) {
        Line line = side(side).get(priceTicks);
        return line == null ? null : line.orders.get(EXTERNAL);
    }

    /** As it is now. */
    NaiveBook.Level level(BookChecker.Price price) {
        Line line = side(price.side()).get(price.priceTicks());
        return line == null
                ? new NaiveBook.Level(price.priceTicks(), 0, 0, 0)
                : new NaiveBook.Level(
                        price.priceTicks(), line.lots, line.orders.size(), externalLots(price));
    }

    long externalLots(BookChecker.Price price) {
        BookOrder level = external(price.side(), price.priceTicks());
        return level == null ? 0 : level.remainingLots;
    }

    /** Less keeps its place in the line, anything else comes to its end. */
    void setExternal(BookChecker.Price price, long lots) {
        BookOrder level = external(price.side(), price.priceTicks());
        if (level != null && lots > 0 && lots < level.remainingLots) {
            level.remainingLots = lots;
            show(level, lots);
            return;
        }
        if (level != null) {
            leave(EXTERNAL, level);
        }
        if (lots > 0) {
            enter(EXTERNAL, BookOrder.external(price, lots));
        }
    }

    boolean hasExternals() {
        return hasExternals(bids) || hasExternals(asks);
    }

    private static boolean hasExternals(NavigableMap<Long, Line> side) {
        return side.values().stream().anyMatch(line -> line.orders.containsKey(EXTERNAL));
    }

    /** External levels may cross each other, but no account's order. */
    boolean isCrossedForAccounts() {
        return isCrossed(bestPriceOrNull(Side.BUY, true), bestPriceOrNull(Side.SELL, false))
                || isCrossed(bestPriceOrNull(Side.BUY, false), bestPriceOrNull(Side.SELL, true));
    }

    private static boolean isCrossed(@Nullable Long bid, @Nullable Long ask) {
        return bid != null && ask != null && bid >= ask;
    }

    boolean isUncrossing() {
        return definition.state() == SymbolState.UNCROSSING;
    }

    boolean isCrossed() {
        return !bids.isEmpty() && !asks.isEmpty() && bids.firstKey() >= asks.firstKey();
    }

    /** 21.4: the states between which an uncrossing stands. */
    void change(SymbolDefinition changed) {
        SymbolState former = definition.state();
        definition = changed;
        Violation.unless(
                changed.state() == SymbolState.TRADING || !hasExternals(),
                "external levels are left: %s",
                changed);
        if (former == SymbolState.UNCROSSING && !isUncrossing()) {
            Violation.unless(
                    changed.state() == SymbolState.TRADING && !isCrossed(),
                    "uncrossing ends too soon: %s",
                    changed);
        }
        if (former != SymbolState.UNCROSSING && isUncrossing()) {
            Violation.unless(isCrossed(), "nothing to uncross: %s", changed);
            auctionTicks = auction().ticks();
        }
    }

    /** 21.4: a new price when no pair is left at the former. */
    void settleAuction() {
        boolean hasPair =
                isCrossed() && bids.firstKey() >= auctionTicks && asks.firstKey() <= auctionTicks;
        if (isUncrossing() && isCrossed() && !hasPair) {
            auctionTicks = auction().ticks();
        }
    }

    /** A pair meets at this price. */
    void checkPair(long ticks) {
        settleAuction();
        Violation.unlessEqual(auctionTicks, ticks, "price of the auction");
        Violation.unless(
                isCrossed() && bids.firstKey() >= ticks && asks.firstKey() <= ticks,
                "no pair at %s",
                ticks);
    }

    /** Of own orders that meet, the younger one takes. */
    void checkAges(long takerId, long makerId) {
        Violation.unlessEqual(Math.max(first(Side.BUY), first(Side.SELL)), takerId, "younger");
        Violation.unlessEqual(Math.min(first(Side.BUY), first(Side.SELL)), makerId, "older");
    }

    void checkIndication(long ticks, long lots, long surplus, Side surplusSide) {
        Violation.unless(definition.state() == SymbolState.AUCTION, "no auction: %s", definition);
        Auction expected = auction();
        Violation.unlessEqual(expected.ticks(), ticks, "indicative price");
        Violation.unlessEqual(expected.volume(), lots, "indicative volume");
        Violation.unlessEqual(expected.surplus(), surplus, "indicative surplus");
        Side side = expected.bidLots() > expected.offeredLots() ? Side.BUY : Side.SELL;
        Violation.unless(
                surplusSide == (surplus == 0 ? Side.SIDE_UNSPECIFIED : side),
                "side of the surplus: %s",
                surplusSide);
    }

    /** The first order in line on a side. */
    long first(Side side) {
        return side(side).firstEntry().getValue().orders.keySet().iterator().next();
    }

    /** 21.2 by looking at every limit; all is 0 where nothing would trade. */
    Auction auction() {
        if (!isCrossed()) {
            return new Auction(0, 0, 0);
        }
        TreeSet<Long> limits = new TreeSet<>(bids.keySet());
        limits.addAll(asks.keySet());
        Auction best = at(limits.first());
        boolean isMoreBid = true;
        boolean isMoreOffered = true;
        TreeMap<Long, Auction> left = new TreeMap<>();
        for (long limit : limits) {
            Auction next = at(limit);
            if (isBetter(next, best)) {
                left.clear();
                isMoreBid = true;
                isMoreOffered = true;
                best = next;
            }
            if (!isBetter(best, next)) {
                left.put(limit, next);
                isMoreBid &= next.bidLots() > next.offeredLots();
                isMoreOffered &= next.bidLots() < next.offeredLots();
            }
        }
        if (isMoreBid || isMoreOffered) {
            return (isMoreBid ? left.lastEntry() : left.firstEntry()).getValue();
        }
        return nearest(left, reference(left.lastKey()));
    }

    private static boolean isBetter(Auction one, Auction other) {
        return one.volume() > other.volume()
                || (one.volume() == other.volume() && one.surplus() < other.surplus());
    }

    private long reference(long highest) {
        if (lastPriceTicks > 0) {
            return lastPriceTicks;
        }
        return definition.referencePriceTicks() > 0 ? definition.referencePriceTicks() : highest;
    }

    private static Auction nearest(TreeMap<Long, Auction> left, long reference) {
        Map.Entry<Long, Auction> above = left.ceilingEntry(reference);
        Map.Entry<Long, Auction> below = left.floorEntry(reference);
        if (above == null || below == null) {
            return (above == null ? left.lastEntry() : above).getValue();
        }
        boolean isAbove = above.getKey() - reference <= reference - below.getKey();
        return (isAbove ? above : below).getValue();
    }

    private Auction at(long ticks) {
        return new Auction(ticks, lots(bids.headMap(ticks, true)), lots(asks.headMap(ticks, true)));
    }

    /** Of whole orders, also what is not shown. */
    private static long lots(Map<Long, Line> lines) {
        long lots = 0;
        for (Line line : lines.values()) {
            for (BookOrder order : line.orders.values()) {
                lots += order.remainingLots;
            }
        }
        return lots;
    }
}
