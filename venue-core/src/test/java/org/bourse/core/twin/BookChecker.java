package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.CommandHeader;
import org.bourse.core.NewOrder;
import org.bourse.core.NoEvents;
import org.bourse.core.SymbolDefinition;
import org.jspecify.annotations.Nullable;

/**
 * I4 and I5 from the events alone, and that readers of levels and images see the books: it keeps
 * books of its own from what happens to orders.
 */
final class BookChecker extends NoEvents {
    /** A price of one side of one book. */
    record Price(int symbol, Side side, long priceTicks) {}

    /** Order ids and their lots at each price, best first, oldest first. */
    private static final class Book {
        final NavigableMap<Long, NavigableMap<Long, Long>> bids =
                new TreeMap<>(Collections.reverseOrder());
        final NavigableMap<Long, NavigableMap<Long, Long>> asks = new TreeMap<>();
        long sequence;
        long lastPriceTicks;

        NavigableMap<Long, NavigableMap<Long, Long>> side(Side side) {
            return side == Side.BUY ? bids : asks;
        }
    }

    private final Map<Integer, Book> books = new HashMap<>();
    private final Map<Long, Price> places = new HashMap<>();
    private final Set<Price> unreported = new HashSet<>();
    private final List<Price> reported = new ArrayList<>();
    private final List<NaiveBook.Level> imageBids = new ArrayList<>();
    private final List<NaiveBook.Level> imageAsks = new ArrayList<>();
    private int imageSymbol;
    private long newcomer;
    private long lastMaker;
    private @Nullable Price lastMakerPrice;

    /** The levels that the present step reported. */
    List<Price> reported() {
        return reported;
    }

    /** The symbol whose image was last emitted in the present step, or 0. */
    int imageSymbol() {
        return imageSymbol;
    }

    /** The last maker of the present step, or 0. */
    long lastMaker() {
        return lastMaker;
    }

    /** Where the last maker of the present step stood, if there was one. */
    @Nullable Price lastMakerPrice() {
        return lastMakerPrice;
    }

    List<NaiveBook.Level> imageLevels(Side side) {
        return side == Side.BUY ? imageBids : imageAsks;
    }

    private Book book(int symbol) {
        Book book = books.get(symbol);
        if (book == null) {
            throw new AssertionError("symbol " + symbol + " has no book");
        }
        return book;
    }

    @Override
    public void stepBegins(CommandHeader header, long venueTimeMicros) {
        reported.clear();
        imageSymbol = 0;
        newcomer = 0;
        lastMaker = 0;
        lastMakerPrice = null;
    }

    @Override
    public void symbolListed(SymbolDefinition symbol) {
        books.put(symbol.symbol(), new Book());
    }

    @Override
    public void orderAccepted(long orderId, NewOrder order, long makerRateE8, long takerRateE8) {
        if (order.timeInForce() == TimeInForce.GTC) {
            Price price = new Price(order.symbol(), order.side(), order.priceTicks());
            newcomer = orderId;
            places.put(orderId, price);
            book(order.symbol())
                    .side(order.side())
                    .computeIfAbsent(order.priceTicks(), _ -> new TreeMap<>())
                    .put(orderId, order.lots());
        }
    }

    @Override
    public void orderFilled(
            long orderId,
            long account,
            int symbol,
            Side side,
            Role role,
            long tradeId,
            long priceTicks,
            long lots,
            long notionalMinor,
            long feeMinor,
            long filledLots,
            long remainingLots,
            boolean closes) {
        if (role == Role.MAKER) {
            var best = book(symbol).side(side).firstEntry();
            Violation.unlessEqual(best.getKey(), priceTicks, "best price of " + symbol);
            Violation.unlessEqual(best.getValue().firstKey(), orderId, "oldest at the best price");
            lastMaker = orderId;
            lastMakerPrice = new Price(symbol, side, priceTicks);
            unreported.add(lastMakerPrice);
            book(symbol).lastPriceTicks = priceTicks;
        }
        Price place = places.get(orderId);
        if (place != null) {
            setLots(orderId, place, closes ? 0 : remainingLots);
        }
    }

    private void setLots(long orderId, Price place, long lots) {
        NavigableMap<Long, NavigableMap<Long, Long>> side = book(place.symbol()).side(place.side());
        NavigableMap<Long, Long> queue = side.getOrDefault(place.priceTicks(), new TreeMap<>());
        if (lots > 0) {
            queue.put(orderId, lots);
            return;
        }
        queue.remove(orderId);
        places.remove(orderId);
        if (queue.isEmpty()) {
            side.remove(place.priceTicks());
        }
    }

    @Override
    public void orderCancelled(
            long orderId,
            long account,
            int symbol,
            CancelReason reason,
            long filledLots,
            long remainingLots) {
        Price place = places.get(orderId);
        if (place != null) {
            setLots(orderId, place, 0);
            if (orderId != newcomer) {
                unreported.add(place);
            }
        }
    }

    @Override
    public void levelChanged(
            int symbol, long bookSequence, Side side, long priceTicks, long lots, int orders) {
        Book book = book(symbol);
        Violation.unlessEqual(++book.sequence, bookSequence, "sequence of symbol " + symbol);
        Price price = new Price(symbol, side, priceTicks);
        Violation.unless(
                unreported.remove(price) || price.equals(places.get(newcomer)),
                "%s reported but not changed",
                price);
        Violation.unless(
                new NaiveBook.Level(priceTicks, lots, orders).equals(level(price)),
                "wrong level %s",
                price);
        reported.add(price);
    }

    /** As it is now. */
    NaiveBook.Level level(Price price) {
        NavigableMap<Long, Long> queue =
                book(price.symbol())
                        .side(price.side())
                        .getOrDefault(price.priceTicks(), new TreeMap<>());
        long lots = queue.values().stream().mapToLong(Long::longValue).sum();
        return new NaiveBook.Level(price.priceTicks(), lots, queue.size());
    }

    @Override
    public void bookImageBegins(SymbolDefinition symbol, long bookSequence, long lastPriceTicks) {
        imageSymbol = symbol.symbol();
        Violation.unlessEqual(book(imageSymbol).sequence, bookSequence, "sequence of an image");
        Violation.unlessEqual(
                book(imageSymbol).lastPriceTicks, lastPriceTicks, "last price of an image");
        imageBids.clear();
        imageAsks.clear();
    }

    @Override
    public void bookImageLevel(Side side, long priceTicks, long lots, int orders) {
        imageLevels(side).add(new NaiveBook.Level(priceTicks, lots, orders));
    }

    @Override
    public void bookImageEnds() {
        for (Side side : List.of(Side.BUY, Side.SELL)) {
            List<NaiveBook.Level> expected =
                    book(imageSymbol).side(side).keySet().stream()
                            .map(price -> level(new Price(imageSymbol, side, price)))
                            .toList();
            Violation.unless(expected.equals(imageLevels(side)), "image of %s", imageSymbol);
        }
    }

    @Override
    public void stepEnds() {
        Violation.unless(unreported.isEmpty(), "levels changed in silence: %s", unreported);
        Price place = places.get(newcomer);
        if (place != null) {
            Violation.unless(reported.contains(place), "order %s rests in silence", newcomer);
        }
        for (Price price : reported) {
            Book book = book(price.symbol());
            Violation.unless(
                    book.bids.isEmpty()
                            || book.asks.isEmpty()
                            || book.bids.firstKey() < book.asks.firstKey(),
                    "crossed book of %s",
                    price);
        }
    }
}
