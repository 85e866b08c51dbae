package org.bourse.core;

import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.amounts.Amounts;
import org.bourse.core.book.Book;
import org.bourse.core.book.BookSide;
import org.bourse.core.book.OrderPool;
import org.bourse.core.symbols.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Whether an order may come in, first failure wins, and what it is then. One instance is reused for
 * all orders, or for all legs with a number in their lists.
 */
final class OrderChecks {
    private final VenueState state;
    private final TradingStates states;
    private final FeeTiers feeTiers;
    private final Ledger ledger;
    private final OrderPool orders;
    private final AccountTable accounts;
    private final PreWalk preWalk;
    private final ConditionalOrders conditionals;
    private final Taker taker = new Taker();

    /** How many orders the list has; 1 for an order by itself. */
    private int listed = 1;

    /** Orders of its list that come before it and need a place among those that wait, or trail. */
    private int waitingBefore;

    private int trailingBefore;

    /** It is an exit of a bracket. */
    private boolean exit;

    /** It must not take as it comes in, post-only or not. */
    private boolean passive;

    /** It waits for a trigger. */
    private boolean conditional;

    /** What it is worth; a market order at the best price. */
    private long notionalMinor;

    OrderChecks(VenueState state, PreWalk preWalk) {
        this.state = state;
        this.preWalk = preWalk;
        states = state.tradingStates();
        feeTiers = state.feeTiers();
        ledger = state.ledger();
        orders = state.books().orders();
        accounts = state.accounts();
        conditionals = new ConditionalOrders(state);
    }

    /**
     * The order is a leg of a list.
     *
     * @param size how many orders the list has
     * @param exit whether it is the exit of a bracket
     * @param passive whether it must not take as it comes in
     */
    void ofList(int size, boolean exit, boolean passive) {
        listed = size;
        this.exit = exit;
        this.passive = passive;
        waitingBefore = 0;
        trailingBefore = 0;
    }

    /** An order of the same list comes before it. */
    void comesAfter(NewOrder order) {
        waitingBefore += OrderTypes.isConditional(order.type()) ? 1 : 0;
        trailingBefore += OrderTypes.trails(order.type()) ? 1 : 0;
    }

    /** Fills in the taker but for its hold, and returns why the order is refused, or null. */
    @Nullable RejectCode refusal(long orderId, NewOrder order, int account, Book book) {
        boolean plain =
                OrderRules.isPlain(order)
                        && states.isOpenWithoutLimits(account, book)
                        && !book.symbol().hasBands();
        return plain
                ? refusalOfPlain(orderId, order, account, book)
                : refusalOfAny(orderId, order, account, book);
    }

    /**
     * The same of an order that is nothing but a limit, of an account without limits, in an open
     * market without bands: nearly all are. What it is not need not be looked at.
     */
    private @Nullable RejectCode refusalOfPlain(
            long orderId, NewOrder order, int account, Book book) {
        Symbol symbol = book.symbol();
        if (!OrderRules.isPrice(order.priceTicks(), true)) {
            return RejectCode.PRICE_INVALID;
        }
        RejectCode refusal = OrderRules.refusalOfQuantity(order.lots(), symbol);
        if (refusal != null) {
            return refusal;
        }
        conditional = false;
        taker.begin(orderId, order, account, accounts, book);
        if (taker.meetsOwn() && !accounts.selfTradeAllowed(account)) {
            return RejectCode.SELF_TRADE_NOT_ALLOWED;
        }
        taker.rates(
                feeTiers.makerRateE8(account, symbol), feeTiers.takerRateE8(account, symbol), 0);
        taker.boundTicks(order.priceTicks());
        notionalMinor = Holds.notional(symbol, order.lots(), order.priceTicks());
        refusal = OrderRules.refusalByWorth(notionalMinor, symbol);
        if (refusal != null) {
            return refusal;
        }
        refusal = taker.rests() ? refusalByRoom(account) : null;
        return refusal == null ? refusalByTaking(book) : refusal;
    }

    /** Of an order that may rest. */
    private @Nullable RejectCode refusalByRoom(int account) {
        if (accounts.openOrders(account) + listed > accounts.openOrdersMax(account)) {
            return RejectCode.OPEN_ORDERS_ABOVE_LIMIT;
        }
        return orders.room() < listed ? RejectCode.CAPACITY_REACHED : null;
    }

