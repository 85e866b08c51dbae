package org.bourse.core;

import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.book.Book;
import org.jspecify.annotations.Nullable;

/** Begins mass cancels; {@link PendingWork} works them off. */
final class MassCancels {
    /** Stands for all accounts. */
    static final int ALL = AccountTable.NONE;

    private final VenueState state;
    private final VenueEvents events;
    private final MassCancelQueue queue;

    MassCancels(VenueState state, VenueEvents events) {
        this.state = state;
        this.events = events;
        queue = state.massCancels();
    }

    /** A request of a trader for an account, or of an operator for any or all accounts. */
    void cancelOrders(CommandHeader header, VenueCommand.CancelOrders command) {
        boolean byTrader = header.writer() == Writer.ORDER_ENTRY;
        boolean all = !byTrader && command.account() == 0;
        int account = all ? ALL : state.accounts().findUser(command.account());
        RejectCode refusal = refusal(command, all || account != AccountTable.NONE, byTrader);
        if (refusal != null) {
            events.commandRejected(refusal, command.account(), 0);
            return;
        }
        begin(
                account,
                command.symbol(),
                command.side(),
                byTrader ? CancelReason.REQUESTED : CancelReason.OPERATOR,
                byTrader && command.symbol() == 0,
                header);
    }

    private @Nullable RejectCode refusal(
            VenueCommand.CancelOrders command, boolean accountKnown, boolean byTrader) {
        if (command.validUntilMicros() != 0 && state.timeMicros() > command.validUntilMicros()) {
            return RejectCode.REQUEST_EXPIRED;
        }
        if (!accountKnown) {
            return RejectCode.ACCOUNT_UNKNOWN;
        }
        Book book = state.books().find(command.symbol());
        if (command.symbol() != 0 && book == null) {
            return RejectCode.SYMBOL_UNKNOWN;
        }
        if (command.side() == Side.UNRECOGNIZED) {
            return RejectCode.ORDER_INVALID;
        }
        RejectCode refusal = byTrader && book != null ? TradingStates.refusalOfCancel(book) : null;
        return refusal == null && isFull() ? RejectCode.CAPACITY_REACHED : refusal;
    }

    /** Whether no more can begin now. */
    boolean isFull() {
        return queue.isFull();
    }

    /** Begins one of all orders of an account, or of {@link #ALL}; there must be room. */
    void begin(int account, CancelReason reason, CommandHeader header) {
        begin(account, 0, Side.SIDE_UNSPECIFIED, reason, false, header);
    }

    /** Begins one of all orders of a symbol; there must be room. */
    void beginOfSymbol(int symbol, CancelReason reason, CommandHeader header) {
        begin(ALL, symbol, Side.SIDE_UNSPECIFIED, reason, false, header);
    }

    private void begin(
            int account,
            int symbol,
            Side side,
            CancelReason reason,
            boolean sparesHalted,
            CommandHeader header) {
        AccountTable accounts = state.accounts();
        boolean all = account == ALL;
        queue.add(
                all ? AccountTable.VENUE_ACCOUNTS : account,
                all ? accounts.size() : account + 1,
                symbol,
                side,
                reason,
                sparesHalted,
                state.idAt(header));
        events.massCancelBegan(all ? 0 : accounts.number(account), symbol, side, reason);
    }
}
