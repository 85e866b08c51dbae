package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.CommandHeader;
import org.bourse.core.NewOrder;
import org.bourse.core.NoEvents;
import org.bourse.core.SymbolDefinition;
import org.jspecify.annotations.Nullable;

/**
 * I4 and I5 from the events alone, those of auctions too, and that readers of levels and images see
 * the books: it keeps books of its own from what happens to orders.
 */
final class BookChecker extends NoEvents {
    /** A price of one side of one book. */
    record Price(int symbol, Side side, long priceTicks) {}

    private final Map<Integer, CheckedBook> books = new HashMap<>();
    private final Map<Long, BookOrder> known = new HashMap<>();
    private final Set<Price> unreported = new HashSet<>();

    /** Those whose books may have changed in the present step. */
    private final Set<Integer> touched = new HashSet<>();

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

    private CheckedBook book(int symbol) {
        CheckedBook book = books.get(symbol);
        if (book == null) {
            throw new AssertionError("symbol " + symbol + " has no book");
        }
        return book;
    }

    @Override
    public void stepBegins(CommandHeader header, long venueTimeMicros) {
        timeMicros = venueTimeMicros;
        reported.clear();
        touched.clear();
        imageSymbol = 0;
        newcomer = 0;
    }

    @Override
    public void symbolListed(SymbolDefinition symbol) {
        books.put(symbol.symbol(), new CheckedBook(symbol));
    }

    @Override
    public void symbolChanged(SymbolDefinition symbol) {
        touched.add(symbol.symbol());
        book(symbol.symbol()).change(symbol);
    }

    @Override
    public void selfTradePrevented(
            int symbol,
            SelfTradePrevention mode,
            long takerOrderId,
            long takerAccount,
            long makerOrderId,
            long makerAccount,
            long priceTicks,
            long lots) {
        CheckedBook book = book(symbol);
        if (book.isUncrossing()) {
            book.checkPair(priceTicks);
            book.checkAges(takerOrderId, makerOrderId);
        }
    }

    @Override
    public void indicativePrice(
            int symbol, long priceTicks, long lots, long surplusLots, Side surplusSide) {
        book(symbol).checkIndication(priceTicks, lots, surplusLots, surplusSide);
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
            book(order.symbol).show(order, remainingLots);
            unreported.add(order.price());
        }
    }

    private void leave(long orderId, BookOrder order) {
        book(order.symbol).leave(orderId, order);
        unreported.add(order.price());
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
            CheckedBook book = book(symbol);
            if (!book.isUncrossing()) {
                Violation.unlessEqual(
                        book.side(side).firstKey(), priceTicks, "best price of " + symbol);
            } else if (side == Side.BUY) {
                book.checkPair(priceTicks);
            }
            Violation.unlessEqual(
                    book.first(side), orderId, "first in line at the best price");
            book.lastPriceTicks = priceTicks;
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
        unreported.add(order.price());
        CheckedBook book = book(order.symbol);
        if (book.isUncrossing()) {
            book.show(order, order.shownAnew());
            return;
        }
        Violation.unless(lots <= order.shownLots, "more than is shown of %s", orderId);
        book.show(order, order.shownLots - lots);
        if (order.shownLots == 0 && order.remainingLots > 0) {
            book.line(order).orders.remove(orderId);
            book.enter(orderId, order);
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
            if (reason == CancelReason.EXPIRED) {
                book(symbol).settleAuction();
            }
            forget(orderId, order);
        }
    }

    @Override
    public void levelChanged(
            int symbol, long bookSequence, Side side, long priceTicks, long lots, int orders) {
        CheckedBook book = book(symbol);
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
        touched.add(symbol);
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
        book(order.symbol).enter(orderId, order);
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
        CheckedBook.Line line = book(price.symbol()).side(price.side()).get(price.priceTicks());
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
        for (int symbol : touched) {
            CheckedBook book = book(symbol);
            book.settleAuction();
            Violation.unless(
                    book.definition.state() != SymbolState.TRADING || !book.isCrossed(),
                    "crossed book of %s",
                    symbol);
        }
    }
}
