package org.bourse.stack.verify.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.OrderReduced;
import org.bourse.contracts.v1.OrderReplaced;
import org.bourse.contracts.v1.OrderTriggered;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.SelfTradePrevented;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Symbol;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;
import org.bourse.stack.verify.stream.Step;
import org.jspecify.annotations.Nullable;

/**
 * I5: each trade is with the order that stands first in the line at the best price, and at that
 * price; in an auction at the auction's. The lines are made of what happens to orders; that they
 * are the right ones shows where levels are told, which have to be what the lines show (I13). A
 * symbol that has had external levels, or a violation, is not judged any more. Told of an event
 * after {@link Orders}.
 */
final class QueueCheck implements VenueCheck {
    /** A price of one side of one book. */
    private record Price(int symbol, Side side, long ticks) {}

    private final ExternalBooks externals;
    private final Findings findings;
    private final Map<Integer, RestingBook> books = new HashMap<>();
    private final Map<Long, RestingOrder> known = new HashMap<>();

    /** Levels that have changed and were not told yet. */
    private final Set<Price> untold = new HashSet<>();

    private final Set<Integer> lost = new HashSet<>();
    private long timeMicros;
    private long step;

    /** The order of the command, that will rest if something of it is left. */
    private @Nullable RestingOrder newcomer;

    QueueCheck(ExternalBooks externals, Findings findings) {
        this.externals = externals;
        this.findings = findings;
    }

    @Override
    public void begins(Step next) {
        timeMicros = next.header().getVenueTimeMicros();
        step = next.position();
        newcomer = null;
        untold.clear();
    }

    private boolean isJudged(int symbol) {
        return !lost.contains(symbol) && !externals.have(symbol);
    }

    /** Everything that follows from a wrong line would be wrong, too. */
    private void lose(int symbol, Invariant invariant, String what, Object... arguments) {
        findings.broken(invariant, what, arguments);
        lost.add(symbol);
        books.remove(symbol);
        known.values().removeIf(order -> order.order.symbol() == symbol);
    }

    private Optional<RestingBook> book(int symbol) {
        return isJudged(symbol) ? Optional.ofNullable(books.get(symbol)) : Optional.empty();
    }

    @Override
    public void symbolChanged(Symbol symbol) {
        if (isJudged(symbol.getSymbol())) {
            RestingBook book = books.get(symbol.getSymbol());
            if (book == null) {
                books.put(symbol.getSymbol(), new RestingBook(symbol));
            } else {
                book.change(symbol);
            }
        }
    }

    @Override
    public void accepted(TrackedOrder order) {
        if (order.mayRest() && isJudged(order.symbol())) {
            RestingOrder resting = new RestingOrder(order);
            known.put(order.orderId(), resting);
            if (order.asked().getType() == OrderType.LIMIT && Ids.index(order.orderId()) == 0) {
                newcomer = resting;
            }
        }
    }

    @Override
    public void triggered(Optional<TrackedOrder> order, OrderTriggered event) {
        RestingOrder resting = known.get(event.getOrderId());
        if (resting != null) {
            resting.priceTicks = resting.order.priceTicks();
            book(event.getSymbol()).ifPresent(book -> book.trigger(resting, step));
        }
    }

    @Override
    public void replaced(Optional<TrackedOrder> order, OrderReplaced event) {
        RestingOrder resting = known.get(event.getOrderId());
        Optional<RestingBook> book = book(event.getSymbol());
        if (resting == null || book.isEmpty()) {
            return;
        }
        boolean keepsItsPlace =
                event.getPriceTicks() == resting.priceTicks
                        && event.getRemainingLots() <= resting.remainingLots;
        if (resting.rests && !keepsItsPlace) {
            untold.add(price(resting));
            book.get().leave(resting);
            newcomer = resting;
        }
        resting.priceTicks = event.getPriceTicks();
        setRemaining(book.get(), resting, event.getRemainingLots());
    }

    /** What is taken off comes off the hidden part first. */
    private void setRemaining(RestingBook book, RestingOrder resting, long remainingLots) {
        resting.remainingLots = remainingLots;
        if (resting.rests && resting.shownLots > remainingLots) {
            book.show(resting, remainingLots);
            untold.add(price(resting));
        }
    }

    private static Price price(RestingOrder resting) {
        return new Price(resting.order.symbol(), resting.side(), resting.priceTicks);
    }

    @Override
    public void reduced(Optional<TrackedOrder> order, OrderReduced event) {
        RestingOrder resting = known.get(event.getOrderId());
        if (resting != null) {
            book(event.getSymbol())
                    .ifPresent(book -> setRemaining(book, resting, event.getRemainingLots()));
        }
    }

    @Override
    public void filled(Optional<TrackedOrder> order, OrderFilled event) {
        Optional<RestingBook> found = book(event.getSymbol());
        if (found.isEmpty()) {
            return;
        }
        RestingBook book = found.get();
        RestingOrder resting = known.get(event.getOrderId());
        if (event.getRole() == Role.MAKER) {
            findings.seen(Invariant.I5);
            if (!isRight(book, event)) {
                return;
            }
            book.traded(event.getPriceTicks());
        }
        if (resting != null) {
            resting.remainingLots = event.getRemainingLots();
            if (event.getRole() == Role.MAKER) {
                untold.add(price(resting));
                book.made(resting, event.getLots());
            }
            if (event.getCloses()) {
                forget(book, resting);
            }
        }
        if (event.getCloses()) {
            entryEnded(book, event.getOrderId(), event.getFilledLots());
        }
    }

