package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.CommandHeader;
import org.bourse.core.NewOrder;
import org.bourse.core.NoEvents;
import org.bourse.core.SymbolDefinition;
import org.jspecify.annotations.Nullable;

/**
 * I4 and I5 from the events alone, those of auctions too, and that readers of levels see the books:
 * it keeps books of its own from what happens to orders.
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
    private long timeMicros;
    private long steps;

    /** The external level of the present command, until it is told; no event names it. */
    private @Nullable WantedLevel wanted;

    /** Symbols that lost external levels without having halted yet. */
    private final Set<Integer> lost = new HashSet<>();

    private boolean hasTaker;

    /** The order of the command, that will rest if something of it is left; 0 for none. */
    private long newcomer;

    /** Before the events of a command. */
    void expect(GeneratedCommand command) {
        wanted = WantedLevel.of(command);
    }

    @Override
    public void commandRejected(RejectCode code, long account, long reference) {
        wanted = null;
    }

    /** The levels that the present step reported. */
    List<Price> reported() {
        return reported;
    }

    CheckedBook book(int symbol) {
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
        newcomer = 0;
        steps++;
        lost.clear();
    }

    @Override
    public void symbolListed(SymbolDefinition symbol) {
        books.put(symbol.symbol(), new CheckedBook(symbol));
    }

    @Override
    public void symbolChanged(SymbolDefinition symbol) {
        touched.add(symbol.symbol());
        if (symbol.state() != SymbolState.TRADING) {
            lost.remove(symbol.symbol());
        }
        book(symbol.symbol()).change(symbol);
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
        if (BookOrder.mayRest(order)) {
            known.put(orderId, new BookOrder(orderId, order, priceTicks, expiresMicros));
            if (order.type() == OrderType.LIMIT && Ids.index(orderId) == 0) {
                newcomer = orderId;
            }
        }
    }

    @Override
    public void orderTriggered(long orderId, long account, int symbol, long triggerTicks) {
        BookOrder order = known.get(orderId);
        if (order != null) {
            if (order.trails) {
                order.priceTicks = order.limit(triggerTicks);
            }
            book(symbol).trigger(orderId, order, steps);
        }
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
            if (!book(symbol).isUncrossing()) {
                book(symbol).checkFirst(side, priceTicks, orderId, !hasTaker);
            } else {
                checkPair(symbol, side, priceTicks, orderId);
            }
            book(symbol).lastPriceTicks = priceTicks;
        }
        hasTaker = role == Role.TAKER;
        if (order != null) {
            order.remainingLots = remainingLots;
            if (role == Role.MAKER) {
                made(orderId, order, lots);
            }
            if (closes) {
                forget(orderId, order);
            }
        }
        if (closes) {
            ended(orderId, filledLots);
        }
    }

    private void checkPair(int symbol, Side side, long priceTicks, long orderId) {
        CheckedBook book = book(symbol);
        if (side == Side.BUY) {
            book.checkPair(priceTicks);
        }
        Violation.unlessEqual(book.first(side), orderId, "first in line in the auction");
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

    @Override
    public void trade(
            long tradeId,
            int symbol,
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
        Side side = takerSide == Side.BUY ? Side.SELL : Side.BUY;
        long maker = side == Side.BUY ? buyerOrderId : sellerOrderId;
        if (maker == CheckedBook.EXTERNAL) {
            book(symbol).checkFirst(side, priceTicks, maker, false);
            book(symbol).lastPriceTicks = priceTicks;
            BookOrder level = Objects.requireNonNull(book(symbol).external(side, priceTicks));
            level.remainingLots -= lots;
            made(CheckedBook.EXTERNAL, level, lots);
            if (level.remainingLots == 0) {
                leave(CheckedBook.EXTERNAL, level);
            }
        }
        if (wanted != null
                && (side == Side.BUY ? sellerOrderId : buyerOrderId) == CheckedBook.EXTERNAL) {
            wanted.takenLots += lots;
        }
        hasTaker = false;
    }

    private void forget(long orderId, BookOrder order) {
        if (order.resting) {
            leave(orderId, order);
        }
        known.remove(orderId);
        book(order.symbol).triggered.remove(orderId);
        book(order.symbol).due.remove(orderId);
    }

    /** 20.7: the exits of an entry that has ended with a trade come to the line. */
    private void ended(long orderId, long filledLots) {
        for (long exitId : new long[] {orderId + 1, orderId + 2}) {
            BookOrder exit = known.get(exitId);
            if (Ids.index(orderId) == 0 && filledLots > 0 && exit != null && exit.isExit) {
                book(exit.symbol).comesDue(exitId, exit, steps);
            }
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
        BookOrder order = known.get(orderId);
        if (order != null) {
            if (reason == CancelReason.EXPIRED) {
                book(symbol).settleAuction();
            }
            forget(orderId, order);
        }
        ended(orderId, filledLots);
    }

    @Override
    public void levelChanged(
            int symbol,
            long bookSequence,
            Side side,
            long priceTicks,
            long lots,
            int orders,
            long externalLots) {
        CheckedBook book = book(symbol);
        Violation.unlessEqual(++book.sequence, bookSequence, "sequence of symbol " + symbol);
        Price price = new Price(symbol, side, priceTicks);
        boolean changed = unreported.remove(price);
        NaiveBook.Level told = new NaiveBook.Level(priceTicks, lots, orders, externalLots);
        if (wanted != null && wanted.comesTrue(price, told, book, level(price))) {
            changed = true;
            wanted = null;
        } else if (orders > level(price).orders()) {
            changed |= comesToRest(price, told);
        }
        if (!told.equals(level(price))) {
            lose(price, told);
            changed = true;
        }
        Violation.unless(changed, "%s reported but not changed", price);
        Violation.unless(told.equals(level(price)), "wrong level %s", price);
        reported.add(price);
        touched.add(symbol);
    }

    /** 24.4: what EXTERNAL had there is gone: its symbol has to halt. */
    private void lose(Price price, NaiveBook.Level told) {
        CheckedBook book = book(price.symbol());
        Violation.unless(
                told.lots() == level(price).lots() - book.externalLots(price),
                "%s changes by itself",
                price);
        book.setExternal(price, 0);
        lost.add(price.symbol());
    }

    /** Whether an order that is being matched may rest at this price; then it does. */
    private boolean comesToRest(Price price, NaiveBook.Level told) {
        CheckedBook book = book(price.symbol());
        Map<Long, BookOrder> candidates = new LinkedHashMap<>();
        BookOrder arriving = known.get(newcomer);
        if (arriving != null && !arriving.resting) {
            candidates.put(newcomer, arriving);
        }
        candidates.putAll(book.nextOfLine(timeMicros));
        long missing = told.lots() - level(price).lots();
        for (Map.Entry<Long, BookOrder> candidate : candidates.entrySet()) {
            BookOrder order = candidate.getValue();
            if (price.equals(order.price()) && order.shownAnew() == missing) {
                book.triggered.remove(candidate.getKey());
                if (book.due.remove(candidate.getKey()) != null) {
                    // 20.8: the pair is active, and the other exit waits.
                    book.due.remove(candidate.getKey() + 1);
                }
                book.enter(candidate.getKey(), order);
                return true;
            }
        }
        return false;
    }

    /** As it is now. */
    NaiveBook.Level level(Price price) {
        return book(price.symbol()).level(price);
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
                    book.definition.state() != SymbolState.TRADING || !book.isCrossedForAccounts(),
                    "crossed book of %s",
                    symbol);
        }
        Violation.unless(lost.isEmpty(), "external levels lost without a halt: %s", lost);
    }
}
