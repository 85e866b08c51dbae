package org.bourse.core;

import java.util.List;
import java.util.OptionalInt;
import org.bourse.contracts.v1.Writer;

/**
 * A command that is rare enough to be an object. The frequent ones, {@link NewOrder}, {@link
 * OrderCancel} and ticks, are passed without allocation.
 *
 * <p>Nothing is validated here: the venue answers every value, however wrong, with an event.
 */
public sealed interface VenueCommand {

    record OpenAccount(long account) implements VenueCommand {}

    record Deposit(long account, int asset, long amountMinor) implements VenueCommand {}

    record HoldWithdrawal(long account, int asset, long amountMinor) implements VenueCommand {}

    record CompleteWithdrawal(long withdrawalId) implements VenueCommand {}

    record CancelWithdrawal(long withdrawalId) implements VenueCommand {}

    /** Limits that are not named stay as they are. */
    record SetAccountLimits(long account, OptionalInt openOrdersMax, List<NotionalLimit> notionals)
            implements VenueCommand {
        public SetAccountLimits {
            notionals = List.copyOf(notionals);
        }
    }

    /** The greatest notional of one order in symbols quoted in {@code asset}. */
    record NotionalLimit(int asset, long notionalMinorMax) {}

    record ListAsset(int asset, String code, int scale) implements VenueCommand {}

    record ListSymbol(SymbolDefinition symbol) implements VenueCommand {}

    record ActivateVersion(int contractVersion) implements VenueCommand {}

    record ActivateKey(int keyId, List<Writer> writers) implements VenueCommand {
        public ActivateKey {
            writers = List.copyOf(writers);
        }
    }

    record RevokeKey(int keyId) implements VenueCommand {}

    record BeginEpoch(int epoch) implements VenueCommand {}
}
