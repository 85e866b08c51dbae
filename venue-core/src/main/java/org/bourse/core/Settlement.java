package org.bourse.core;

import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.amounts.Rates;
import org.bourse.core.book.Book;
import org.bourse.core.book.LevelPool;
import org.bourse.core.book.OrderPool;
import org.bourse.core.book.OrderRecord;
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
    private final LevelPool levels;
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
        levels = state.books().levels();
        openOrders = state.openOrders();
        budget = state.stepBudget();
    }

    /**
     * Trades with a resting order, which stays in the book even if nothing remains of it.
     *
     * @param record of the resting order
     * @param closes whether the taker is filled with this
     */
    void trade(
            Taker taker,
            Book book,
            int maker,
            OrderRecord record,
            long priceTicks,
            long lots,
            boolean closes) {
        Symbol symbol = book.symbol();
        this.priceTicks = priceTicks;
        this.lots = lots;
        notionalMinor = lots * priceTicks * symbol.tickLotMinor();
        tradeId = budget.nextTradeId();
        takerFeeMinor = taker.fill(lots, notionalMinor);
        makerFeeMinor = makerFee(record);

        long base = lots * symbol.lotMinor();
        long makerSpends = taker.isBuy() ? base : notionalMinor + Math.max(makerFeeMinor, 0);
        long takerSpends = taker.isBuy() ? notionalMinor + takerFeeMinor : base;
        long improvement = improvement(taker, symbol);
        book.fill(maker, record, lots, notionalMinor, record.heldMinor() - makerSpends);
        openOrders.remainingChanged(record, -lots);
        taker.held(taker.heldMinor() - takerSpends - improvement);

        tellFills(taker, symbol, record, closes);
        tellTrade(taker, symbol, record);
        int makerAccount = record.account();
        if (taker.isBuy()) {
            ledger.trade(
                    taker.account(),
                    makerAccount,
                    symbol,
                    base,
                    notionalMinor,
                    takerFeeMinor,
                    makerFeeMinor,
                    tradeId);
        } else {
            ledger.trade(
                    makerAccount,
                    taker.account(),
                    symbol,
                    base,
                    notionalMinor,
                    makerFeeMinor,
                    takerFeeMinor,
                    tradeId);
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

    /**
     * Trades two resting orders with each other in a call auction. Nobody takes: both pay as
     * makers, and the buyer gets back what it held for a worse price. Both stay in the book even if
     * nothing remains of them.
     */
    void tradeInAuction(Book book, int bid, int offer, long priceTicks, long lots) {
        Symbol symbol = book.symbol();
        this.priceTicks = priceTicks;
        this.lots = lots;
        notionalMinor = lots * priceTicks * symbol.tickLotMinor();
        tradeId = budget.nextTradeId();
        long bidFee = makerFee(orders.record(bid));
        long offerFee = makerFee(orders.record(offer));
        long base = lots * symbol.lotMinor();
        long limitTicks = levels.priceTicks(orders.level(bid));
        long improvement = (limitTicks - priceTicks) * lots * symbol.tickLotMinor();
        long bidSpends = notionalMinor + Math.max(bidFee, 0) + improvement;
        book.fillInAuction(bid, lots, notionalMinor, orders.heldMinor(bid) - bidSpends);
        book.fillInAuction(offer, lots, notionalMinor, orders.heldMinor(offer) - base);
        openOrders.remainingChanged(orders.record(bid), -lots);
        openOrders.remainingChanged(orders.record(offer), -lots);

        tellMakerFill(orders.record(bid), symbol, bidFee);
        tellMakerFill(orders.record(offer), symbol, offerFee);
        int buyer = orders.account(bid);
        int seller = orders.account(offer);
        events.trade(
                tradeId,
                symbol.number(),
                priceTicks,
                lots,
                notionalMinor,
                Side.SIDE_UNSPECIFIED,
                accounts.number(buyer),
                accounts.number(seller),
                orders.id(bid),
                orders.id(offer),
                bidFee,
                offerFee);
        ledger.trade(buyer, seller, symbol, base, notionalMinor, bidFee, offerFee, tradeId);
        ledger.release(buyer, symbol.quote(), improvement, PostingKind.RELEASE, orders.id(bid));
        openOrders.traded(buyer, symbol.number(), notionalMinor);
        openOrders.traded(seller, symbol.number(), notionalMinor);
    }

    /** What the fee of a resting order grows by with the trade that is being settled. */
    private long makerFee(OrderRecord order) {
        long rate = order.makerRateE8();
        long made = order.madeNotionalMinor();
        return Rates.fee(rate, made + notionalMinor) - Rates.fee(rate, made);
    }

    private void tellFills(Taker taker, Symbol symbol, OrderRecord maker, boolean closes) {
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
        tellMakerFill(maker, symbol, makerFeeMinor);
    }

    private void tellMakerFill(OrderRecord maker, Symbol symbol, long feeMinor) {
        events.orderFilled(
                maker.id(),
                accounts.number(maker.account()),
                symbol.number(),
                Sides.of(maker.isBuy()),
                Role.MAKER,
                tradeId,
                priceTicks,
                lots,
                notionalMinor,
                feeMinor,
                maker.filledLots(),
                maker.remainingLots(),
                maker.remainingLots() == 0);
    }

    private void tellTrade(Taker taker, Symbol symbol, OrderRecord maker) {
        long makerAccount = accounts.number(maker.account());
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
                buy ? taker.orderId() : maker.id(),
                buy ? maker.id() : taker.orderId(),
                buy ? takerFeeMinor : makerFeeMinor,
                buy ? makerFeeMinor : takerFeeMinor);
    }
}
