package org.bourse.marketdata.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.Level;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.Side;
import org.bourse.marketdata.Demo;

/** A book as a plain list of levels: the twin that says what is right. It also makes changes up. */
public final class NaiveBook {
    private record Resting(Side side, long priceTicks, long lots) {}

    private final RandomGenerator random;
    private final List<Resting> levels = new ArrayList<>();
    private long sequence;

    public NaiveBook(RandomGenerator random) {
        this.random = random;
    }

    public long sequence() {
        return sequence;
    }

    /** Changes a level somewhere; the sides never cross. */
    public LevelChanged change() {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long priceTicks = side == Side.BUY ? random.nextInt(1, 50) : random.nextInt(50, 100);
        boolean present = levels.removeIf(it -> it.side == side && it.priceTicks == priceTicks);
        long lots = present && random.nextInt(3) == 0 ? 0 : random.nextLong(1, 1_000_000);
        if (lots > 0) {
            levels.add(new Resting(side, priceTicks, lots));
        }
        return Demo.change(++sequence, side, priceTicks, lots);
    }

    /** What the venue would send of the whole book, in one to four parts. */
    public List<BookImage> images() {
        List<Level> bids = image(Side.BUY);
        List<Level> asks = image(Side.SELL);
        int parts = random.nextInt(1, 5);
        List<BookImage> images = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            images.add(
                    Demo.image(sequence, slice(bids, part, parts), slice(asks, part, parts))
                            .toBuilder()
                            .setPart(part)
                            .setParts(parts)
                            .build());
        }
        return images;
    }

    public List<BookLevel> levels(Side side) {
        Comparator<Resting> byPrice = Comparator.comparingLong(Resting::priceTicks);
        return levels.stream()
                .filter(it -> it.side == side)
                .sorted(side == Side.BUY ? byPrice.reversed() : byPrice)
                .map(it -> new BookLevel(it.priceTicks, it.lots))
                .toList();
    }

    private List<Level> image(Side side) {
        return levels(side).stream().map(it -> Demo.level(it.priceTicks(), it.lots())).toList();
    }

    private static <T> List<T> slice(List<T> all, int part, int parts) {
        return all.subList(all.size() * part / parts, all.size() * (part + 1) / parts);
    }
}
