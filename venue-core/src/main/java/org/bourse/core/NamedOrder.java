package org.bourse.core;

import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.book.OrderPool;
import org.bourse.core.duplicates.DuplicateMemory;
import org.jspecify.annotations.Nullable;

/** The open order that a request names, by its id or by its client order id. */
final class NamedOrder {
    private final VenueState state;
    private final AccountTable accounts;
    private final OrderPool orders;
    private final ClientOrderIds clientOrderIds;
    private final Encounters encounters;
    private int slot = OrderPool.NONE;

    NamedOrder(VenueState state, ClientOrderIds clientOrderIds, Encounters encounters) {
        this.state = state;
        this.clientOrderIds = clientOrderIds;
        this.encounters = encounters;
        accounts = state.accounts();
        orders = state.books().orders();
    }

    /** Finds what is to be cancelled, or returns why it is not found. */
    @Nullable RejectCode find(OrderCancel cancel) {
        if (isOver(cancel.validUntilMicros())) {
            return RejectCode.REQUEST_EXPIRED;
        }
        return cancel.orderId() != 0
                ? findById(cancel.account(), cancel.orderId(), RejectCode.ORDER_UNKNOWN)
                : findByKey(cancel.account(), clientOrderIds.read(cancel));
    }

    /** Finds what is to be replaced, likewise; what is past its expiry is not. */
    @Nullable RejectCode find(OrderReplace replace) {
        if (isOver(replace.validUntilMicros())) {
            return RejectCode.REQUEST_EXPIRED;
        }
        boolean byId = replace.orderId() != 0;
        RejectCode refusal =
                byId
                        ? findById(replace.account(), replace.orderId(), RejectCode.ORDER_UNKNOWN)
                        : findByKey(replace.account(), clientOrderIds.read(replace));
        if (refusal == null
                && orders.has(slot, OrderPool.EXPIRES)
                && encounters.isPastExpiry(slot)) {
            return byId ? RejectCode.ORDER_UNKNOWN : RejectCode.ORDER_CLOSED;
        }
        return refusal;
    }

    private boolean isOver(long validUntilMicros) {
        return validUntilMicros != 0 && state.timeMicros() > validUntilMicros;
    }

    private @Nullable RejectCode findByKey(long account, boolean readable) {
        DuplicateMemory duplicates = state.duplicates();
        boolean known =
                readable && duplicates.find(clientOrderIds.keyHigh(), clientOrderIds.keyLow());
        return known
                ? findById(account, duplicates.foundOrderId(), RejectCode.ORDER_CLOSED)
                : refusal(account, RejectCode.ORDER_UNKNOWN);
    }

    /** Whose order is found is known: so the account is looked for only if none is. */
    private @Nullable RejectCode findById(long account, long orderId, RejectCode otherwise) {
        OrderPool pool = orders; // Not loaded anew where it may have been searched.
        int found = pool.find(orderId);
        slot = found;
        return found != OrderPool.NONE && accounts.number(pool.account(found)) == account
                ? null
                : refusal(account, otherwise);
    }

    private RejectCode refusal(long account, RejectCode otherwise) {
        return accounts.findUser(account) == AccountTable.NONE
                ? RejectCode.ACCOUNT_UNKNOWN
                : otherwise;
    }

    /** The slot of the order that was found. */
    int slot() {
        return slot;
    }
}
