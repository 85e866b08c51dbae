package org.bourse.portfolio.position;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.Trade;

/**
 * What some consecutive facts of the log do to the books of accounts, and to the marks. The state
 * of each day at its last fact is kept; the venue's own accounts keep no books.
 */
public final class PortfolioBatch {
    private static final long DAY_MICROS = 86_400_000_000L;

    private final Map<Integer, TradedSymbol> symbols;
    private final Map<Integer, Mark> marks;
    private final Map<Long, AccountBook> books;

    private final Map<DayKey, Mark> dayMarks = new LinkedHashMap<>();
    private final Map<AccountDayKey, HoldingDay> holdings = new LinkedHashMap<>();
    private final Map<AccountDayKey, PositionDay> positions = new LinkedHashMap<>();
    private final List<AccountSale> sales = new ArrayList<>();

    /** A last price. */
    public record Mark(long priceTicks, long tradeId, long tradedMicros) {}

    /** A symbol's day; days since 1970, UTC. */
    public record DayKey(int symbol, long day) {}

    /**
     * A day of an account.
     *
     * @param item an asset or a symbol
     */
    public record AccountDayKey(long account, int item, long day) {}

    /**
     * How a day left an asset.
     *
     * @param flowMinor deposits less withdrawals of these facts
     */
    public record HoldingDay(long totalMinor, long flowMinor) {}

    /** How a day left a position. */
    public record PositionDay(long lots, long costMinor, Totals totals) {}

    /** Whose it is. */
    public record AccountSale(long account, Sale sale) {}

    /**
     * @param symbols by number
     * @param marks the last prices so far, by symbol
     * @param books of all accounts that take part
     */
    public PortfolioBatch(
            Map<Integer, TradedSymbol> symbols,
            Map<Integer, Mark> marks,
            Map<Long, AccountBook> books) {
        this.symbols = symbols;
        this.marks = new HashMap<>(marks);
        this.books = books;
    }

    /** The day of a venue time, since 1970, UTC. */
    public static long day(long micros) {
        return Math.floorDiv(micros, DAY_MICROS);
    }

    /** Where one account trades with itself, it sells before it buys. */
    public void trade(EventHeader header, Trade trade) {
        TradedSymbol symbol = symbols.get(trade.getSymbol());
        if (symbol == null) {
            throw new IllegalStateException("no symbol " + trade.getSymbol());
        }
        long micros = header.getVenueTimeMicros();
        Mark mark = new Mark(trade.getPriceTicks(), trade.getTradeId(), micros);
        marks.put(symbol.number(), mark);
        dayMarks.put(new DayKey(symbol.number(), day(micros)), mark);
        if (trade.getSellerAccount() >= Accounts.FIRST) {
            AccountBook book = book(trade.getSellerAccount());
            Sale sale = book.sold(symbol, trade, header.getPosition(), micros, this::lastTicks);
            sales.add(new AccountSale(trade.getSellerAccount(), sale));
            note(trade.getSellerAccount(), book, symbol, micros);
        }
        if (trade.getBuyerAccount() >= Accounts.FIRST) {
            AccountBook book = book(trade.getBuyerAccount());
            book.bought(symbol, trade, header.getPosition(), micros, this::lastTicks);
            note(trade.getBuyerAccount(), book, symbol, micros);
        }
    }

    /** A deposit or a withdrawal. */
    public void flow(Flow flow) {
        AccountBook book = book(flow.account());
        book.flowed(flow, this::lastTicks);
        note(flow.account(), book, flow.asset(), flow.deltaMinor(), flow.micros());
    }

    private void note(long account, AccountBook book, TradedSymbol symbol, long micros) {
        position(symbol.number(), account, book.position(symbol), micros);
        note(account, book, symbol.base(), 0, micros);
        note(account, book, symbol.quote(), 0, micros);
    }

    /** Lots of an asset may have left with it. */
    private void note(long account, AccountBook book, int asset, long flowMinor, long micros) {
        AccountDayKey key = new AccountDayKey(account, asset, day(micros));
        HoldingDay before = holdings.get(key);
        long flows = before == null ? flowMinor : Math.addExact(before.flowMinor(), flowMinor);
        holdings.put(key, new HoldingDay(book.totalMinor(asset), flows));
        for (Position position : book.positions()) {
            if (position.symbol().base() == asset) {
                position(position.symbol().number(), account, position, micros);
            }
        }
    }

    private void position(int symbol, long account, Position position, long micros) {
        positions.put(
                new AccountDayKey(account, symbol, day(micros)),
                new PositionDay(position.lots(), position.costMinor(), position.totals()));
    }

    private long lastTicks(int symbol) {
        Mark mark = marks.get(symbol);
        return mark == null ? 0 : mark.priceTicks();
    }

    private AccountBook book(long account) {
        AccountBook book = books.get(account);
        if (book == null) {
            throw new IllegalStateException("no book of account " + account);
        }
        return book;
    }

    /** The last marks of the days that these facts belong to. */
    public Map<DayKey, Mark> dayMarks() {
        return dayMarks;
    }

    /** By account, asset and day. */
    public Map<AccountDayKey, HoldingDay> holdings() {
        return holdings;
    }

    /** By account, symbol and day. */
    public Map<AccountDayKey, PositionDay> positions() {
        return positions;
    }

    public List<AccountSale> sales() {
        return sales;
    }

    /** As they stand after the facts, by account. */
    public Map<Long, AccountBook> books() {
        return books;
    }
}
