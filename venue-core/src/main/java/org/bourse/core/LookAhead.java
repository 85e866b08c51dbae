package org.bourse.core;

import org.bourse.contracts.v1.Side;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.book.Book;
import org.bourse.core.book.Books;
import org.bourse.core.book.LevelPool;
import org.bourse.core.book.OrderPool;
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
    private final Ledger ledger;
    private final Books books;
    private final OrderPool orders;
    private final LevelPool levels;
    private final DuplicateMemory duplicates;
    private final ClientOrderIds clientOrderIds;

    /** Hashes of client order ids. */
    private final long[] keys = new long[MAX];

    private int keyCount;

    /** New orders: account, symbol with side, price; then the level of that price. */
    private final long[] placers = new long[MAX];

    private final int[] symbols = new int[MAX];
    private final boolean[] buys = new boolean[MAX];
    private final long[] pricesTicks = new long[MAX];
    private final int[] levelsOfNew = new int[MAX];
    private int newCount;

    /** Orders that are named, and the prices they are moved to; then their slots. */
    private final long[] orderIds = new long[MAX];

    private final long[] movesTicks = new long[MAX];
    private final int[] slots = new int[MAX];
    private int namedCount;

    /** Depends on all that was read: so none of the reads is left out as useless. */
    private long seen;

    LookAhead(VenueState state, ClientOrderIds clientOrderIds) {
        this.clientOrderIds = clientOrderIds;
        accounts = state.accounts();
        ledger = state.ledger();
        books = state.books();
        orders = books.orders();
        levels = books.levels();
        duplicates = state.duplicates();
    }

    void expect(NewOrder order) {
        if (newCount == MAX) {
            return;
        }
        if (keyCount < MAX && clientOrderIds.read(order)) {
            keys[keyCount++] = clientOrderIds.keyHigh();
        }
        placers[newCount] = order.account();
        symbols[newCount] = order.symbol();
        buys[newCount] = order.side() == Side.BUY;
        pricesTicks[newCount] = order.priceTicks();
        newCount++;
    }

    void expect(OrderCancel cancel) {
        if (cancel.orderId() != 0) {
            expectNamed(cancel.orderId(), 0);
        } else if (keyCount < MAX && clientOrderIds.read(cancel)) {
            keys[keyCount++] = clientOrderIds.keyHigh();
        }
    }

    void expect(OrderReplace replace) {
        if (replace.orderId() != 0) {
            expectNamed(replace.orderId(), replace.priceTicks());
        } else if (keyCount < MAX && clientOrderIds.read(replace)) {
            keys[keyCount++] = clientOrderIds.keyHigh();
        }
    }

    private void expectNamed(long orderId, long priceTicks) {
        if (namedCount < MAX) {
            orderIds[namedCount] = orderId;
            movesTicks[namedCount] = priceTicks;
            namedCount++;
        }
    }

    /** Reads for all that is expected, and expects nothing any more. */
    void fetch() {
        long read = 0;
        for (int i = 0; i < keyCount; i++) {
            read += duplicates.peek(keys[i]);
        }
        for (int i = 0; i < namedCount; i++) {
            slots[i] = orders.find(orderIds[i]);
        }
        for (int i = 0; i < namedCount; i++) {
            if (slots[i] != OrderPool.NONE) {
                read += orders.symbol(slots[i]);
            }
        }
        for (int i = 0; i < newCount; i++) {
            read += fetchPlacer(i);
        }
        for (int i = 0; i < namedCount; i++) {
            if (slots[i] != OrderPool.NONE) {
                read += fetchNeighbours(slots[i], movesTicks[i]);
            }
        }
        for (int i = 0; i < newCount; i++) {
            read += fetchLevel(levelsOfNew[i]);
        }
        seen += read;
        keyCount = 0;
        newCount = 0;
        namedCount = 0;
    }

    private long fetchPlacer(int i) {
        levelsOfNew[i] = LevelPool.NONE;
        Book book = books.find(symbols[i]);
        int account = accounts.findUser(placers[i]);
        if (book == null || account == AccountTable.NONE) {
            return 0;
        }
        levelsOfNew[i] = book.side(buys[i]).find(pricesTicks[i]);
        int asset = buys[i] ? book.symbol().quote() : book.symbol().base();
        int last = accounts.lastOrder(account);
        return ledger.availableMinor(account, asset)
                + (last == OrderPool.NONE ? 0 : orders.symbol(last));
    }

    private long fetchNeighbours(int slot, long movesTo) {
        long read = levels.lots(orders.level(slot));
        int account = orders.account(slot);
        Book book = books.find(orders.symbol(slot));
        boolean buy = orders.isBuy(slot);
        if (book != null) {
            int asset = buy ? book.symbol().quote() : book.symbol().base();
            read += ledger.availableMinor(account, asset);
            if (movesTo != 0) {
                read += fetchLevel(book.side(buy).find(movesTo));
            }
        }
        int next = orders.next(slot);
        if (next != OrderPool.NONE) {
            read += orders.id(next);
        }
        int previous = orders.previous(slot);
        if (previous != OrderPool.NONE) {
            read += orders.id(previous);
        }
        int nextOfAccount = orders.terms().nextOfAccount(slot);
        if (nextOfAccount != OrderPool.NONE) {
            read += orders.symbol(nextOfAccount);
        }
        int previousOfAccount = orders.terms().previousOfAccount(slot);
        if (previousOfAccount != OrderPool.NONE) {
            read += orders.symbol(previousOfAccount);
        }
        return read;
    }

    private long fetchLevel(int level) {
        if (level == LevelPool.NONE) {
            return 0;
        }
        int youngest = levels.youngest(level);
        return youngest == OrderPool.NONE ? 0 : orders.id(youngest);
    }
}
