package org.bourse.core;

import static java.util.Objects.requireNonNull;

import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.amounts.Amounts;
import org.bourse.core.book.Book;
import org.bourse.core.book.BookSide;
import org.bourse.core.duplicates.DuplicateMemory;
import org.bourse.core.symbols.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * New orders: an order is checked, first failure wins, then accepted, its funds are held, and it is
 * matched, or waits for its trigger.
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
    private final ConditionalOrders conditionals;
    private final Taker taker = new Taker();

    /** Whether the order that is being entered waits for a trigger. */
    private boolean conditional;

    OrderEntry(
            VenueState state,
            VenueEvents events,
            ClientOrderIds clientOrderIds,
            PreWalk preWalk,
            Matching matching) {
        this.state = state;
        this.events = events;
        this.clientOrderIds = clientOrderIds;
        this.preWalk = preWalk;
        this.matching = matching;
        accounts = state.accounts();
        ledger = state.ledger();
        duplicates = state.duplicates();
        conditionals = new ConditionalOrders(state);
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
        boolean buy = order.side() == Side.BUY;
        RejectCode refusal =
                state.tradingStates().refusal(account, book, buy, OrderTypes.isForAuctions(order));
        if (refusal == null) {
            refusal = OrderRules.refusal(order, symbol, state.timeMicros());
        }
        if (refusal != null) {
            return refusal;
        }
        if (order.selfTradePrevention() == SelfTradePrevention.NONE
                && !accounts.selfTradeAllowed(account)) {
            return RejectCode.SELF_TRADE_NOT_ALLOWED;
        }
        taker.begin(orderId, order, account, accounts, book);
        FeeTiers tiers = state.feeTiers();
        taker.rates(
                tiers.makerRateE8(account, symbol),
                tiers.takerRateE8(account, symbol),
                order.budgetMinor());
        taker.expiresMicros(OrderRules.expiresMicros(order, symbol, state.timeMicros()));
        conditional = OrderTypes.isConditional(order.type());
        refusal =
                conditional
                        ? conditionals.refusal(order, taker, book)
                        : refusalByPrice(order, book);
        return refusal == null ? refusalByWorth(order, book) : refusal;
    }

    /** Sets the bound of an order that does not wait. */
    private @Nullable RejectCode refusalByPrice(NewOrder order, Book book) {
        if (!taker.isLimit()) {
            return setMarketBound(order, book) ? null : RejectCode.NO_REFERENCE_PRICE;
        }
        taker.boundTicks(order.priceTicks());
        if (order.postOnlyReprice() && crosses(book)) {
            long ticks = Bounds.beside(taker.isBuy(), book.side(!taker.isBuy()).bestTicks());
            if (ticks < 1) {
                return RejectCode.POST_ONLY_WOULD_TAKE;
            }
            taker.reprice(ticks);
        }
        return PriceBands.refusal(book, taker.isBuy(), false, taker.boundTicks(), 0);
    }

    /** Sets the worst price; false when a market order has none and there is none to go by. */
    private boolean setMarketBound(NewOrder order, Book book) {
        long bound = order.priceTicks();
        if (bound == 0) {
            long rateE8 = book.symbol().marketBoundE8();
            BookSide opposite = book.side(!taker.isBuy());
            if (rateE8 == 0 || opposite.size() == 0) {
                return false;
            }
            bound = Bounds.around(taker.isBuy(), opposite.bestTicks(), rateE8);
        }
        taker.boundTicks(PriceBands.cut(book, taker.isBuy(), false, bound));
        return true;
    }

    private @Nullable RejectCode refusalByWorth(NewOrder order, Book book) {
        long notional = notional(order, book);
        if (notional == Amounts.OVERFLOW) {
            return RejectCode.OVERFLOW;
        }
        if (notional < book.symbol().notionalMinorMin()) {
            return RejectCode.NOTIONAL_TOO_SMALL;
        }
        RejectCode refusal = refusalByLimits(order, book, notional);
        if (refusal != null) {
            return refusal;
        }
        if (order.postOnly() && crosses(book)) {
            return RejectCode.POST_ONLY_WOULD_TAKE;
        }
        return refusalByFunds(order, book);
    }

    /** What the order is worth, or {@link Amounts#OVERFLOW}; a market order at the best price. */
    private long notional(NewOrder order, Book book) {
        if (taker.isByBudget()) {
            return order.budgetMinor() <= Amounts.MAX ? order.budgetMinor() : Amounts.OVERFLOW;
        }
        BookSide opposite = book.side(!taker.isBuy());
        long priceTicks =
                conditional || taker.isLimit() || opposite.size() == 0
                        ? taker.boundTicks()
                        : opposite.bestTicks();
        return Holds.notional(book.symbol(), order.lots(), priceTicks);
    }

    private @Nullable RejectCode refusalByLimits(NewOrder order, Book book, long notional) {
        int account = taker.account();
        if (notional > accounts.notionalMinorMax(account, book.symbol().quote())) {
            return RejectCode.NOTIONAL_ABOVE_LIMIT;
        }
        boolean mayRest = conditional || taker.rests();
        RejectCode refusal =
                state.symbolLimits()
                        .refusal(
                                account,
                                book,
                                taker.isBuy(),
                                order.lots(),
                                taker.boundTicks(),
                                notional,
                                mayRest);
        if (refusal != null || !mayRest) {
            return refusal;
        }
        if (accounts.openOrders(account) >= accounts.openOrdersMax(account)) {
            return RejectCode.OPEN_ORDERS_ABOVE_LIMIT;
        }
        boolean full =
                state.books().orders().isFull()
                        || (conditional && book.waiting().isFull())
                        || (OrderTypes.trails(order.type()) && book.waiting().trailing().isFull());
        return full ? RejectCode.CAPACITY_REACHED : null;
    }

    private boolean crosses(Book book) {
        BookSide opposite = book.side(!taker.isBuy());
        return opposite.size() > 0 && taker.reaches(opposite.bestTicks());
    }

    /** Determines the hold. */
    private @Nullable RejectCode refusalByFunds(NewOrder order, Book book) {
        long hold = hold(order, book);
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

    private long hold(NewOrder order, Book book) {
        Symbol symbol = book.symbol();
        if (!taker.isBuy()) {
            return Holds.sale(symbol, order.lots());
        }
        if (taker.isByBudget()) {
            return order.budgetMinor();
        }
        if (conditional || taker.isLimit()) {
            return Holds.buy(
                    taker.rests(),
                    taker.isPostOnly(),
                    taker.makerRateE8(),
                    taker.takerRateE8(),
                    Holds.notional(symbol, order.lots(), taker.boundTicks()),
                    0,
                    0);
        }
        boolean fillable = preWalk.isFillable(taker, book);
        return taker.isFillOrKill() && !fillable
                ? 0
                : Holds.marketBuy(taker.takerRateE8(), preWalk.costMinor());
    }

    private void accept(NewOrder order, Book book) {
        events.orderAccepted(
                taker.orderId(),
                order,
                taker.makerRateE8(),
                taker.takerRateE8(),
                taker.priceTicks(),
                conditional ? conditionals.triggerTicks() : 0,
                taker.expiresMicros());
        boolean kills = taker.isFillOrKill() && !conditional && !preWalk.isFillable(taker, book);
        if (kills) {
            taker.held(0);
            matching.kill(taker, book);
            return;
        }
        int asset = taker.isBuy() ? book.symbol().quote() : book.symbol().base();
        ledger.hold(taker.account(), asset, taker.heldMinor(), PostingKind.HOLD, taker.orderId());
        if (conditional) {
            conditionals.accept(order, taker, book);
        } else {
            matching.enter(taker, book);
        }
    }
}
