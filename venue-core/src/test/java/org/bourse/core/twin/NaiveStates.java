package org.bourse.core.twin;

import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.VenueCommand;
import org.jspecify.annotations.Nullable;

/** Section 15: states, and the mass cancels that go with them; and 4.6, 4.7. */
final class NaiveStates {
    private final NaiveMarket market;
    private final NaiveTransitions transitions;
    private final NaiveMassCancels massCancels;

    NaiveStates(NaiveMarket market, NaiveTransitions transitions, NaiveMassCancels massCancels) {
        this.market = market;
        this.transitions = transitions;
        this.massCancels = massCancels;
    }

    /** 15.1, 15.4. */
    @Nullable RejectCode setSymbol(VenueCommand.SetSymbolState command) {
        NaiveBook book = market.listings.book(command.symbol());
        if (book == null) {
            return RejectCode.SYMBOL_UNKNOWN;
        }
        if (command.state() == SymbolState.SYMBOL_STATE_UNSPECIFIED
                || command.state() == SymbolState.UNRECOGNIZED
                || command.state() == SymbolState.UNCROSSING) {
            return RejectCode.STATE_INVALID;
        }
        if (book.definition.state() == SymbolState.DELISTED) {
            return RejectCode.SYMBOL_DELISTED;
        }
        // 21.6
        if (book.definition.state() == SymbolState.UNCROSSING) {
            return RejectCode.STATE_INVALID;
        }
        boolean isDelisted = command.state() == SymbolState.DELISTED;
        if (isDelisted && !massCancels.hasRoom()) {
            return RejectCode.CAPACITY_REACHED;
        }
        // 22.3
        book.course = null;
        transitions.change(book, command.state());
        if (isDelisted) {
            massCancels.begin(0, command.symbol(), Side.SIDE_UNSPECIFIED, CancelReason.DELISTING);
        }
        return null;
    }

    /** 15.5, 14.5. */
    @Nullable RejectCode setAccount(VenueCommand.SetAccountState command) {
        if (!market.ledger.isUser(command.account())) {
            return RejectCode.ACCOUNT_UNKNOWN;
        }
        boolean isActive = command.state() == AccountStatus.ACTIVE;
        if (!isActive
                && command.state() != AccountStatus.SUSPENDED
                && command.state() != AccountStatus.CLOSE_ONLY) {
            return RejectCode.STATE_INVALID;
        }
        boolean kills = command.cancelOrders() && !isActive;
        if (kills && !massCancels.hasRoom()) {
            return RejectCode.CAPACITY_REACHED;
        }
        market.ledger.account(command.account()).state = command.state();
        market.events.accountStateSet(command.account(), command.state());
        if (kills) {
            massCancels.begin(
                    command.account(), 0, Side.SIDE_UNSPECIFIED, CancelReason.KILL_SWITCH);
        }
        return null;
    }

    /** 15.6, 14.5. */
    @Nullable RejectCode setVenue(VenueCommand.SetVenueState command) {
        boolean kills = command.cancelOrders() && command.halted();
        if (kills && !massCancels.hasRoom()) {
            return RejectCode.CAPACITY_REACHED;
        }
        market.isHalted = command.halted();
        market.events.venueStateSet(command.halted());
        if (kills) {
            massCancels.begin(0, 0, Side.SIDE_UNSPECIFIED, CancelReason.KILL_SWITCH);
        }
        return null;
    }

    /** 4.6. */
    @Nullable RejectCode setFeeTier(VenueCommand.SetFeeTier command) {
        RejectCode code = market.tiers.set(command, market.listings.books());
        if (code == null) {
            market.events.feeTierSet(command.tier(), command.makerRateE8(), command.takerRateE8());
        }
        return code;
    }

    /** 4.6. */
    @Nullable RejectCode setAccountTier(VenueCommand.SetAccountTier command) {
        if (!market.ledger.isUser(command.account())) {
            return RejectCode.ACCOUNT_UNKNOWN;
        }
        if (!market.tiers.isSet(command.tier())) {
            return RejectCode.FEE_INVALID;
        }
        market.ledger.account(command.account()).tier = command.tier();
        market.events.accountTierSet(command.account(), command.tier());
        return null;
    }

    /** 4.7. */
    @Nullable RejectCode setAccountTrading(VenueCommand.SetAccountTrading command) {
        if (!market.ledger.isUser(command.account())) {
            return RejectCode.ACCOUNT_UNKNOWN;
        }
        NaiveLedger.Account account = market.ledger.account(command.account());
        account.selfTradeGroup = command.selfTradeGroup();
        account.isSelfTradeAllowed = command.selfTradeAllowed();
        market.events.accountTradingSet(
                command.account(), command.selfTradeGroup(), command.selfTradeAllowed());
        return null;
    }
}
