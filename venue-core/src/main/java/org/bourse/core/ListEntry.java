package org.bourse.core;

import static java.util.Objects.requireNonNull;

import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.amounts.Amounts;
import org.bourse.core.book.Book;
import org.bourse.core.book.OrderPool;
import org.bourse.core.duplicates.DuplicateMemory;
import org.jspecify.annotations.Nullable;

/** New lists of orders: all legs are checked, then all are accepted, or none. */
final class ListEntry {
    private final VenueState state;
    private final VenueEvents events;
    private final DuplicateMemory duplicates;
    private final ClientOrderIds clientOrderIds;
    private final OrderEntry orderEntry;
    private final OrderPool orders;
    private final OrderChecks[] checks = new OrderChecks[NewOrderList.LEGS_MAX];

    ListEntry(
            VenueState state,
            VenueEvents events,
            ClientOrderIds clientOrderIds,
            PreWalk preWalk,
            OrderEntry orderEntry) {
        this.state = state;
        this.events = events;
        this.clientOrderIds = clientOrderIds;
        this.orderEntry = orderEntry;
        duplicates = state.duplicates();
        orders = state.books().orders();
        for (int leg = 0; leg < checks.length; leg++) {
            checks[leg] = new OrderChecks(state, preWalk);
        }
    }

    void place(CommandHeader header, NewOrderList list) {
        if (list.legs() <= 0) {
            events.commandRejected(RejectCode.LIST_INVALID, 0, 0);
            return;
        }
        long listId = state.idAt(header);
        for (int leg = 0; leg < list.legs(); leg++) {
            list.leg(leg).listKind(known(list.kind()));
        }
        RejectCode refusal = refusalOfRequest(list);
        if (refusal == null) {
            enter(listId, list);
        } else {
            reject(listId, list, refusal);
        }
    }

    private static OrderListKind known(OrderListKind kind) {
        return kind == OrderListKind.UNRECOGNIZED
                ? OrderListKind.ORDER_LIST_KIND_UNSPECIFIED
                : kind;
    }

    private void reject(long listId, NewOrderList list, RejectCode code) {
        for (int leg = 0; leg < list.legs(); leg++) {
            events.orderRejected(listId + leg, list.leg(leg), code);
        }
    }

    /** What is checked before the client order ids are looked for. */
    private @Nullable RejectCode refusalOfRequest(NewOrderList list) {
        NewOrder first = list.leg(0);
        if (first.validUntilMicros() != 0 && state.timeMicros() > first.validUntilMicros()) {
            return RejectCode.REQUEST_EXPIRED;
        }
        if (!ListShape.isValid(list)) {
            return RejectCode.LIST_INVALID;
        }
        if (state.accounts().findUser(first.account()) == AccountTable.NONE) {
            return RejectCode.ACCOUNT_UNKNOWN;
        }
        for (int leg = 0; leg < list.legs(); leg++) {
            if (!clientOrderIds.read(list.leg(leg))) {
                return RejectCode.CLIENT_ORDER_ID_INVALID;
            }
        }
        return null;
    }

    private void enter(long listId, NewOrderList list) {
        long payload = clientOrderIds.payload(list);
        if (isRepeated(list, payload)) {
            events.orderRepeated(list.leg(0).account(), duplicates.foundOrderId());
            return;
        }
        Book book = state.books().find(list.leg(0).symbol());
        RejectCode refusal = refusalOfIds(listId, list, payload);
        if (refusal == null) {
            refusal = book == null ? RejectCode.SYMBOL_UNKNOWN : check(listId, list, book);
        }
        if (refusal == null) {
            accept(list, requireNonNull(book));
        } else {
            reject(listId, list, refusal);
        }
    }

    private boolean isRepeated(NewOrderList list, long payload) {
        return isKnown(list.leg(0)) && duplicates.foundPayload() == payload;
    }

    private boolean isKnown(NewOrder order) {
        clientOrderIds.read(order);
        return duplicates.find(clientOrderIds.keyHigh(), clientOrderIds.keyLow());
    }

    /** Consumes the client order ids, or returns why not. */
    private @Nullable RejectCode refusalOfIds(long listId, NewOrderList list, long payload) {
        for (int leg = 0; leg < list.legs(); leg++) {
            if (isKnown(list.leg(leg))) {
                return RejectCode.CLIENT_ORDER_ID_REUSED;
            }
        }
        if (duplicates.room() < list.legs()) {
            return RejectCode.DUPLICATES_FULL;
        }
        for (int leg = 0; leg < list.legs(); leg++) {
            clientOrderIds.read(list.leg(leg));
            duplicates.remember(
                    clientOrderIds.keyHigh(), clientOrderIds.keyLow(), payload, listId + leg);
        }
        return null;
    }

    /** Why the list is refused as a whole, or null; then the takers are filled in. */
    private @Nullable RejectCode check(long listId, NewOrderList list, Book book) {
        boolean oco = list.kind() == OrderListKind.OCO;
        int account = state.accounts().findUser(list.leg(0).account());
        for (int leg = 0; leg < list.legs(); leg++) {
            NewOrder order = list.leg(leg);
            boolean passive = oco && order.type() == OrderType.LIMIT;
            checks[leg].ofList(list.legs(), !oco && leg > 0, passive);
            for (int before = 0; before < leg; before++) {
                checks[leg].comesAfter(list.leg(before));
            }
            RejectCode refusal = checks[leg].refusal(listId + leg, order, account, book);
            if (refusal != null) {
                return refusal;
            }
        }
        long hold = checks[0].holdMinor(list.leg(0), book);
        if (oco && hold != Amounts.OVERFLOW) {
            hold = greater(hold, checks[1].holdMinor(list.leg(1), book));
        }
        return checks[0].refusalByFunds(hold, book);
    }

    private static long greater(long left, long right) {
        return right == Amounts.OVERFLOW ? right : Math.max(left, right);
    }

    private void accept(NewOrderList list, Book book) {
        for (int leg = 0; leg < list.legs(); leg++) {
            orderEntry.tellAccepted(checks[leg], list.leg(leg));
        }
        if (list.kind() == OrderListKind.OCO) {
            open(0, OrderPool.OCO, book);
            open(1, OrderPool.OCO | OrderPool.SECOND, book);
            orderEntry.enter(checks[0], list.leg(0), book);
            orderEntry.enter(checks[1], list.leg(1), book);
        } else {
            open(0, OrderPool.ENTRY, book);
            openExit(1, 0, list, book);
            openExit(2, OrderPool.SECOND, list, book);
            orderEntry.enter(checks[0], list.leg(0), book);
        }
    }

    private int open(int leg, int flags, Book book) {
        Taker taker = checks[leg].taker();
        taker.listFlags(flags);
        int slot = taker.open(orders, book);
        state.openOrders().opened(slot);
        return slot;
    }

    private void openExit(int leg, int flags, NewOrderList list, Book book) {
        int slot = open(leg, OrderPool.OCO | OrderPool.DORMANT | flags, book);
        if (checks[leg].isConditional()) {
            checks[leg].conditionals().set(slot, list.leg(leg), checks[leg].taker(), book);
            book.waiting().reserve(slot);
        }
    }
}
