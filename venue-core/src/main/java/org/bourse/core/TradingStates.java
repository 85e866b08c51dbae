package org.bourse.core;

import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.book.Book;
import org.jspecify.annotations.Nullable;

/** Whether venue, account and symbol let an order in, and whether a symbol trades. */
final class TradingStates {
    private final AccountTable accounts;
    private boolean halted;

    TradingStates(AccountTable accounts) {
        this.accounts = accounts;
    }

    boolean isHalted() {
        return halted;
    }

    void halted(boolean value) {
        halted = value;
    }

    /** Why venue or symbol refuse an external level, or null. */
    @Nullable RejectCode refusal(Book book) {
        return halted ? RejectCode.VENUE_HALTED : refusal(book.symbol().state(), false);
    }

    /** Whether nothing refuses an order, whatever it is: so it nearly always is. */
    boolean isOpen(int account, Book book) {
        return !halted
                && accounts.isActive(account)
                && book.symbol().state() == SymbolState.TRADING;
    }

    /** Whether besides the account has no limits. */
    boolean isOpenWithoutLimits(int account, Book book) {
        return !halted && accounts.isPlain(account) && book.symbol().state() == SymbolState.TRADING;
    }

    /**
     * Why venue, account or symbol refuse a new order or a replace, or null.
     *
     * @param forAuctions whether it is an order that call auctions accept
     */
    @Nullable RejectCode refusal(int account, Book book, boolean buy, boolean forAuctions) {
        if (halted) {
            return RejectCode.VENUE_HALTED;
        }
        if (!accounts.isActive(account)) {
            AccountStatus status = accounts.status(account);
            if (status == AccountStatus.SUSPENDED) {
                return RejectCode.ACCOUNT_SUSPENDED;
            }
            if (buy) {
                return RejectCode.ACCOUNT_CLOSE_ONLY;
            }
        }
        return refusal(book.symbol().state(), forAuctions);
    }

    /** Why a symbol in this state refuses an order, or null. */
    static @Nullable RejectCode refusal(SymbolState symbolState, boolean forAuctions) {
        if (symbolState == SymbolState.TRADING) {
            return null;
        }
        return switch (symbolState) {
            case HALTED -> RejectCode.SYMBOL_HALTED;
            case CANCEL_ONLY -> RejectCode.SYMBOL_CANCEL_ONLY;
            case DELISTED -> RejectCode.SYMBOL_DELISTED;
            case AUCTION -> forAuctions ? null : RejectCode.SYMBOL_IN_AUCTION;
            case UNCROSSING -> RejectCode.SYMBOL_IN_AUCTION;
            case TRADING, SYMBOL_STATE_UNSPECIFIED, UNRECOGNIZED -> null;
        };
    }

    /** Whether triggered orders of the symbol are activated. */
    boolean trades(Book book) {
        return !halted && book.symbol().state() == SymbolState.TRADING;
    }

    /** Why the symbol refuses cancels of traders, or null. */
    static @Nullable RejectCode refusalOfCancel(Book book) {
        SymbolState symbolState = book.symbol().state();
        if (symbolState == SymbolState.TRADING) {
            return null;
        }
        return switch (symbolState) {
            case HALTED -> RejectCode.SYMBOL_HALTED;
            case UNCROSSING -> RejectCode.SYMBOL_IN_AUCTION;
            case TRADING, AUCTION, CANCEL_ONLY, DELISTED, SYMBOL_STATE_UNSPECIFIED, UNRECOGNIZED ->
                    null;
        };
    }
}
