package org.bourse.stack.verify.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.Level;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Trade;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;
import org.bourse.stack.verify.stream.Step;

/**
 * I13 and I4 as readers of books see them: changes are numbered without a gap, every image is what
 * the changes before it make, and a book in which trading goes on is not crossed. The levels of an
 * external book may cross each other: symbols that have had one are left out of I4.
 */
final class LevelCheck implements VenueCheck {

    private static final class Book {
        final NavigableMap<Long, Level> bids = new TreeMap<>(Collections.reverseOrder());
        final NavigableMap<Long, Level> asks = new TreeMap<>();
        final List<Level> imageBids = new ArrayList<>();
        final List<Level> imageAsks = new ArrayList<>();
        SymbolState state = SymbolState.TRADING;
        long sequence;
        long lastTicks;
        int parts;

        NavigableMap<Long, Level> side(Side side) {
            return side == Side.BUY ? bids : asks;
        }
    }

    private final ExternalBooks externals;
    private final Findings findings;
    private final Map<Integer, Book> books = new HashMap<>();
    private final Set<Integer> touched = new HashSet<>();

    LevelCheck(ExternalBooks externals, Findings findings) {
        this.externals = externals;
        this.findings = findings;
    }

    private Book book(int symbol) {
        return books.computeIfAbsent(symbol, _ -> new Book());
    }

    @Override
    public void begins(Step step) {
        touched.clear();
    }

    @Override
    public void symbolChanged(Symbol symbol) {
        book(symbol.getSymbol()).state = symbol.getState();
        touched.add(symbol.getSymbol());
    }

    @Override
    public void trade(Trade event) {
        book(event.getSymbol()).lastTicks = event.getPriceTicks();
    }

    @Override
    public void levelChanged(LevelChanged event) {
        findings.seen(Invariant.I13);
        Book book = book(event.getSymbol());
        touched.add(event.getSymbol());
        findings.check(
                event.getBookSequence() == book.sequence + 1,
                Invariant.I13,
                "the book of symbol %d goes on with change %d after %d",
                event.getSymbol(),
                event.getBookSequence(),
                book.sequence);
        book.sequence = event.getBookSequence();
        findings.check(
                event.getLots() >= 0 && (event.getLots() == 0) == (event.getOrders() == 0),
                Invariant.I13,
                "symbol %d has %d lots of %d orders at %d",
                event.getSymbol(),
                event.getLots(),
                event.getOrders(),
                event.getPriceTicks());
        if (event.getLots() == 0) {
            book.side(event.getSide()).remove(event.getPriceTicks());
        } else {
            book.side(event.getSide())
                    .put(
                            event.getPriceTicks(),
                            Level.newBuilder()
                                    .setPriceTicks(event.getPriceTicks())
                                    .setLots(event.getLots())
                                    .setOrders(event.getOrders())
                                    .setExternalLots(event.getExternalLots())
                                    .build());
        }
    }

    @Override
    public void bookImage(BookImage event) {
        int symbol = event.getSymbol().getSymbol();
        Book book = book(symbol);
        if (event.getPart() == 0) {
            book.imageBids.clear();
            book.imageAsks.clear();
            book.parts = 0;
        }
        book.imageBids.addAll(event.getBidsList());
        book.imageAsks.addAll(event.getAsksList());
        boolean isNext = event.getPart() == book.parts++;
        findings.check(
                isNext
                        && event.getBookSequence() == book.sequence
                        && event.getLastPriceTicks() == book.lastTicks,
                Invariant.I13,
                "the image of symbol %d says change %d, last price %d, part %d; it is change %d,"
                        + " last price %d, part %d",
                symbol,
                event.getBookSequence(),
                event.getLastPriceTicks(),
                event.getPart(),
                book.sequence,
                book.lastTicks,
                book.parts - 1);
        if (book.parts >= event.getParts()) {
            findings.seen(Invariant.I13);
            boolean isSame =
                    book.imageBids.equals(List.copyOf(book.bids.values()))
                            && book.imageAsks.equals(List.copyOf(book.asks.values()));
            findings.check(
                    isSame,
                    Invariant.I13,
                    "the image of symbol %d at change %d is not what its changes make",
                    symbol,
                    book.sequence);
        }
    }

    @Override
    public void ends(Step step) {
        for (int symbol : touched) {
            Book book = book(symbol);
            if (book.state != SymbolState.TRADING || externals.have(symbol)) {
                continue;
            }
            findings.seen(Invariant.I4);
            boolean isCrossed =
                    !book.bids.isEmpty()
                            && !book.asks.isEmpty()
                            && book.bids.firstKey() >= book.asks.firstKey();
            findings.check(
                    !isCrossed,
                    Invariant.I4,
                    "the book of symbol %d is crossed: bid %s, offer %s",
                    symbol,
                    isCrossed ? book.bids.firstKey() : "",
                    isCrossed ? book.asks.firstKey() : "");
        }
    }
}
