package org.bourse.stack.verify.check;

import java.util.HashSet;
import java.util.Set;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.OrderType;

/**
 * What one order holds, or the two of an OCO together: as posted, and where the rulebook's formula
 * can be followed from the events, as it should be (7.3, 12.7).
 */
final class HoldGroup {
    final long account;
    final int asset;

    /** Those of its orders that are open. */
    final Set<Long> orders = new HashSet<>();

    long postedMinor;

    /** Of a buy with a limit: changed by fills, made anew by replaces and reductions. */
    private long expectedMinor;

    HoldGroup(long account, int asset) {
        this.account = account;
        this.asset = asset;
    }

    /**
     * Whether the formula is known: sells of any type, and buys that have a limit from the start.
     */
    static boolean isFollowed(TrackedOrder order) {
        if (order.isInList()) {
            return false;
        }
        return !order.buys()
                || order.asked().getType() == OrderType.LIMIT
                || order.asked().getType() == OrderType.STOP_LIMIT
                || order.asked().getType() == OrderType.TAKE_PROFIT_LIMIT;
    }

    /** Makes the hold anew from what is left of a buy. */
    void expect(TrackedOrder order, Listings.Listed listed) {
        long open = order.remainingLots() * order.priceTicks() * listed.tickLotMinor();
        long notional = order.notionalMinor() + open;
        boolean isImmediate = order.isImmediate();
        boolean onlyMakes = order.asked().getPostOnly();
        long rate =
                isImmediate
                        ? order.takerRateE8()
                        : Math.max(
                                Math.max(order.makerRateE8(), 0),
                                onlyMakes ? 0 : order.takerRateE8());
        long both = isImmediate || onlyMakes ? 0 : 1;
        expectedMinor = open + Fees.of(rate, notional) + both - order.feePaidMinor();
    }

    /** A buy pays notional and fee, and gives back what it would have paid at its limit. */
    void filled(TrackedOrder order, OrderFilled event, Listings.Listed listed) {
        long better = order.priceTicks() - event.getPriceTicks();
        expectedMinor -=
                event.getNotionalMinor()
                        + Math.max(0, event.getFeeMinor())
                        + better * event.getLots() * listed.tickLotMinor();
    }

    /** What an order should hold now. */
    long expectedMinor(TrackedOrder order, Listings.Listed listed) {
        return order.buys() ? expectedMinor : order.remainingLots() * listed.lotMinor();
    }
}