    private boolean isRight(RestingBook book, OrderFilled event) {
        Side side = event.getSide();
        RestingOrder first = book.first(side).orElse(null);
        long id = event.getOrderId();
        if (first == null || first.id() != id) {
            lose(
                    event.getSymbol(),
                    Invariant.I5,
                    "order %d trades at %d, and first in line is %s",
                    id,
                    event.getPriceTicks(),
                    first == null ? "nobody" : first.id() + " at " + first.priceTicks);
            return false;
        }
        long due = first.priceTicks;
        if (book.isUncrossing()) {
            // Of a pair the bid is told first: nothing has moved yet.
            due = side == Side.BUY ? book.settledAuctionTicks() : event.getPriceTicks();
        } else if (event.getLots() > first.shownLots) {
            lose(
                    event.getSymbol(),
                    Invariant.I5,
                    "order %d trades %d lots at once and shows %d",
                    id,
                    event.getLots(),
                    first.shownLots);
            return false;
        }
        if (event.getPriceTicks() != due) {
            lose(
                    event.getSymbol(),
                    Invariant.I5,
                    "order %d trades at %d instead of %d",
                    id,
                    event.getPriceTicks(),
                    due);
            return false;
        }
        return true;
    }

    @Override
    public void selfTradePrevented(SelfTradePrevented event) {
        book(event.getSymbol())
                .filter(RestingBook::isUncrossing)
                .ifPresent(RestingBook::settledAuctionTicks);
    }

    private void forget(RestingBook book, RestingOrder resting) {
        if (resting.rests) {
            untold.add(price(resting));
        }
        book.forget(resting);
        known.remove(resting.id());
    }

    /** 20.7: the exits of an entry that has ended with a trade come to the line. */
    private void entryEnded(RestingBook book, long orderId, long filledLots) {
        for (long exitId : new long[] {orderId + 1, orderId + 2}) {
            RestingOrder exit = known.get(exitId);
            if (Ids.index(orderId) == 0 && filledLots > 0 && exit != null && exit.order.isExit()) {
                book.comesDue(exit, step);
            }
        }
    }

    @Override
    public void cancelled(Optional<TrackedOrder> order, OrderCancelled event) {
        Optional<RestingBook> book = book(event.getSymbol());
        if (book.isEmpty()) {
            return;
        }
        RestingOrder resting = known.get(event.getOrderId());
        if (resting != null) {
            if (event.getReason() == CancelReason.EXPIRED) {
                book.get().settledAuctionTicks();
            }
            forget(book.get(), resting);
        }
        entryEnded(book.get(), event.getOrderId(), event.getFilledLots());
    }

    @Override
    public void levelChanged(LevelChanged event) {
        Optional<RestingBook> found = book(event.getSymbol());
        if (found.isEmpty()) {
            return;
        }
        RestingBook book = found.get();
        Price price = new Price(event.getSymbol(), event.getSide(), event.getPriceTicks());
        boolean changed = untold.remove(price);
        RestingBook.Line line = book.line(price.side(), price.ticks());
        if (event.getOrders() > line.orders.size()) {
            changed |= comesToRest(book, price, event.getLots() - line.lots);
            line = book.line(price.side(), price.ticks());
        }
        if (!changed || line.lots != event.getLots() || line.orders.size() != event.getOrders()) {
            lose(
                    price.symbol(),
                    Invariant.I13,
                    "the level %s is told as %d lots of %d orders, what happened to orders makes %d"
                            + " of %d",
                    price,
                    event.getLots(),
                    event.getOrders(),
                    line.lots,
                    line.orders.size());
        }
    }

    /** Whether an order that is being matched rests at this price; then it does. */
    private boolean comesToRest(RestingBook book, Price price, long missingLots) {
        List<RestingOrder> candidates = new ArrayList<>();
        if (newcomer != null && !newcomer.rests && known.containsKey(newcomer.id())) {
            candidates.add(newcomer);
        }
        candidates.addAll(book.nextOfLine(timeMicros));
        for (RestingOrder candidate : candidates) {
            if (price.equals(price(candidate)) && candidate.shownAnew() == missingLots) {
                book.activated(candidate);
                return true;
            }
        }
        return false;
    }

    @Override
    public void ends(Step over) {
        for (Price price : untold) {
            if (isJudged(price.symbol())) {
                lose(price.symbol(), Invariant.I13, "the level %s changed in silence", price);
            }
        }
        if (newcomer != null && !newcomer.rests && known.containsKey(newcomer.id())) {
            lose(
                    newcomer.order.symbol(),
                    Invariant.I13,
                    "order %d rests in silence",
                    newcomer.id());
        }
        books.values().forEach(RestingBook::settledAuctionTicks);
    }
}
