package org.bourse.marketdata.source.mirror;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.source.tick.Levels;
import org.bourse.marketdata.source.tick.SourceDepthSnapshot;
import org.bourse.marketdata.source.tick.SourceDepthUpdate;

/**
 * A market elsewhere as plain maps: it moves at random, tells differences and snapshots of its best
 * levels, and remembers every book it ever was. Its prices wander, so that levels that no snapshot
 * told come near.
 */
public final class NaiveMarket {
    private static final int SHOWN = 12;

    private final RandomGenerator random;
    private final Map<Long, Long> bids = new HashMap<>();
    private final Map<Long, Long> asks = new HashMap<>();
    private final Map<Long, DepthSnapshot> history = new HashMap<>();
    private long middle = 1_000;
    private long id = 1;

    public NaiveMarket(RandomGenerator random) {
        this.random = random;
        for (int i = 1; i <= 60; i++) {
            bids.put(middle - i, random.nextLong(1, 100));
            asks.put(middle + i, random.nextLong(1, 100));
        }
        history.put(id, best(SHOWN));
    }

    /** Some changes at once, as one message. */
    public SourceDepthUpdate move() {
        return move(0);
    }

    /** Some changes at once, as one message of that time. */
    public SourceDepthUpdate move(long timeMicros) {
        Map<Long, Long> bidChanges = new HashMap<>();
        Map<Long, Long> askChanges = new HashMap<>();
        long firstId = id + 1;
        int changes = random.nextInt(1, 8);
        middle += random.nextInt(-1, 2);
        for (int i = 0; i < changes; i++) {
            change(bids, bidChanges, middle - random.nextInt(1, 60));
            change(asks, askChanges, middle + random.nextInt(1, 60));
        }
        List.copyOf(bids.keySet()).stream()
                .filter(price -> price >= middle)
                .forEach(price -> set(bids, bidChanges, price, 0));
        List.copyOf(asks.keySet()).stream()
                .filter(price -> price <= middle)
                .forEach(price -> set(asks, askChanges, price, 0));
        id += changes;
        history.put(id, best(SHOWN));
        return new SourceDepthUpdate(
                "A-B", timeMicros, firstId, id, levels(bidChanges), levels(askChanges));
    }

    private void change(Map<Long, Long> side, Map<Long, Long> changes, long price) {
        set(side, changes, price, random.nextInt(3) == 0 ? 0 : random.nextLong(1, 100));
    }

    private static void set(Map<Long, Long> side, Map<Long, Long> changes, long price, long lots) {
        changes.put(price, lots);
        if (lots == 0) {
            side.remove(price);
        } else {
            side.put(price, lots);
        }
    }

    public SourceDepthSnapshot snapshot(int levelsMax) {
        return snapshot(levelsMax, 0);
    }

    public SourceDepthSnapshot snapshot(int levelsMax, long timeMicros) {
        DepthSnapshot best = best(levelsMax);
        return new SourceDepthSnapshot(
                "A-B", timeMicros, id, levelsMax, levels(best.bids()), levels(best.asks()));
    }

    /** What the book was after a change that ended a message. */
    public DepthSnapshot at(long lastId, int levels) {
        DepthSnapshot then = history.get(lastId);
        return new DepthSnapshot(
                lastId,
                then.bids().stream().limit(levels).toList(),
                then.asks().stream().limit(levels).toList());
    }

    private DepthSnapshot best(int count) {
        return new DepthSnapshot(id, best(bids, count, true), best(asks, count, false));
    }

    private static List<BookLevel> best(Map<Long, Long> side, int count, boolean isBids) {
        Comparator<BookLevel> byPrice = Comparator.comparingLong(BookLevel::priceTicks);
        return side.entrySet().stream()
                .map(level -> new BookLevel(level.getKey(), level.getValue()))
                .sorted(isBids ? byPrice.reversed() : byPrice)
                .limit(count)
                .toList();
    }

    private static Levels levels(Map<Long, Long> changes) {
        List<BookLevel> list = new ArrayList<>();
        changes.forEach((price, lots) -> list.add(new BookLevel(price, lots)));
        return levels(list);
    }

    private static Levels levels(List<BookLevel> list) {
        return Levels.of(
                list.stream()
                        .flatMapToLong(level -> LongStream.of(level.priceTicks(), level.lots()))
                        .toArray());
    }
}
