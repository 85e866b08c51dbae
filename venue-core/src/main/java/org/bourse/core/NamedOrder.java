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
        int account = accounts.findUser(cancel.account());
        RejectCode refusal = refusalOfRequest(cancel.validUntilMicros(), account);
        if (refusal != null) {
            return refusal;
        }
        return cancel.orderId() != 0
                ? findById(account, cancel.orderId(), RejectCode.ORDER_UNKNOWN)
                : findByKey(account, clientOrderIds.read(cancel));
    }

    /** Finds what is to be replaced, likewise; what is past its expiry is not. */
    @Nullable RejectCode find(OrderReplace replace) {
        int account = accounts.findUser(replace.account());
        RejectCode refusal = refusalOfRequest(replace.validUntilMicros(), account);
        if (refusal != null) {
            return refusal;
        }
        boolean byId = replace.orderId() != 0;
        refusal =
                byId
                        ? findById(account, replace.orderId(), RejectCode.ORDER_UNKNOWN)
                        : findByKey(account, clientOrderIds.read(replace));
        if (refusal == null
                && orders.has(slot, OrderPool.EXPIRES)
                && encounters.isPastExpiry(slot)) {
            return byId ? RejectCode.ORDER_UNKNOWN : RejectCode.ORDER_CLOSED;
        }
        return refusal;
    }

    private @Nullable RejectCode refusalOfRequest(long validUntilMicros, int account) {
        if (validUntilMicros != 0 && state.timeMicros() > validUntilMicros) {
            return RejectCode.REQUEST_EXPIRED;
        }
        return account == AccountTable.NONE ? RejectCode.ACCOUNT_UNKNOWN : null;
    }

    private @Nullable RejectCode findByKey(int account, boolean readable) {
        DuplicateMemory duplicates = state.duplicates();
        boolean known =
                readable && duplicates.find(clientOrderIds.keyHigh(), clientOrderIds.keyLow());
        return known
                ? findById(account, duplicates.foundOrderId(), RejectCode.ORDER_CLOSED)
                : RejectCode.ORDER_UNKNOWN;
    }

    private @Nullable RejectCode findById(int account, long orderId, RejectCode otherwise) {
        slot = orders.find(orderId);
        return slot == OrderPool.NONE || orders.account(slot) != account ? otherwise : null;
    }

    /** The pool it was found in. */
    OrderPool orders() {
        return orders;
    }

    /** The slot of the order that was found. */
    int slot() {
        return slot;
    }
}
