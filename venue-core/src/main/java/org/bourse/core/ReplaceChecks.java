package org.bourse.core;

import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.amounts.Amounts;
import org.bourse.core.book.Book;
import org.bourse.core.book.OrderPool;
import org.bourse.core.book.OrderRecord;
import org.bourse.core.symbols.Symbol;
import org.jspecify.annotations.Nullable;

/** Whether an order may be replaced, first failure wins, and what it will be then. */
final class ReplaceChecks {
    private final TradingStates states;
    private final SymbolLimits symbolLimits;
    private final Ledger ledger;
    private final AccountTable accounts;
    private final OrderPool orders;
    private final OrderLists lists;

    /** The order as it is. */
    private int order;

    private int account;
    private boolean limit;
    private boolean buy;
    private boolean waits;
    private boolean trails;
    private int details;
    private long filledLots;
    private long remainingBeforeLots;
    private long heldBeforeMinor;
    private long priceBeforeTicks;
    private long triggerBeforeTicks;

    /** The order as it will be. */
    private long priceTicks;

    private long triggerTicks;
    private long boundTicks;
    private long remainingLots;
    private long grownLots;
    private long holdMinor;
    private long moreMinor;
    private int asset;
    private int holder;

    ReplaceChecks(VenueState state, OrderLists lists) {
        this.lists = lists;
        states = state.tradingStates();
        symbolLimits = state.symbolLimits();
        ledger = state.ledger();
        accounts = state.accounts();
        orders = state.books().orders();
    }

    /** Why an open order is not replaced, or null; then the rest tells what it will be. */
    @Nullable RejectCode refusal(OrderReplace replace, int slot, OrderRecord record, Book book) {
        order = slot;
        account = record.account();
        details = record.details();
        buy = record.isBuy();
        filledLots = record.filledLots();
        remainingBeforeLots = record.remainingLots();
        heldBeforeMinor = record.heldMinor();
        priceBeforeTicks = record.priceTicks();
        boolean plain =
                Details.isPlain(details)
                        && record.isPlain()
                        && states.isOpenWithoutLimits(account, book)
                        && !book.symbol().hasBands();
        return plain ? refusalOfPlain(replace, book) : refusalOfAny(replace, book);
    }

    /**
     * The same of an order that is nothing but a resting limit, of an account without limits, in an
     * open market without bands: nearly all are. What it is not need not be looked at.
     */
    private @Nullable RejectCode refusalOfPlain(OrderReplace replace, Book book) {
        waits = false;
        triggerTicks = 0;
        if (replace.triggerTicks() != 0 || (replace.priceTicks() | replace.lots()) == 0) {
            return RejectCode.ORDER_INVALID;
        }
        // The price it has is one.
        long ticks = replace.priceTicks() != 0 ? replace.priceTicks() : priceBeforeTicks;
        priceTicks = ticks;
        if (!OrderRules.isPrice(ticks, true)) {
            return RejectCode.PRICE_INVALID;
        }
        Symbol symbol = book.symbol();
        RejectCode refusal =
                replace.lots() == 0 ? null : refusalOfPlainLots(replace.lots(), symbol);
        if (refusal != null) {
            return refusal;
        }
        long total = grow(replace);
        long notional = Holds.notional(symbol, total, ticks);
        refusal = OrderRules.refusalByWorth(notional, symbol);
        if (refusal != null) {
            return refusal;
        }
        long open =
                total == remainingLots ? notional : Holds.notional(symbol, remainingLots, ticks);
        holder = order;
        holdMinor =
                buy
                        ? Holds.buyOfOpen(orders, order, true, false, open)
                        : Holds.sale(symbol, remainingLots);
        return refusalByHold(symbol, heldBeforeMinor);
    }

