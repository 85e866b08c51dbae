package org.bourse.core;

import org.bourse.contracts.v1.Side;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.book.Book;
import org.bourse.core.book.BookAhead;
import org.bourse.core.book.Books;
import org.bourse.core.book.OrderTerms;
import org.bourse.core.duplicates.DuplicateMemory;

/**
 * Reads what the next commands will need, so that it is in the cache when their turn comes. A
 * command alone waits for memory again and again: for the line of its client order id, its order,
 * the level, the neighbours. The processor fetches many lines at once, but only as far as it can
 * see that it needs them; so here one loop reads the first line of all commands, the next loop what
 * those lines name, and so on.
 *
 * <p>Nothing follows from what is read. A command that was not expected, or comes after others have
 * changed what it will meet, only waits longer.
 */
final class LookAhead {
    /** The most commands that are expected at a time; what is more is not looked at. */
    static final int MAX = 64;

    private final AccountTable accounts;
    private final Books books;
    private final OrderTerms terms;
    private final BookAhead bookAhead;
    private final DuplicateMemory duplicates;
    private final ClientOrderIds clientOrderIds;

    /** Hashes of client order ids. */
    private final long[] keys = new long[MAX];

    private int keyCount;

    /** Accounts of new orders. */
    private final int[] placers = new int[MAX];

    private int placerCount;

    /** Depends on all that was read: so none of the reads is left out as useless. */
    private long seen;

    LookAhead(VenueState state, ClientOrderIds clientOrderIds) {
        this.clientOrderIds = clientOrderIds;
        accounts = state.accounts();
        books = state.books();
        terms = books.orders().terms();
        bookAhead = new BookAhead(books.orders(), books.levels(), MAX);
        duplicates = state.duplicates();
    }

    void expect(NewOrder order) {
        if (keyCount < MAX && clientOrderIds.read(order)) {
            keys[keyCount++] = clientOrderIds.keyHigh();
        }
        if (bookAhead.isLarge()) {
            expectEntry(order);
        }
    }

    /** Where it will stand, which is in no cache. */
    private void expectEntry(NewOrder order) {
        Book book = books.find(order.symbol());
        if (book != null) {
            bookAhead.expectEntry(book.side(order.side() == Side.BUY), order.priceTicks());
        }
        if (placerCount < MAX) {
            placers[placerCount] = Math.max(accounts.findUser(order.account()), 0);
            placerCount++;
        }
    }

    void expect(OrderCancel cancel) {
        if (cancel.orderId() != 0) {
            bookAhead.expectOrder(cancel.orderId());
        } else if (keyCount < MAX && clientOrderIds.read(cancel)) {
            keys[keyCount++] = clientOrderIds.keyHigh();
        }
    }

    void expect(OrderReplace replace) {
        if (replace.orderId() != 0) {
            bookAhead.expectOrder(replace.orderId());
        } else if (keyCount < MAX && clientOrderIds.read(replace)) {
            keys[keyCount++] = clientOrderIds.keyHigh();
        }
    }

    /** Reads for all that is expected, and expects nothing any more. */
    void fetch() {
        long read = 0;
        for (int i = 0; i < keyCount; i++) {
            read += duplicates.peek(keys[i]);
        }
        read += duplicates.peekNext(keyCount);
        bookAhead.fetch();
        for (int i = 0; i < placerCount; i++) {
            read += terms.peekAccount(placers[i]);
        }
        seen += read;
        keyCount = 0;
        placerCount = 0;
    }
}