    private @Nullable RejectCode refusalOfAny(
            long orderId, NewOrder order, int account, Book book) {
        Symbol symbol = book.symbol();
        boolean buy = order.side() == Side.BUY;
        RejectCode refusal =
                states.isOpen(account, book)
                        ? null
                        : states.refusal(account, book, buy, OrderTypes.isForAuctions(order));
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
        taker.rates(
                feeTiers.makerRateE8(account, symbol),
                feeTiers.takerRateE8(account, symbol),
                order.budgetMinor());
        taker.expiresMicros(OrderRules.expiresMicros(order, symbol, state.timeMicros()));
        conditional = OrderTypes.isConditional(order.type());
        refusal =
                conditional
                        ? conditionals.refusal(order, taker, book, exit)
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
        notionalMinor = notional(order, book);
        RejectCode refusal = OrderRules.refusalByWorth(notionalMinor, book.symbol());
        if (refusal == null) {
            refusal = refusalByLimits(order, book, notionalMinor);
        }
        return refusal == null ? refusalByTaking(book) : refusal;
    }

    private @Nullable RejectCode refusalByTaking(Book book) {
        return (taker.isPostOnly() || passive) && crosses(book)
                ? RejectCode.POST_ONLY_WOULD_TAKE
                : null;
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
        boolean mayRest = conditional || taker.rests();
        if (!accounts.isUnlimited(account)) {
            RejectCode refusal = refusalBySetLimits(order, book, notional, mayRest);
            if (refusal != null) {
                return refusal;
            }
        }
        RejectCode refusal = mayRest ? refusalByRoom(account) : null;
        if (refusal != null || !conditional) {
            return refusal;
        }
        boolean full =
                book.waiting().room() <= waitingBefore
                        || (OrderTypes.trails(order.type())
                                && book.waiting().trailing().room() <= trailingBefore);
        return full ? RejectCode.CAPACITY_REACHED : null;
    }

    /** By limits that were set for the account: only few have any. */
    private @Nullable RejectCode refusalBySetLimits(
            NewOrder order, Book book, long notional, boolean mayRest) {
        int account = taker.account();
        if (notional > accounts.notionalMinorMax(account, book.symbol().quote())) {
            return RejectCode.NOTIONAL_ABOVE_LIMIT;
        }
        return state.symbolLimits()
                .refusal(
                        account,
                        book,
                        taker.isBuy(),
                        order.lots(),
                        taker.boundTicks(),
                        notional,
                        mayRest ? listed : 0);
    }

    private boolean crosses(Book book) {
        return book.side(!taker.isBuy()).isReachedBy(taker.boundTicks());
    }

    /** What it is to hold by itself, or {@link Amounts#OVERFLOW}. */
    long holdMinor(NewOrder order, Book book) {
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
                    notionalMinor,
                    0,
                    0);
        }
        boolean fillable = preWalk.isFillable(taker, book);
        return taker.isFillOrKill() && !fillable
                ? 0
                : Holds.marketBuy(taker.takerRateE8(), preWalk.costMinor());
    }

    /** Sets the hold, or returns why there cannot be such a one. */
    @Nullable RejectCode refusalByFunds(long holdMinor, Book book) {
        if (holdMinor == Amounts.OVERFLOW) {
            return RejectCode.OVERFLOW;
        }
        int asset = taker.isBuy() ? book.symbol().quote() : book.symbol().base();
        if (ledger.availableMinor(taker.account(), asset) < holdMinor) {
            return RejectCode.INSUFFICIENT_FUNDS;
        }
        taker.held(holdMinor);
        return null;
    }

    /** Whether it must trade whole and at once, and cannot. */
    boolean isUnfillable(Book book) {
        return taker.isFillOrKill() && !conditional && !preWalk.isFillable(taker, book);
    }

    /** The order as it comes in. */
    Taker taker() {
        return taker;
    }

    boolean isConditional() {
        return conditional;
    }

    /** The trigger as it is told at acceptance; 0 for none. */
    long triggerTicks() {
        return conditional ? conditionals.triggerTicks() : 0;
    }

    /** What conditional orders need besides. */
    ConditionalOrders conditionals() {
        return conditionals;
    }
}
