package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.OrderType;
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

    /** A price with its orders, first in line first. */
    private static final class Line {
        final Map<Long, BookOrder> orders = new LinkedHashMap<>();
        long lots;
    }

    private static final class Book {
        final NavigableMap<Long, Line> bids = new TreeMap<>(Collections.reverseOrder());
        final NavigableMap<Long, Line> asks = new TreeMap<>();
        final Map<Long, BookOrder> triggered = new LinkedHashMap<>();
        long sequence;
        long lastPriceTicks;

        NavigableMap<Long, Line> side(Side side) {
            return side == Side.BUY ? bids : asks;
        }
    }

    private final Map<Integer, Book> books = new HashMap<>();
    private final Map<Long, BookOrder> known = new HashMap<>();
    private final Set<Price> unreported = new HashSet<>();
    private final List<Price> reported = new ArrayList<>();
    private final List<NaiveBook.Level> imageBids = new ArrayList<>();
    private final List<NaiveBook.Level> imageAsks = new ArrayList<>();
    private int imageSymbol;
    private long timeMicros;

    /** The order of the command, that will rest if something of it is left; 0 for none. */
    private long newcomer;

    /** The levels that the present step reported. */
    List<Price> reported() {
        return reported;
    }

    /** The symbol whose image was last emitted in the present step, or 0. */
    int imageSymbol() {
        return imageSymbol;
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
        timeMicros = venueTimeMicros;
        reported.clear();
        imageSymbol = 0;
        newcomer = 0;
    }

    @Override
    public void symbolListed(SymbolDefinition symbol) {
        books.put(symbol.symbol(), new Book());
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
        boolean isLimit =
                switch (order.type()) {
                    case LIMIT, STOP_LIMIT, TAKE_PROFIT_LIMIT, TRAILING_STOP_LIMIT -> true;
                    case MARKET,
                            STOP,
                            TAKE_PROFIT,
                            TRAILING_STOP,
                            ORDER_TYPE_UNSPECIFIED,
                            UNRECOGNIZED ->
                            false;
                };
        boolean isImmediate =
                order.timeInForce() == TimeInForce.IOC || order.timeInForce() == TimeInForce.FOK;
        if (isLimit && !isImmediate) {
            known.put(orderId, new BookOrder(order, priceTicks, expiresMicros));
            newcomer = order.type() == OrderType.LIMIT ? orderId : 0;
        }
    }

    @Override
    public void orderTriggered(long orderId, long account, int symbol, long triggerTicks) {
        BookOrder order = known.get(orderId);
        if (order != null) {
            if (order.trails) {
                order.priceTicks = limit(order, triggerTicks);
            }
            book(symbol).triggered.put(orderId, order);
        }
    }

    private static long limit(BookOrder order, long triggerTicks) {
        return order.side == Side.BUY
                ? Math.min(1L << 53, triggerTicks + order.offsetTicks)
                : Math.max(1, triggerTicks - order.offsetTicks);
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
        BookOrder order = known.get(orderId);
        if (order == null) {
            return;
        }
        boolean keepsItsPlace =
                priceTicks == order.priceTicks && remainingLots <= order.remainingLots;
        if (order.resting && !keepsItsPlace) {
            leave(orderId, order);
            newcomer = orderId;
        }
        order.priceTicks = priceTicks;
        setRemaining(order, remainingLots);
    }

    /** What is taken off comes off the hidden part first. */
    private void setRemaining(BookOrder order, long remainingLots) {
        order.remainingLots = remainingLots;
        if (order.resting && order.shownLots > remainingLots) {
            line(order).lots -= order.shownLots - remainingLots;
            order.shownLots = remainingLots;
            unreported.add(order.price());
        }
    }

    private Line line(BookOrder order) {
        Line line = book(order.symbol).side(order.side).get(order.priceTicks);
        if (line == null) {
            throw new AssertionError("no level at " + order.price());
        }
        return line;
    }

    private void leave(long orderId, BookOrder order) {
        Line line = line(order);
        line.orders.remove(orderId);
        line.lots -= order.shownLots;
        if (line.orders.isEmpty()) {
            book(order.symbol).side(order.side).remove(order.priceTicks);
        }
        order.resting = false;
        unreported.add(order.price());
    }

    private void enter(long orderId, BookOrder order) {
        Line line =
                book(order.symbol)
                        .side(order.side)
                        .computeIfAbsent(order.priceTicks, _ -> new Line());
        order.resting = true;
        order.shownLots = order.shownAnew();
        line.orders.put(orderId, order);
        line.lots += order.shownLots;
    }

    @Override
    public void orderReduced(
            long orderId,
            long account,
            int symbol,
            long lots,
            long filledLots,
            long remainingLots) {
        BookOrder order = known.get(orderId);
        if (order != null) {
            setRemaining(order, remainingLots);
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
        BookOrder order = known.get(orderId);
        if (role == Role.MAKER) {
            Violation.unless(order != null && order.resting, "maker %s does not rest", orderId);
            var best = book(symbol).side(side).firstEntry();
            Violation.unlessEqual(best.getKey(), priceTicks, "best price of " + symbol);
            Violation.unlessEqual(
                    best.getValue().orders.keySet().iterator().next(),
                    orderId,
                    "first in line at the best price");
            book(symbol).lastPriceTicks = priceTicks;
        }
        if (order != null) {
            order.remainingLots = remainingLots;
            if (role == Role.MAKER) {
                made(orderId, order, lots);
            }
            if (closes) {
                forget(orderId, order);
            }
        }
    }

    private void made(long orderId, BookOrder order, long lots) {
        Line line = line(order);
        Violation.unless(lots <= order.shownLots, "more than is shown of %s", orderId);
        line.lots -= lots;
        order.shownLots -= lots;
        unreported.add(order.price());
        if (order.shownLots == 0 && order.remainingLots > 0) {
            line.orders.remove(orderId);
            enter(orderId, order);
        }
    }

    private void forget(long orderId, BookOrder order) {
        if (order.resting) {
            leave(orderId, order);
        }
        known.remove(orderId);
        book(order.symbol).triggered.remove(orderId);
    }

    @Override
    public void orderCancelled(
            long orderId,
            long account,
            int symbol,
            CancelReason reason,
            long filledLots,
            long remainingLots) {
        BookOrder order = known.get(orderId);
        if (order != null) {
            forget(orderId, order);
        }
    }

    @Override
    public void levelChanged(
            int symbol, long bookSequence, Side side, long priceTicks, long lots, int orders) {
        Book book = book(symbol);
        Violation.unlessEqual(++book.sequence, bookSequence, "sequence of symbol " + symbol);
        Price price = new Price(symbol, side, priceTicks);
        boolean changed = unreported.remove(price);
        if (orders > level(price).orders()) {
            changed |= comesToRest(price);
        }
        Violation.unless(changed, "%s reported but not changed", price);
        Violation.unless(
                new NaiveBook.Level(priceTicks, lots, orders).equals(level(price)),
                "wrong level %s",
                price);
        reported.add(price);
    }

    /** Whether the order that is being matched may rest at this price; then it does. */
    private boolean comesToRest(Price price) {
        BookOrder order = known.get(newcomer);
        long orderId = newcomer;
        if (order == null || order.resting || !price.equals(order.price())) {
            Map.Entry<Long, BookOrder> first = firstTriggered(price.symbol());
            if (first == null || !price.equals(first.getValue().price())) {
                return false;
            }
            orderId = first.getKey();
            order = first.getValue();
            book(price.symbol()).triggered.remove(orderId);
        }
        enter(orderId, order);
        return true;
    }

    private Map.@Nullable Entry<Long, BookOrder> firstTriggered(int symbol) {
        for (Map.Entry<Long, BookOrder> entry : book(symbol).triggered.entrySet()) {
            long end = entry.getValue().expiresMicros;
            if (end == 0 || timeMicros < end) {
                return entry;
            }
        }
        return null;
    }

    /** As it is now. */
    NaiveBook.Level level(Price price) {
        Line line = book(price.symbol()).side(price.side()).get(price.priceTicks());
        return line == null
                ? new NaiveBook.Level(price.priceTicks(), 0, 0)
                : new NaiveBook.Level(price.priceTicks(), line.lots, line.orders.size());
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
        BookOrder order = known.get(newcomer);
        Violation.unless(order == null || order.resting, "order %s rests in silence", newcomer);
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
