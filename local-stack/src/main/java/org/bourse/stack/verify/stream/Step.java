package org.bourse.stack.verify.stream;

import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.TradeEvents;

/**
 * A command and all that it caused. A topic on which it said nothing has the record without a
 * header.
 *
 * @param command without fields when it cannot be read
 * @param body what the command asks for; without a body when that cannot be read
 * @param whole whether all topics are known to have said what they say of it; if not, only those
 *     that are there can be judged, each by itself
 */
public record Step(
        long position,
        Command command,
        CommandBody body,
        OrderEvents orders,
        LedgerEvents ledger,
        TradeEvents trades,
        BookEvents book,
        boolean whole) {

    /** Whether any topic says something. */
    public boolean hasEvents() {
        return header().getSequence() != 0;
    }

    /** Of the first topic that says something; without fields when none does. */
    public EventHeader header() {
        if (orders.hasHeader()) {
            return orders.getHeader();
        }
        if (ledger.hasHeader()) {
            return ledger.getHeader();
        }
        return trades.hasHeader() ? trades.getHeader() : book.getHeader();
    }
}
