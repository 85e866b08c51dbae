package org.bourse.core;

import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.book.Book;
import org.jspecify.annotations.Nullable;

/** Changes what symbols, accounts and the venue let in; the kill switches cancel orders, too. */
final class StateChanges {
    private final VenueState state;
    private final VenueEvents events;
    private final MassCancels massCancels;
    private final SymbolStates symbolStates;
    private final Breakers breakers;
    private final Uncrossing uncrossing;

    StateChanges(
            VenueState state, VenueEvents events, MassCancels massCancels, TradingParts trading) {
        this.state = state;
        this.events = events;
        this.massCancels = massCancels;
        symbolStates = trading.symbolStates;
        breakers = trading.breakers;
        uncrossing = trading.uncrossing;
    }

    void setSymbolState(CommandHeader header, VenueCommand.SetSymbolState command) {
        Book book = state.books().find(command.symbol());
        if (book == null) {
            events.commandRejected(RejectCode.SYMBOL_UNKNOWN, 0, 0);
            return;
        }
        RejectCode refusal = refusal(book, command.state());
        if (refusal != null) {
            events.commandRejected(refusal, 0, 0);
            return;
        }
        change(book, command.state());
        if (command.state() == SymbolState.DELISTED) {
            massCancels.beginOfSymbol(command.symbol(), CancelReason.DELISTING, header);
        }
    }

    /** The schedule of a symbol that is not being uncrossed wants a state. */
    void bySchedule(Book book, SymbolState wanted) {
        if (book.symbol().state() == wanted) {
            breakers.endCourse(book);
        } else {
            change(book, wanted);
        }
    }

    /**
     * Changes the state of a symbol that is neither delisted nor being uncrossed, and tells it. A
     * crossed book that begins to trade is uncrossed first. A breaker has no more say.
     */
    void change(Book book, SymbolState wanted) {
        breakers.endCourse(book);
        become(book, wanted);
    }

    private void become(Book book, SymbolState wanted) {
        boolean opens =
                wanted == SymbolState.TRADING && book.symbol().state() != SymbolState.TRADING;
        if (opens && book.isCrossed()) {
            uncrossing.begin(book);
        } else {
            symbolStates.become(book, wanted);
        }
    }

    /** Goes on with symbols that a breaker stopped, by number, as far as a tick has made it due. */
    void afterBreaks() {
        Book book = breakers.nextDue(1);
        while (book != null) {
            become(book, breakers.advance(book));
            book = breakers.nextDue(book.symbol().number());
        }
    }

    private @Nullable RejectCode refusal(Book book, SymbolState wanted) {
        if (wanted == SymbolState.SYMBOL_STATE_UNSPECIFIED
                || wanted == SymbolState.UNRECOGNIZED
                || wanted == SymbolState.UNCROSSING
                || uncrossing.isOf(book)) {
            return RejectCode.STATE_INVALID;
        }
        if (book.symbol().state() == SymbolState.DELISTED) {
            return RejectCode.SYMBOL_DELISTED;
        }
        return wanted == SymbolState.DELISTED && massCancels.isFull()
                ? RejectCode.CAPACITY_REACHED
                : null;
    }

    void setAccountState(CommandHeader header, VenueCommand.SetAccountState command) {
        int account = state.accounts().findUser(command.account());
        boolean cancels = command.cancelOrders() && command.state() != AccountStatus.ACTIVE;
        RejectCode refusal =
                account == AccountTable.NONE
                        ? RejectCode.ACCOUNT_UNKNOWN
                        : refusal(command.state(), cancels);
        if (refusal != null) {
            events.commandRejected(refusal, command.account(), 0);
            return;
        }
        state.accounts().status(account, command.state());
        events.accountStateSet(command.account(), command.state());
        if (cancels) {
            massCancels.begin(account, CancelReason.KILL_SWITCH, header);
        }
    }

    private @Nullable RejectCode refusal(AccountStatus wanted, boolean cancels) {
        boolean valid =
                switch (wanted) {
                    case ACTIVE, CLOSE_ONLY, SUSPENDED -> true;
                    case CLOSED, ACCOUNT_STATUS_UNSPECIFIED, UNRECOGNIZED -> false;
                };
        if (!valid) {
            return RejectCode.STATE_INVALID;
        }
        return cancels && massCancels.isFull() ? RejectCode.CAPACITY_REACHED : null;
    }

    void setVenueState(CommandHeader header, VenueCommand.SetVenueState command) {
        boolean cancels = command.cancelOrders() && command.halted();
        if (cancels && massCancels.isFull()) {
            events.commandRejected(RejectCode.CAPACITY_REACHED, 0, 0);
            return;
        }
        state.tradingStates().halted(command.halted());
        events.venueStateSet(command.halted());
        if (cancels) {
            massCancels.begin(MassCancels.ALL, CancelReason.KILL_SWITCH, header);
        }
    }
}
