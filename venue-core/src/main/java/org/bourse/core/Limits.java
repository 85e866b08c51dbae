package org.bourse.core;

import java.util.List;
import java.util.OptionalInt;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.accounts.AccountTable;
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
        if (refusal != null) {
            events.commandRejected(refusal, command.account(), 0);
            return;
        }
        command.openOrdersMax().ifPresent(max -> accounts.openOrdersMax(account, max));
        for (VenueCommand.NotionalLimit limit : command.notionals()) {
            accounts.notionalMinorMax(account, limit.asset(), limit.notionalMinorMax());
        }
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
}
