package org.bourse.core;

import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.Role;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.amounts.Rates;
import org.bourse.core.book.Book;
import org.bourse.core.book.ExternalLevels;
import org.bourse.core.book.OrderPool;
import org.bourse.core.book.OrderRecord;
import org.bourse.core.symbols.Symbol;

/**
 * Settles trades with EXTERNAL, which has no orders to be told, pays no fees and holds nothing. For
 * the other side they are trades like all others.
 */
final class ExternalTrades {
    private static final int EXTERNAL = AccountTable.EXTERNAL;

    private final VenueEvents events;
    private final Ledger ledger;
    private final AccountTable accounts;
    private final OrderPool orders;
    private final ExternalLevels externals;
    private final OpenOrders openOrders;
    private final StepBudget budget;

    /** The trade that is being settled. */
    private long tradeId;

    private long priceTicks;
    private long lots;
    private long notionalMinor;
    private long baseMinor;
    private long feeMinor;

    ExternalTrades(VenueState state, VenueEvents events) {
        this.events = events;
        ledger = state.ledger();
        accounts = state.accounts();
        orders = state.books().orders();
        externals = state.books().externals();
        openOrders = state.openOrders();
        budget = state.stepBudget();
    }

    /**
     * An order that comes in trades with an external level, which is removed when nothing is left.
     *
     * @param closes whether the taker is filled with this
     */
    void give(Taker taker, Book book, int external, long priceTicks, long lots, boolean closes) {
        Symbol symbol = book.symbol();
        boolean buy = taker.isBuy();
        begin(symbol, priceTicks, lots);
        feeMinor = taker.fill(lots, notionalMinor);
        long improvement =
                buy && taker.isLimit()
                        ? (taker.boundTicks() - priceTicks) * lots * symbol.tickLotMinor()
                        : 0;
        long spent = buy ? notionalMinor + feeMinor : baseMinor;
        taker.held(taker.heldMinor() - spent - improvement);
        takeFrom(book, external);
        events.orderFilled(
                taker.orderId(),
                taker.accountNumber(),
                symbol.number(),
                Sides.of(buy),
                Role.TAKER,
                tradeId,
                priceTicks,
                lots,
                notionalMinor,
                feeMinor,
                taker.filledLots(),
                taker.remainingLotsTold(),
                closes);
        tellTrade(symbol, buy, buy, taker.accountNumber(), taker.orderId());
        settle(symbol, buy, taker.account());
        ledger.release(
                taker.account(), symbol.quote(), improvement, PostingKind.RELEASE, taker.orderId());
        openOrders.traded(taker.account(), symbol.number(), notionalMinor);
    }

    private void takeFrom(Book book, int external) {
        Symbol symbol = book.symbol();
        boolean gives = orders.isBuy(external);
        long given = gives ? notionalMinor : baseMinor;
        OrderRecord record = orders.record(external);
        book.fill(external, record, lots, notionalMinor, record.heldMinor() - given);
        ledger.promised(gives ? symbol.quote() : symbol.base(), -given);
        if (orders.remainingLots(external) == 0) {
            externals.remove(book, external);
        }
    }

    /**
     * An external level that comes in trades with a resting order, which stays in the book even if
     * nothing remains of it.
     */
    void take(Book book, int maker, long priceTicks, long lots) {
        Symbol symbol = book.symbol();
        boolean buy = orders.isBuy(maker);
        int account = orders.account(maker);
        begin(symbol, priceTicks, lots);
        long rate = orders.makerRateE8(maker);
        long made = orders.madeNotionalMinor(maker);
        feeMinor = Rates.fee(rate, made + notionalMinor) - Rates.fee(rate, made);
        long spent = buy ? notionalMinor + Math.max(feeMinor, 0) : baseMinor;
        OrderRecord record = orders.record(maker);
        book.fill(maker, record, lots, notionalMinor, record.heldMinor() - spent);
        openOrders.remainingChanged(record, -lots);
        events.orderFilled(
                orders.id(maker),
                accounts.number(account),
                symbol.number(),
                Sides.of(buy),
                Role.MAKER,
                tradeId,
                priceTicks,
                lots,
                notionalMinor,
                feeMinor,
                orders.filledLots(maker),
                orders.remainingLots(maker),
                orders.remainingLots(maker) == 0);
        tellTrade(symbol, !buy, buy, accounts.number(account), orders.id(maker));
        settle(symbol, buy, account);
        openOrders.traded(account, symbol.number(), notionalMinor);
    }

    private void begin(Symbol symbol, long atPriceTicks, long ofLots) {
        tradeId = budget.nextTradeId();
        priceTicks = atPriceTicks;
        lots = ofLots;
        notionalMinor = ofLots * atPriceTicks * symbol.tickLotMinor();
        baseMinor = ofLots * symbol.lotMinor();
    }

    /**
     * @param takerBuys whoever takes
     * @param buys whether the account does
     */
    private void tellTrade(
            Symbol symbol, boolean takerBuys, boolean buys, long account, long orderId) {
        long external = accounts.number(EXTERNAL);
        events.trade(
                tradeId,
                symbol.number(),
                priceTicks,
                lots,
                notionalMinor,
                Sides.of(takerBuys),
                buys ? account : external,
                buys ? external : account,
                buys ? orderId : 0,
                buys ? 0 : orderId,
                buys ? feeMinor : 0,
                buys ? 0 : feeMinor);
    }

    /**
     * @param buys whether the account does
     */
    private void settle(Symbol symbol, boolean buys, int account) {
        int quote = symbol.quote();
        int base = symbol.base();
        int buyer = buys ? account : EXTERNAL;
        int seller = buys ? EXTERNAL : account;
        post(buyer, quote, buys ? Bucket.HELD : Bucket.AVAILABLE, -notionalMinor);
        post(seller, quote, Bucket.AVAILABLE, notionalMinor);
        post(seller, base, buys ? Bucket.AVAILABLE : Bucket.HELD, -baseMinor);
        post(buyer, base, Bucket.AVAILABLE, baseMinor);
        ledger.fee(account, quote, buys ? Bucket.HELD : Bucket.AVAILABLE, feeMinor, tradeId);
    }

    private void post(int account, int asset, Bucket bucket, long delta) {
        ledger.post(account, asset, bucket, delta, PostingKind.TRADE, tradeId);
    }
}
