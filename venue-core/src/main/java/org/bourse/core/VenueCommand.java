package org.bourse.core;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Writer;

/**
 * A command that is rare enough to be an object. The frequent ones, {@link NewOrder}, {@link
 * OrderReplace}, {@link OrderCancel} and ticks, are passed without allocation.
 *
 * <p>Nothing is validated here: the venue answers every value, however wrong, with an event.
 */
public sealed interface VenueCommand {

    /** With a main account that is not 0 it is a sub-account of the same holder. */
    record OpenAccount(long account, long mainAccount) implements VenueCommand {
        /** No sub-account. */
        public OpenAccount(long account) {
            this(account, 0);
        }
    }

    record Deposit(long account, int asset, long amountMinor) implements VenueCommand {}

    record HoldWithdrawal(long account, int asset, long amountMinor) implements VenueCommand {}

    record CompleteWithdrawal(long withdrawalId) implements VenueCommand {}

    record CancelWithdrawal(long withdrawalId) implements VenueCommand {}

    record Transfer(long account, int asset, long amountMinor, long toAccount)
            implements VenueCommand {}

    /** Limits that are not named stay as they are. */
    record SetAccountLimits(
            long account,
            OptionalInt openOrdersMax,
            List<NotionalLimit> notionals,
            List<SymbolLimit> symbols)
            implements VenueCommand {
        public SetAccountLimits {
            notionals = List.copyOf(notionals);
            symbols = List.copyOf(symbols);
        }

        /** Without limits of a symbol. */
        public SetAccountLimits(
                long account, OptionalInt openOrdersMax, List<NotionalLimit> notionals) {
            this(account, openOrdersMax, notionals, List.of());
        }
    }

    /**
     * The limits of an account in a symbol; see {@code SymbolLimit} in {@code vocabulary.proto}.
     */
    record SymbolLimit(
            int symbol,
            Optional<Boolean> restricted,
            Optional<Boolean> reduceOnly,
            OptionalLong lotsMax,
            OptionalLong positionLotsMax,
            OptionalLong exposureMinorMax,
            OptionalLong dailyNotionalMinorMax,
            OptionalInt openOrdersMax) {}

    record SetAccountState(long account, AccountStatus state, boolean cancelOrders)
            implements VenueCommand {}

    record SetVenueState(boolean halted, boolean cancelOrders) implements VenueCommand {}

    /** Account 0, symbol 0 and an unspecified side stand for all. */
    record CancelOrders(long account, int symbol, Side side, long validUntilMicros)
            implements VenueCommand {}

    record SetCancelAfter(long account, long afterMicros, long validUntilMicros)
            implements VenueCommand {}

    /** The greatest notional of one order in symbols quoted in {@code asset}. */
    record NotionalLimit(int asset, long notionalMinorMax) {}

    record ListAsset(int asset, String code, int scale) implements VenueCommand {}

    record ListSymbol(SymbolDefinition symbol) implements VenueCommand {}

    /** The state in the definition does not count. */
    record ChangeSymbol(SymbolDefinition symbol) implements VenueCommand {}

    record SetSymbolState(int symbol, SymbolState state) implements VenueCommand {}

    record SetFeeTier(int tier, long makerRateE8, long takerRateE8) implements VenueCommand {}

    record SetAccountTier(long account, int tier) implements VenueCommand {}

    record SetAccountTrading(long account, int selfTradeGroup, boolean selfTradeAllowed)
            implements VenueCommand {}

    /** Without changes the symbol has no schedule. */
    record SetSchedule(int symbol, List<ScheduledChange> changes) implements VenueCommand {
        public SetSchedule {
            changes = List.copyOf(changes);
        }
    }

    /** A state that a symbol gets every week; the second is unsigned as on the wire. */
    record ScheduledChange(int secondOfWeek, SymbolState state) {}

    record ActivateVersion(int contractVersion) implements VenueCommand {}

    record ActivateKey(int keyId, List<Writer> writers) implements VenueCommand {
        public ActivateKey {
            writers = List.copyOf(writers);
        }
    }

    record RevokeKey(int keyId) implements VenueCommand {}

    record BeginEpoch(int epoch) implements VenueCommand {}

    record Claim(long term, int contractVersion, long leader) implements VenueCommand {}

    record Skip(long position) implements VenueCommand {}

    record Resume(long position) implements VenueCommand {}

    /** Does nothing but to continue pending work. */
    record Continue() implements VenueCommand {}
}
