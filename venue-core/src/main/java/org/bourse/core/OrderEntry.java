package org.bourse.core;

import static java.util.Objects.requireNonNull;

import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.amounts.Amounts;
import org.bourse.core.amounts.Rates;
import org.bourse.core.book.Book;
import org.bourse.core.book.BookSide;
import org.bourse.core.duplicates.DuplicateMemory;
import org.bourse.core.symbols.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * New orders: an order is checked, first failure wins, then accepted, its funds are held, and it is
 * matched.
 */
final class OrderEntry {
    private final VenueState state;
    private final VenueEvents events;
    private final AccountTable accounts;
    private final Ledger ledger;
    private final DuplicateMemory duplicates;
    private final ClientOrderIds clientOrderIds;
    private final Matching matching;
    private final PreWalk preWalk;
    private final Taker taker = new Taker();

    OrderEntry(
            VenueState state,
            VenueEvents events,
            ClientOrderIds clientOrderIds,
            Matching matching) {
        this.state = state;
        this.events = events;
        this.clientOrderIds = clientOrderIds;
        this.matching = matching;
        accounts = state.accounts();
        ledger = state.ledger();
        duplicates = state.duplicates();
        preWalk = new PreWalk(state.books().orders(), state.books().levels());
    }

    void place(CommandHeader header, NewOrder order) {
        long orderId = state.idAt(header);
        int account = accounts.findUser(order.account());
        RejectCode refusal = refusalOfRequest(order, account);
        if (refusal != null) {
            events.orderRejected(orderId, order, refusal);
            return;
        }
        long payload = ClientOrderIds.payload(order);
        if (duplicates.find(clientOrderIds.keyHigh(), clientOrderIds.keyLow())) {
            answerDuplicate(orderId, order, payload);
            return;
        }
        if (duplicates.isFull()) {
            events.orderRejected(orderId, order, RejectCode.DUPLICATES_FULL);
            return;
        }
        duplicates.remember(clientOrderIds.keyHigh(), clientOrderIds.keyLow(), payload, orderId);
        Book book = state.books().find(order.symbol());
        refusal = book == null ? RejectCode.SYMBOL_UNKNOWN : check(orderId, order, account, book);
        if (refusal != null) {
            events.orderRejected(orderId, order, refusal);
            return;
        }
        accept(order, requireNonNull(book));
    }

    /** What is checked before the client order id is consumed. */
    private @Nullable RejectCode refusalOfRequest(NewOrder order, int account) {
        if (order.validUntilMicros() != 0 && state.timeMicros() > order.validUntilMicros()) {
            return RejectCode.REQUEST_EXPIRED;
        }
        if (account == AccountTable.NONE) {
            return RejectCode.ACCOUNT_UNKNOWN;
        }
        return clientOrderIds.read(order) ? null : RejectCode.CLIENT_ORDER_ID_INVALID;
    }

    private void answerDuplicate(long orderId, NewOrder order, long payload) {
        if (duplicates.foundPayload() == payload) {
            events.orderRepeated(order.account(), duplicates.foundOrderId());
        } else {
            events.orderRejected(orderId, order, RejectCode.CLIENT_ORDER_ID_REUSED);
        }
    }

    /** Fills in the taker, and returns why it is refused, or null. */
    private @Nullable RejectCode check(long orderId, NewOrder order, int account, Book book) {
        Symbol symbol = book.symbol();
        RejectCode refusal = OrderRules.refusal(order, symbol);
        if (refusal != null) {
            return refusal;
        }
        taker.begin(orderId, order, account, book);
        if (!setBound(order, book)) {
            return RejectCode.NO_REFERENCE_PRICE;
        }
        long notional = notional(order, book);
        if (notional == Amounts.OVERFLOW) {
            return RejectCode.OVERFLOW;
        }
        if (notional < symbol.notionalMinorMin()) {
            return RejectCode.NOTIONAL_TOO_SMALL;
        }
        refusal = refusalByLimits(account, symbol, notional);
        if (refusal != null) {
            return refusal;
        }
        if (order.postOnly() && crosses(book)) {
            return RejectCode.POST_ONLY_WOULD_TAKE;
        }
        return refusalByFunds(order, book, notional);
    }