    private @Nullable RejectCode refusalOfAny(OrderReplace replace, Book book) {
        readMore(book);
        RejectCode refusal =
                states.isOpen(account, book)
                        ? null
                        : states.refusal(account, book, buy, !isPostOnly());
        if (refusal == null) {
            refusal = refusalOfShape(replace, book.symbol());
        }
        if (refusal != null) {
            return refusal;
        }
        long total = grow(replace);
        priceTicks = replace.priceTicks() != 0 ? replace.priceTicks() : priceBeforeTicks;
        triggerTicks = replace.triggerTicks() != 0 ? replace.triggerTicks() : triggerBeforeTicks;
        refusal = waits ? refusalByCondition(book) : refusalByPrice(book);
        if (refusal == null) {
            refusal = refusalByBands(book);
        }
        if (refusal == null) {
            refusal = refusalByLimits(book, total);
        }
        if (refusal == null && isPostOnly() && crosses(book)) {
            refusal = RejectCode.POST_ONLY_WOULD_TAKE;
        }
        return refusal == null ? refusalByFunds(book.symbol()) : refusal;
    }

    private void readMore(Book book) {
        limit = OrderTypes.isLimit(Details.type(details));
        waits = orders.has(order, OrderPool.WAITS);
        trails = waits && orders.has(order, OrderPool.TRAILS);
        boundTicks = waits ? orders.conditions().boundTicks(order) : priceBeforeTicks;
        if (trails) {
            triggerBeforeTicks = book.waiting().trailing().triggerTicks(order);
        } else {
            triggerBeforeTicks = waits ? orders.conditions().triggerTicks(order) : 0;
        }
    }

    /** Sets lots as they are asked for, and returns the new total of them. */
    private long grow(OrderReplace replace) {
        long before = filledLots + remainingBeforeLots;
        long total = replace.lots() != 0 ? replace.lots() : before;
        grownLots = total - before;
        remainingLots = total - filledLots;
        return total;
    }

    private @Nullable RejectCode refusalOfShape(OrderReplace replace, Symbol symbol) {
        boolean dormant = orders.has(order, OrderPool.DORMANT);
        if (orders.has(order, OrderPool.TRIGGERED) && !dormant) {
            return RejectCode.ORDER_TRIGGERED;
        }
        boolean namesPrice = replace.priceTicks() != 0;
        boolean namesTrigger = replace.triggerTicks() != 0;
        boolean namesLots = replace.lots() != 0;
        if (dormant || (namesLots && orders.has(order, OrderPool.LISTED))) {
            return RejectCode.LIST_INVALID;
        }
        if (!(namesPrice || namesTrigger || namesLots)
                || (namesTrigger && (!waits || trails))
                || (namesPrice && priceBeforeTicks == 0)) {
            return RejectCode.ORDER_INVALID;
        }
        if (namesPrice && !OrderRules.isPrice(replace.priceTicks(), true)) {
            return RejectCode.PRICE_INVALID;
        }
        if (namesTrigger && !OrderRules.isPrice(replace.triggerTicks(), true)) {
            return RejectCode.TRIGGER_INVALID;
        }
        return namesLots ? refusalOfLots(replace.lots(), symbol) : null;
    }

    private @Nullable RejectCode refusalOfPlainLots(long lots, Symbol symbol) {
        return lots <= filledLots
                ? RejectCode.QUANTITY_INVALID
                : OrderRules.refusalOfLots(lots, symbol);
    }

    private @Nullable RejectCode refusalOfLots(long lots, Symbol symbol) {
        RejectCode refusal = refusalOfPlainLots(lots, symbol);
        if (refusal != null) {
            return refusal;
        }
        long visible = orders.terms().visibleLots(order);
        return visible != 0 && OrderRules.hasTooManyParts(lots, visible)
                ? RejectCode.VISIBLE_QUANTITY_INVALID
                : null;
    }

    /** Of a resting order: sets the price, which post-only may change. */
    private @Nullable RejectCode refusalByPrice(Book book) {
        boundTicks = priceTicks;
        if (Details.isRepriced(details) && crosses(book)) {
            priceTicks = Bounds.beside(buy, book.side(!buy).bestTicks());
            boundTicks = priceTicks;
            return priceTicks < 1 ? RejectCode.POST_ONLY_WOULD_TAKE : null;
        }
        return null;
    }

