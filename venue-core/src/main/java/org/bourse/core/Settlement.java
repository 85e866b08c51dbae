package org.bourse.core;

import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.Role;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.amounts.Rates;
import org.bourse.core.book.Book;
import org.bourse.core.book.OrderPool;
import org.bourse.core.symbols.Symbol;

/**
 * Settles one trade: quantity against notional, fees of both sides to the venue's fee account. The
 * fee of an order in a role is always {@code ceil(rate × what it traded for in that role)}, so a
 * trade costs what that grew by.
 */
final class Settlement {
    private final VenueEvents events;
    private final Ledger ledger;
    private final AccountTable accounts;
    private final OrderPool orders;
    private final OpenOrders openOrders;
    private final StepBudget budget;

    /** The trade that is being settled. */
    private long tradeId;

    private long priceTicks;
    private long lots;
    private long notionalMinor;
    private long takerFeeMinor;
    private long makerFeeMinor;

    Settlement(VenueState state, VenueEvents events) {
        this.events = events;
        ledger = state.ledger();
        accounts = state.accounts();
        orders = state.books().orders();
        openOrders = state.openOrders();
        budget = state.stepBudget();
    }

    /**
     * Trades with a resting order, which stays in the book even if nothing remains of it.
     *
     * @param closes whether the taker is filled with this
     */
    void trade(Taker taker, Book book, int maker, long priceTicks, long lots, boolean closes) {
        Symbol symbol = book.symbol();
        this.priceTicks = priceTicks;
        this.lots = lots;
        notionalMinor = lots * priceTicks * symbol.tickLotMinor();
        tradeId = budget.nextTradeId();
        takerFeeMinor = taker.fill(lots, notionalMinor);
        long makerRate = orders.makerRateE8(maker);
        long made = orders.madeNotionalMinor(maker);
        makerFeeMinor = Rates.fee(makerRate, made + notionalMinor) - Rates.fee(makerRate, made);

        long base = lots * symbol.lotMinor();
        long makerSpends = taker.isBuy() ? base : notionalMinor + Math.max(makerFeeMinor, 0);
        long takerSpends = taker.isBuy() ? notionalMinor + takerFeeMinor : base;
        long improvement = improvement(taker, symbol);
        book.fill(maker, lots, notionalMinor, orders.heldMinor(maker) - makerSpends);
        openOrders.remainingChanged(maker, -lots);
        taker.held(taker.heldMinor() - takerSpends - improvement);

        tellFills(taker, symbol, maker, closes);
        tellTrade(taker, symbol, maker);
        int makerAccount = orders.account(maker);
        if (taker.isBuy()) {
            settle(symbol, taker.account(), makerAccount, base, takerFeeMinor, makerFeeMinor);
        } else {
            settle(symbol, makerAccount, taker.account(), base, makerFeeMinor, takerFeeMinor);
        }
        ledger.release(
                taker.account(), symbol.quote(), improvement, PostingKind.RELEASE, taker.orderId());
        openOrders.traded(taker.account(), symbol.number(), notionalMinor);
        openOrders.traded(makerAccount, symbol.number(), notionalMinor);
    }

    /** What a limit buy held for a worse price than it got. A maker gets its own price. */
    private long improvement(Taker taker, Symbol symbol) {
        return taker.isBuy() && taker.isLimit()
                ? (taker.boundTicks() - priceTicks) * lots * symbol.tickLotMinor()
                : 0;
    }

    /** A buyer pays its fee out of its hold, a seller out of what it got; a rebate is available. */
    private void settle(
            Symbol symbol, int buyer, int seller, long base, long buyerFee, long sellerFee) {
        int quoteAsset = symbol.quote();
        int baseAsset = symbol.base();
        post(buyer, quoteAsset, Bucket.HELD, -notionalMinor, PostingKind.TRADE);
        post(seller, quoteAsset, Bucket.AVAILABLE, notionalMinor, PostingKind.TRADE);
        post(seller, baseAsset, Bucket.HELD, -base, PostingKind.TRADE);
        post(buyer, baseAsset, Bucket.AVAILABLE, base, PostingKind.TRADE);
        ledger.fee(buyer, quoteAsset, Bucket.HELD, buyerFee, tradeId);
        ledger.fee(seller, quoteAsset, Bucket.AVAILABLE, sellerFee, tradeId);
    }

    private void post(int account, int asset, Bucket bucket, long delta, PostingKind kind) {
        ledger.post(account, asset, bucket, delta, kind, tradeId);
    }

    private void tellFills(Taker taker, Symbol symbol, int maker, boolean closes) {
        events.orderFilled(
                taker.orderId(),
                taker.accountNumber(),
                symbol.number(),
                Sides.of(taker.isBuy()),
                Role.TAKER,
                tradeId,
                priceTicks,
                lots,
                notionalMinor,
                takerFeeMinor,
                taker.filledLots(),
                taker.remainingLotsTold(),
                closes);
        events.orderFilled(
                orders.id(maker),
                accounts.number(orders.account(maker)),
                symbol.number(),
                Sides.of(!taker.isBuy()),
                Role.MAKER,
                tradeId,
                priceTicks,
                lots,
                notionalMinor,
                makerFeeMinor,
                orders.filledLots(maker),
                orders.remainingLots(maker),
                orders.remainingLots(maker) == 0);
    }

    private void tellTrade(Taker taker, Symbol symbol, int maker) {
        long makerAccount = accounts.number(orders.account(maker));
        boolean buy = taker.isBuy();
        events.trade(
                tradeId,
                symbol.number(),
                priceTicks,
                lots,
                notionalMinor,
                Sides.of(buy),
                buy ? taker.accountNumber() : makerAccount,
                buy ? makerAccount : taker.accountNumber(),
                buy ? taker.orderId() : orders.id(maker),
                buy ? orders.id(maker) : taker.orderId(),
                buy ? takerFeeMinor : makerFeeMinor,
                buy ? makerFeeMinor : takerFeeMinor);
    }
}