    /** Sets the worst price; false when a market order has none and there is none to go by. */
    private boolean setBound(NewOrder order, Book book) {
        if (order.priceTicks() != 0) {
            taker.boundTicks(order.priceTicks());
            return true;
        }
        long rateE8 = book.symbol().marketBoundE8();
        BookSide opposite = book.side(!taker.isBuy());
        if (rateE8 == 0 || opposite.size() == 0) {
            return false;
        }
        long best = opposite.bestTicks();
        long distance = Rates.share(rateE8, best);
        taker.boundTicks(taker.isBuy() ? best + distance : Math.max(1, best - distance));
        return true;
    }

    /** What the order is worth, or {@link Amounts#OVERFLOW}; a market order at the best price. */
    private long notional(NewOrder order, Book book) {
        if (taker.isByBudget()) {
            return order.budgetMinor() <= Amounts.MAX ? order.budgetMinor() : Amounts.OVERFLOW;
        }
        BookSide opposite = book.side(!taker.isBuy());
        long priceTicks =
                taker.isLimit() || opposite.size() == 0 ? taker.boundTicks() : opposite.bestTicks();
        long tickLots = Amounts.product(priceTicks, order.lots());
        return tickLots == Amounts.OVERFLOW
                ? Amounts.OVERFLOW
                : Amounts.product(tickLots, book.symbol().tickLotMinor());
    }

    private @Nullable RejectCode refusalByLimits(int account, Symbol symbol, long notional) {
        if (notional > accounts.notionalMinorMax(account, symbol.quote())) {
            return RejectCode.NOTIONAL_ABOVE_LIMIT;
        }
        if (taker.timeInForce() != TimeInForce.GTC) {
            return null;
        }
        if (accounts.openOrders(account) >= accounts.openOrdersMax(account)) {
            return RejectCode.OPEN_ORDERS_ABOVE_LIMIT;
        }
        return state.books().orders().isFull() ? RejectCode.CAPACITY_REACHED : null;
    }

    private boolean crosses(Book book) {
        BookSide opposite = book.side(!taker.isBuy());
        return opposite.size() > 0 && taker.reaches(opposite.bestTicks());
    }

    /** Determines the hold. */
    private @Nullable RejectCode refusalByFunds(NewOrder order, Book book, long notional) {
        long hold = hold(order, book, notional);
        if (hold == Amounts.OVERFLOW) {
            return RejectCode.OVERFLOW;
        }
        int asset = taker.isBuy() ? book.symbol().quote() : book.symbol().base();
        if (ledger.availableMinor(taker.account(), asset) < hold) {
            return RejectCode.INSUFFICIENT_FUNDS;
        }
        taker.held(hold);
        return null;
    }

    private long hold(NewOrder order, Book book, long notional) {
        Symbol symbol = book.symbol();
        if (!taker.isBuy()) {
            return Holds.sale(symbol, order.lots());
        }
        if (taker.isByBudget()) {
            return order.budgetMinor();
        }
        if (taker.isLimit()) {
            return Holds.limitBuy(order, symbol, notional);
        }
        preWalk.walk(taker, book);
        boolean willBeKilled =
                taker.timeInForce() == TimeInForce.FOK && preWalk.lots() < order.lots();
        return willBeKilled ? 0 : Holds.marketBuy(symbol, preWalk.costMinor());
    }

    private void accept(NewOrder order, Book book) {
        Symbol symbol = book.symbol();
        events.orderAccepted(taker.orderId(), order, symbol.makerRateE8(), symbol.takerRateE8());
        if (taker.timeInForce() == TimeInForce.FOK && !isFillable(book)) {
            events.orderCancelled(
                    taker.orderId(),
                    taker.accountNumber(),
                    symbol.number(),
                    CancelReason.FOK_UNFILLABLE,
                    0,
                    taker.remainingLots());
            return;
        }
        int asset = taker.isBuy() ? symbol.quote() : symbol.base();
        ledger.hold(taker.account(), asset, taker.heldMinor(), PostingKind.HOLD, taker.orderId());
        matching.match(taker, book);
    }

    private boolean isFillable(Book book) {
        preWalk.walk(taker, book);
        return preWalk.lots() == taker.remainingLots();
    }
}
