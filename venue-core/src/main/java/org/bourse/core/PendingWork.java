package org.bourse.core;

import static java.util.Objects.requireNonNull;

import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.book.Book;
import org.bourse.core.book.OrderPool;

/**
 * Work that earlier steps left over, continued at the beginning of every admitted step and again
 * after its command: orders past their expiry, mass cancels, call auctions that are being
 * uncrossed, triggered orders. Each has a bound per step.
 */
final class PendingWork {
    private final VenueState state;
    private final OpenOrders openOrders;
    private final MassCancelQueue massCancels;
    private final OrderPool orders;
    private final OrderEnds orderEnds;
    private final Uncrossing uncrossing;
    private final Activations activations;
    private final Lines lines;
    private final EndingBudget budget = new EndingBudget();

    /** The last step ended with nothing to do: then there is nothing before venue time moves. */
    private boolean idle;

    PendingWork(VenueState state, TradingParts trading, Activations activations) {
        this.state = state;
        orderEnds = trading.ends;
        uncrossing = trading.uncrossing;
        this.activations = activations;
        lines = trading.lines;
        openOrders = state.openOrders();
        massCancels = state.massCancels();
        orders = state.books().orders();
    }

    /** An admitted step begins. */
    void stepBegins() {
        budget.reset();
    }

    /** Continues before a command that moves no time: most steps left nothing over. */
    void runBefore() {
        if (!idle) {
            run();
        }
    }

    /**
     * Continues after an order, a cancel or a replace. When nothing was left over before, all that
     * these can leave is orders that were triggered.
     */
    void runAfterOrder() {
        if (!idle || !lines.isNobodyThere()) {
            run();
        }
    }

    /** Whether there is work that can be done now or, for lack of budget, in the next step. */
    boolean isPending() {
        return isExpiryDue()
                || !massCancels.isEmpty()
                || uncrossing.hasWork()
                || activations.hasWork();
    }

    /** Continues as far as the bounds of the step allow. */
    void run() {
        boolean pending = isPending();
        // In the last moment of all an order may be past its expiry as soon as it is there.
        idle = !pending && state.timeMicros() != Long.MAX_VALUE;
        if (pending) {
            expire();
            cancel();
            uncrossing.run();
            activations.run();
        }
    }

    /** Expires orders that are past their expiry. */
    void expire() {
        while (isExpiryDue() && budget.mayEnd()) {
            budget.ended();
            orderEnds.end(openOrders.nextToExpire(), CancelReason.EXPIRED);
        }
    }

    /** Whether an order is past its expiry, and not of a symbol that is being uncrossed. */
    private boolean isExpiryDue() {
        while (openOrders.isExpiryDue(state.timeMicros())) {
            int order = openOrders.nextToExpire();
            if (!uncrossing.isOf(bookOf(order))) {
                return true;
            }
            openOrders.passOver(order);
        }
        return false;
    }

    private Book bookOf(int order) {
        return requireNonNull(state.books().find(orders.symbol(order)));
    }

    private void cancel() {
        while (!massCancels.isEmpty() && isFirstOver()) {
            massCancels.removeFirst();
        }
    }

    /** Works the first mass cancel off; false when the bounds of the step are reached before. */
    private boolean isFirstOver() {
        while (true) {
            int order = massCancels.nextOrder();
            if (order != OrderPool.NONE && orders.id(order) >= massCancels.commandId()) {
                order = OrderPool.NONE;
                massCancels.nextOrder(order);
            }
            if (order == OrderPool.NONE && massCancels.enteredAll()) {
                return true;
            }
            if (!budget.mayLook()) {
                return false;
            }
            budget.looked();
            if (order == OrderPool.NONE) {
                massCancels.nextOrder(openOrders.firstOfAccount(massCancels.enterAccount()));
            } else {
                lookAt(order);
            }
        }
    }

    private void lookAt(int order) {
        if (isMeant(order)) {
            budget.ended();
            orderEnds.end(order, massCancels.reason());
        } else {
            massCancels.nextOrder(openOrders.nextOfAccount(order));
        }
    }

    private boolean isMeant(int order) {
        int symbol = orders.symbol(order);
        Side side = massCancels.side();
        if ((massCancels.symbol() != 0 && massCancels.symbol() != symbol)
                || (side != Side.SIDE_UNSPECIFIED && side != Sides.of(orders.isBuy(order)))) {
            return false;
        }
        SymbolState symbolState = bookOf(order).symbol().state();
        return symbolState != SymbolState.UNCROSSING
                && (symbolState != SymbolState.HALTED || !massCancels.sparesHalted());
    }
}