    /** Of a waiting order: sets the bound. */
    private @Nullable RejectCode refusalByCondition(Book book) {
        if (limit) {
            boundTicks = trails ? boundTicks : priceTicks;
        } else if (priceTicks != priceBeforeTicks) {
            boundTicks = PriceBands.cut(book, buy, true, priceTicks);
        } else if (triggerChanges() && priceTicks == 0) {
            long rateE8 = book.symbol().marketBoundE8();
            if (rateE8 == 0) {
                return RejectCode.NO_REFERENCE_PRICE;
            }
            boundTicks = PriceBands.cut(book, buy, true, Bounds.around(buy, triggerTicks, rateE8));
        }
        boolean rises = orders.has(order, OrderPool.RISES);
        return triggerChanges() && Bounds.isReached(rises, triggerTicks, book.lastPriceTicks())
                ? RejectCode.TRIGGER_PRICE_PASSED
                : null;
    }

    private @Nullable RejectCode refusalByBands(Book book) {
        boolean limited = !waits || limit;
        return PriceBands.refusal(
                book,
                buy,
                waits,
                priceChanges() && limited ? priceTicks : 0,
                triggerChanges() ? triggerTicks : 0);
    }

    private @Nullable RejectCode refusalByLimits(Book book, long total) {
        Symbol symbol = book.symbol();
        long notional = Holds.notional(symbol, total, boundTicks);
        RejectCode refusal = OrderRules.refusalByWorth(notional, symbol);
        if (refusal != null || accounts.isUnlimited(account)) {
            return refusal;
        }
        return notional > accounts.notionalMinorMax(account, symbol.quote())
                ? RejectCode.NOTIONAL_ABOVE_LIMIT
                : symbolLimits.refusalOfReplace(account, book, buy, total, grownLots, boundTicks);
    }

    /** Whether at its new price it meets orders: a call auction only collects. */
    boolean takes(Book book) {
        return book.symbol().state() != SymbolState.AUCTION && crosses(book);
    }

    private boolean crosses(Book book) {
        return book.side(!buy).isReachedBy(priceTicks);
    }

    private @Nullable RejectCode refusalByFunds(Symbol symbol) {
        holdMinor = Holds.ofOpen(orders, order, symbol, remainingLots, boundTicks);
        holder = order;
        if (holdMinor != Amounts.OVERFLOW && orders.has(order, OrderPool.OCO)) {
            holder = lists.first(order);
            holdMinor = Math.max(holdMinor, lists.ownMinor(lists.other(order), symbol));
        }
        return refusalByHold(symbol, orders.heldMinor(holder));
    }

    /**
     * @param heldMinor what the holder holds now
     */
    private @Nullable RejectCode refusalByHold(Symbol symbol, long heldMinor) {
        if (holdMinor == Amounts.OVERFLOW) {
            return RejectCode.OVERFLOW;
        }
        asset = buy ? symbol.quote() : symbol.base();
        moreMinor = holdMinor - heldMinor;
        return moreMinor > ledger.availableMinor(account, asset)
                ? RejectCode.INSUFFICIENT_FUNDS
                : null;
    }

    private boolean isPostOnly() {
        return Details.isPostOnly(details);
    }

    boolean priceChanges() {
        return priceTicks != priceBeforeTicks;
    }

    /** Of one that waits. */
    boolean triggerChanges() {
        return triggerTicks != triggerBeforeTicks;
    }

    /** By how many its remaining lots will grow; negative if they become fewer. */
    long grownLots() {
        return grownLots;
    }

    boolean isBuy() {
        return buy;
    }

    /** Whether it waits for its trigger. */
    boolean waits() {
        return waits;
    }

    /** 0 for none. */
    long priceTicks() {
        return priceTicks;
    }

    /** The trigger it will wait for, of an order that trails the present one; 0 for none. */
    long triggerTicks() {
        return triggerTicks;
    }

    /** Of one that waits: the worst price it may trade at. */
    long boundTicks() {
        return boundTicks;
    }

    long filledLots() {
        return filledLots;
    }

    long remainingLots() {
        return remainingLots;
    }

    long holdMinor() {
        return holdMinor;
    }

    /** By how much the hold grows; negative if it becomes less. */
    long moreMinor() {
        return moreMinor;
    }

    /** What is held. */
    int asset() {
        return asset;
    }

    /** The index of its account. */
    int account() {
        return account;
    }

    /** The order that holds: itself, or the one that holds for it, too. */
    int holder() {
        return holder;
    }
}
