package org.bourse.core;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.accounts.SymbolLimitTable;
import org.jspecify.annotations.Nullable;

/** Sets the limits of accounts; order entry keeps them. */
final class Limits {
    private static final int OPEN_ORDERS_MAX_MAX = 1_000_000;

    private final VenueState state;
    private final VenueEvents events;

    Limits(VenueState state, VenueEvents events) {
        this.state = state;
        this.events = events;
    }

    /** Sets all limits named, or none. */
    void set(VenueCommand.SetAccountLimits command) {
        AccountTable accounts = state.accounts();
        int account = accounts.findUser(command.account());
        RejectCode refusal = account == AccountTable.NONE ? RejectCode.ACCOUNT_UNKNOWN : null;
        if (refusal == null) {
            refusal = checkOpenOrders(command.openOrdersMax());
        }
        if (refusal == null) {
            refusal = checkNotionals(command.notionals());
        }
        if (refusal == null) {
            refusal = checkSymbols(account, command.symbols());
        }
        if (refusal != null) {
            events.commandRejected(refusal, command.account(), 0);
            return;
        }
        command.openOrdersMax().ifPresent(max -> accounts.openOrdersMax(account, max));
        for (VenueCommand.NotionalLimit limit : command.notionals()) {
            accounts.notionalMinorMax(account, limit.asset(), limit.notionalMinorMax());
        }
        setSymbols(account, command.symbols());
        events.accountLimitsSet(command);
    }

    private static @Nullable RejectCode checkOpenOrders(OptionalInt max) {
        return max.isEmpty() || (max.getAsInt() >= 0 && max.getAsInt() <= OPEN_ORDERS_MAX_MAX)
                ? null
                : RejectCode.LIMIT_INVALID;
    }

    private @Nullable RejectCode checkNotionals(List<VenueCommand.NotionalLimit> limits) {
        long assetsSeen = 0;
        for (VenueCommand.NotionalLimit limit : limits) {
            if (limit.notionalMinorMax() < 1) {
                return RejectCode.LIMIT_INVALID;
            }
            if (!state.assets().isListed(limit.asset())) {
                return RejectCode.ASSET_UNKNOWN;
            }
            long bit = 1L << limit.asset() - 1;
            if ((assetsSeen & bit) != 0) {
                return RejectCode.LIMIT_INVALID;
            }
            assetsSeen |= bit;
        }
        return null;
    }

    private @Nullable RejectCode checkSymbols(int account, List<VenueCommand.SymbolLimit> limits) {
        SymbolLimitTable table = state.symbolLimits().table();
        BitSet seen = new BitSet();
        int added = 0;
        for (VenueCommand.SymbolLimit limit : limits) {
            int symbol = limit.symbol();
            if (isNegative(limit)) {
                return RejectCode.LIMIT_INVALID;
            }
            if (state.symbols().find(symbol) == null) {
                return RejectCode.SYMBOL_UNKNOWN;
            }
            if (seen.get(symbol)) {
                return RejectCode.LIMIT_INVALID;
            }
            seen.set(symbol);
            added += table.find(account, symbol) == SymbolLimitTable.NONE ? 1 : 0;
        }
        return added > table.room() ? RejectCode.CAPACITY_REACHED : null;
    }

    private static boolean isNegative(VenueCommand.SymbolLimit limit) {
        return limit.lotsMax().orElse(0) < 0
                || limit.positionLotsMax().orElse(0) < 0
                || limit.exposureMinorMax().orElse(0) < 0
                || limit.dailyNotionalMinorMax().orElse(0) < 0
                || limit.openOrdersMax().orElse(0) < 0;
    }

    private void setSymbols(int account, List<VenueCommand.SymbolLimit> limits) {
        SymbolLimitTable table = state.symbolLimits().table();
        int firstAdded = table.size();
        for (VenueCommand.SymbolLimit limit : limits) {
            int found = table.find(account, limit.symbol());
            int pair = found == SymbolLimitTable.NONE ? table.add(account, limit.symbol()) : found;
            limit.restricted().ifPresent(value -> table.restricted(pair, value));
            limit.reduceOnly().ifPresent(value -> table.reduceOnly(pair, value));
            limit.lotsMax().ifPresent(max -> table.lotsMax(pair, max));
            limit.positionLotsMax().ifPresent(max -> table.positionLotsMax(pair, max));
            limit.exposureMinorMax().ifPresent(max -> table.exposureMinorMax(pair, max));
            limit.dailyNotionalMinorMax().ifPresent(max -> table.dailyMinorMax(pair, max));
            limit.openOrdersMax().ifPresent(max -> table.openOrdersMax(pair, max));
        }
        if (table.size() > firstAdded) {
            state.openOrders().countFor(account, firstAdded);
        }
    }
}
