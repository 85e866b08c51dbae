package org.bourse.core.twin;

import static org.bourse.core.twin.NaiveMoney.big;

import java.math.BigInteger;
import java.util.List;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.NewOrder;
import org.bourse.core.VenueConfig;
import org.jspecify.annotations.Nullable;

/** Whether a new order may be accepted, funds and duplicates aside. */
final class NaiveOrderRules {
    private static final long PRICE_MAX = 1L << 53;
    private static final BigInteger E8 = big(100_000_000);

    private final VenueConfig config;
    private final NaiveLedger ledger;
    private final NaiveListings listings;

    NaiveOrderRules(VenueConfig config, NaiveLedger ledger, NaiveListings listings) {
        this.config = config;
        this.ledger = ledger;
        this.listings = listings;
    }

    /** The first rule the order breaks, in the order of the rules; null for none. */
    @Nullable RejectCode check(NewOrder order) {
        NaiveBook book = listings.book(order.symbol());
        if (book == null) {
            return RejectCode.SYMBOL_UNKNOWN;
        }
        if (!hasShape(order)) {
            return RejectCode.ORDER_INVALID;
        }
        long priceMin = order.type() == OrderType.LIMIT ? 1 : 0;
        if (order.priceTicks() < priceMin || order.priceTicks() > PRICE_MAX) {
            return RejectCode.PRICE_INVALID;
        }
        RejectCode code = checkQuantity(order, book);
        if (code != null) {
            return code;
        }
        if (order.type() == OrderType.MARKET && order.priceTicks() == 0) {
            if (book.definition.marketBoundE8() == 0 || book.bestAgainst(order.side()) == null) {
                return RejectCode.NO_REFERENCE_PRICE;
            }
        }
        code = checkNotional(order, book);
        return code != null ? code : checkRoom(order, book);
    }

    private static boolean hasShape(NewOrder order) {
        if (order.side() != Side.BUY && order.side() != Side.SELL) {
            return false;
        }
        boolean isImmediate =
                order.timeInForce() == TimeInForce.IOC || order.timeInForce() == TimeInForce.FOK;
        boolean hasBudget = order.budgetMinor() != 0;
        if (order.type() == OrderType.LIMIT) {
            boolean rests = order.timeInForce() == TimeInForce.GTC;
            return (rests || isImmediate) && !hasBudget && (rests || !order.postOnly());
        }
        if (order.type() != OrderType.MARKET || !isImmediate || order.postOnly()) {
            return false;
        }
        boolean hasLots = order.lots() != 0;
        if (hasBudget) {
            return !hasLots && order.side() == Side.BUY && order.timeInForce() == TimeInForce.IOC;
        }
        return hasLots;
    }

    private static @Nullable RejectCode checkQuantity(NewOrder order, NaiveBook book) {
        if (order.lots() < 0 || order.budgetMinor() < 0) {
            return RejectCode.QUANTITY_INVALID;
        }
        if (order.budgetMinor() > 0) {
            return null;
        }
        if (order.lots() == 0) {
            return RejectCode.QUANTITY_INVALID;
        }
        if (order.lots() < book.definition.lotsMin()) {
            return RejectCode.QUANTITY_TOO_SMALL;
        }
        return order.lots() > book.definition.lotsMax() ? RejectCode.QUANTITY_TOO_LARGE : null;
    }

    private @Nullable RejectCode checkNotional(NewOrder order, NaiveBook book) {
        BigInteger notional = notional(order, book);
        if (!NaiveMoney.withinBound(notional)) {
            return RejectCode.OVERFLOW;
        }
        if (notional.compareTo(big(book.definition.notionalMinorMin())) < 0) {
            return RejectCode.NOTIONAL_TOO_SMALL;
        }
        Long notionalMax = ledger.account(order.account()).notionalMax.get(book.definition.quote());
        if (notionalMax != null && notional.compareTo(big(notionalMax)) > 0) {
            return RejectCode.NOTIONAL_ABOVE_LIMIT;
        }
        return null;
    }

    private static BigInteger notional(NewOrder order, NaiveBook book) {
        if (order.budgetMinor() > 0) {
            return big(order.budgetMinor());
        }
        NaiveOrder best = book.bestAgainst(order.side());
        boolean isAtBest = order.type() == OrderType.MARKET && best != null;
        return book.notional(isAtBest ? best.limitTicks : order.priceTicks(), order.lots());
    }

    private @Nullable RejectCode checkRoom(NewOrder order, NaiveBook book) {
        if (order.type() != OrderType.LIMIT || order.timeInForce() != TimeInForce.GTC) {
            return null;
        }
        if (openOrders(order.account()) >= ledger.account(order.account()).openOrdersMax) {
            return RejectCode.OPEN_ORDERS_ABOVE_LIMIT;
        }
        if (openOrders() >= config.ordersMax()) {
            return RejectCode.CAPACITY_REACHED;
        }
        NaiveOrder best = book.bestAgainst(order.side());
        if (order.postOnly() && best != null) {
            boolean wouldTake =
                    order.side() == Side.BUY
                            ? order.priceTicks() >= best.limitTicks
                            : order.priceTicks() <= best.limitTicks;
            return wouldTake ? RejectCode.POST_ONLY_WOULD_TAKE : null;
        }
        return null;
    }

    private int openOrders(long account) {
        int count = 0;
        for (NaiveBook book : listings.books()) {
            for (Side side : List.of(Side.BUY, Side.SELL)) {
                for (NaiveOrder order : book.orders(side)) {
                    count += order.account == account ? 1 : 0;
                }
            }
        }
        return count;
    }

    int openOrders() {
        int count = 0;
        for (NaiveBook book : listings.books()) {
            count += book.orders(Side.BUY).size() + book.orders(Side.SELL).size();
        }
        return count;
    }

    /** The worst price the order may trade at: its own, or the protective bound. */
    static long limitTicks(NewOrder order, NaiveBook book) {
        NaiveOrder best = book.bestAgainst(order.side());
        if (order.priceTicks() > 0 || best == null) {
            return order.priceTicks();
        }
        long way =
                big(best.limitTicks)
                        .multiply(big(book.definition.marketBoundE8()))
                        .divide(E8)
                        .longValueExact();
        return order.side() == Side.BUY
                ? best.limitTicks + way
                : Math.max(1, best.limitTicks - way);
    }
}
