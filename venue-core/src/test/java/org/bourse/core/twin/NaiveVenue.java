package org.bourse.core.twin;

import java.math.BigInteger;
import java.util.List;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.CommandHeader;
import org.bourse.core.KeyState;
import org.bourse.core.NewOrder;
import org.bourse.core.OrderCancel;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;
import org.bourse.core.VenueEvents;
import org.jspecify.annotations.Nullable;

/**
 * The venue once more, from the same rules, slow and plain: the oracle of the core.
 *
 * <p>Where the two differ, one of them breaks a rule.
 */
final class NaiveVenue implements AnyVenue {
    private static final long STEP_MAX_MICROS = 1_000_000;
    private static final long IMAGE_INTERVAL_MICROS = 60_000_000;
    private static final long PROGRESS_INTERVAL_MICROS = 100_000;

    private final VenueEvents events;
    private final NaiveGate gate;
    private final NaiveLedger ledger;
    private final NaiveListings listings;
    private final NaiveFunding funding;
    private final NaiveOrderDesk desk;
    private final NaiveDuplicates duplicates;
    private long venueTimeMicros;
    private long term;
    private long lastProgressMicros;

    NaiveVenue(VenueConfig config, VenueEvents events) {
        this.events = events;
        gate = new NaiveGate(config.writerInstancesMax());
        ledger = new NaiveLedger(events);
        listings = new NaiveListings(config, events);
        funding = new NaiveFunding(config, events, ledger, listings);
        duplicates = new NaiveDuplicates(config.duplicatesMaxPerGeneration());
        desk = new NaiveOrderDesk(config, events, ledger, listings, duplicates);
    }

    @Override
    public void place(CommandHeader header, NewOrder order) {
        events.stepBegins(header, venueTimeMicros);
        RejectCode refusal = gate.admit(header, Writer.ORDER_ENTRY);
        if (refusal == null) {
            desk.place(order, gate.epoch(), header.position(), venueTimeMicros);
        } else {
            events.commandRejected(refusal, 0, 0);
        }
        events.stepEnds();
    }

    @Override
    public void cancel(CommandHeader header, OrderCancel cancel) {
        events.stepBegins(header, venueTimeMicros);
        RejectCode refusal = gate.admit(header, Writer.ORDER_ENTRY);
        if (refusal == null) {
            desk.cancel(cancel, venueTimeMicros);
        } else {
            events.commandRejected(refusal, 0, 0);
        }
        events.stepEnds();
    }

    @Override
    public void tick(CommandHeader header, long term, long timeMicros, boolean stepConfirmed) {
        RejectCode refusal = gate.admit(header, Writer.RUNNER);
        if (refusal == null) {
            refusal = checkTick(term, timeMicros, stepConfirmed);
        }
        if (refusal != null) {
            events.stepBegins(header, venueTimeMicros);
            events.commandRejected(refusal, 0, 0);
            events.stepEnds();
            return;
        }
        boolean isFirst = venueTimeMicros == 0;
        venueTimeMicros = timeMicros;
        events.stepBegins(header, venueTimeMicros);
        if (isFirst) {
            duplicates.start(timeMicros);
        }
        duplicates.rotateIfDue(timeMicros);
        listings.emitDueImage(timeMicros, IMAGE_INTERVAL_MICROS);
        if (isFirst || timeMicros - lastProgressMicros >= PROGRESS_INTERVAL_MICROS) {
            lastProgressMicros = timeMicros;
            events.progress();
        }
        events.stepEnds();
    }

    /** A term counts as seen even when the time that came with it is refused. */
    private @Nullable RejectCode checkTick(long newTerm, long timeMicros, boolean stepConfirmed) {
        if (Long.compareUnsigned(newTerm, term) < 0) {
            return RejectCode.TERM_OUTDATED;
        }
        term = newTerm;
        if (timeMicros < venueTimeMicros) {
            return RejectCode.TIME_BACKWARDS;
        }
        boolean isLarge = timeMicros - venueTimeMicros > STEP_MAX_MICROS;
        return isLarge && !stepConfirmed && venueTimeMicros != 0
                ? RejectCode.TIME_STEP_TOO_LARGE
                : null;
    }

    @Override
    public void apply(CommandHeader header, VenueCommand command) {
        events.stepBegins(header, venueTimeMicros);
        Writer writer = writer(command);
        RejectCode refusal = gate.admit(header, writer);
        long account = 0;
        long reference = 0;
        if (refusal == null) {
            refusal = applyAdmitted(command, header.position());
            account = account(command);
            reference = reference(command);
        }
        if (refusal != null && writer == Writer.FUNDING) {
            events.fundingRejected(refusal, account, reference);
        } else if (refusal != null) {
            events.commandRejected(refusal, account, reference);
        }
        events.stepEnds();
    }

    private static Writer writer(VenueCommand command) {
        return switch (command) {
            case VenueCommand.OpenAccount _,
                    VenueCommand.Deposit _,
                    VenueCommand.HoldWithdrawal _,
                    VenueCommand.CompleteWithdrawal _,
                    VenueCommand.CancelWithdrawal _ ->
                    Writer.FUNDING;
            case VenueCommand.SetAccountLimits _ -> Writer.RISK;
            case VenueCommand.ListAsset _,
                    VenueCommand.ListSymbol _,
                    VenueCommand.ActivateVersion _,
                    VenueCommand.ActivateKey _,
                    VenueCommand.RevokeKey _,
                    VenueCommand.BeginEpoch _ ->
                    Writer.ADMINISTRATION;
        };
    }

    /** The account a refusal names: the command's. */
    private static long account(VenueCommand command) {
        return switch (command) {
            case VenueCommand.OpenAccount open -> open.account();
            case VenueCommand.Deposit deposit -> deposit.account();
            case VenueCommand.HoldWithdrawal hold -> hold.account();
            case VenueCommand.SetAccountLimits limits -> limits.account();
            case VenueCommand.CompleteWithdrawal _,
                    VenueCommand.CancelWithdrawal _,
                    VenueCommand.ListAsset _,
                    VenueCommand.ListSymbol _,
                    VenueCommand.ActivateVersion _,
                    VenueCommand.ActivateKey _,
                    VenueCommand.RevokeKey _,
                    VenueCommand.BeginEpoch _ ->
                    0;
        };
    }

    private static long reference(VenueCommand command) {
        return switch (command) {
            case VenueCommand.CompleteWithdrawal complete -> complete.withdrawalId();
            case VenueCommand.CancelWithdrawal cancel -> cancel.withdrawalId();
            case VenueCommand.OpenAccount _,
                    VenueCommand.Deposit _,
                    VenueCommand.HoldWithdrawal _,
                    VenueCommand.SetAccountLimits _,
                    VenueCommand.ListAsset _,
                    VenueCommand.ListSymbol _,
                    VenueCommand.ActivateVersion _,
                    VenueCommand.ActivateKey _,
                    VenueCommand.RevokeKey _,
                    VenueCommand.BeginEpoch _ ->
                    0;
        };
    }

    private @Nullable RejectCode applyAdmitted(VenueCommand command, long position) {
        long id = Ids.of(gate.epoch(), position, 0);
        return switch (command) {
            case VenueCommand.OpenAccount open -> funding.open(open.account());
            case VenueCommand.Deposit deposit -> funding.deposit(deposit, id);
            case VenueCommand.HoldWithdrawal hold -> funding.hold(hold, id);
            case VenueCommand.CompleteWithdrawal complete ->
                    funding.complete(complete.withdrawalId());
            case VenueCommand.CancelWithdrawal cancel -> funding.cancel(cancel.withdrawalId());
            case VenueCommand.SetAccountLimits limits -> desk.setLimits(limits);
            case VenueCommand.ListAsset asset -> listings.listAsset(asset);
            case VenueCommand.ListSymbol symbol ->
                    listings.listSymbol(symbol.symbol(), venueTimeMicros);
            case VenueCommand.ActivateVersion version -> {
                RejectCode code = gate.activateVersion(version.contractVersion());
                if (code == null) {
                    events.versionActivated(version.contractVersion());
                }
                yield code;
            }
            case VenueCommand.ActivateKey key -> {
                RejectCode code = gate.activateKey(key.keyId(), key.writers());
                if (code == null) {
                    events.keyActivated(key.keyId(), key.writers());
                }
                yield code;
            }
            case VenueCommand.RevokeKey key -> {
                RejectCode code = gate.revokeKey(key.keyId());
                if (code == null) {
                    events.keyRevoked(key.keyId());
                }
                yield code;
            }
            case VenueCommand.BeginEpoch epoch -> {
                RejectCode code = gate.beginEpoch(epoch.epoch());
                if (code == null) {
                    events.epochBegun(epoch.epoch());
                }
                yield code;
            }
        };
    }

    @Override
    public void refuse(CommandHeader header, RejectCode code) {
        events.stepBegins(header, venueTimeMicros);
        events.commandRejected(code, 0, 0);
        events.stepEnds();
    }

    @Override
    public KeyState keyState(int keyId, Writer writer) {
        return gate.keyState(keyId, writer);
    }

    @Override
    public long venueTimeMicros() {
        return venueTimeMicros;
    }

    @Override
    public long term() {
        return term;
    }

    @Override
    public int contractVersion() {
        return gate.contractVersion();
    }

    @Override
    public int epoch() {
        return gate.epoch();
    }

    @Override
    public int openOrders() {
        return desk.openOrders();
    }

    @Override
    public long availableMinor(long account, int asset) {
        return ledger.balance(account, asset, Bucket.AVAILABLE).longValueExact();
    }

    @Override
    public long heldMinor(long account, int asset) {
        return ledger.balance(account, asset, Bucket.HELD).longValueExact();
    }

    /** A side's resting orders, best first; empty for an unknown symbol. */
    List<NaiveOrder> resting(int symbol, Side side) {
        NaiveBook book = listings.book(symbol);
        return book == null ? List.of() : book.orders(side);
    }

    /** A side's levels, best first. */
    List<NaiveBook.Level> levels(int symbol, Side side) {
        NaiveBook book = listings.book(symbol);
        return book == null ? List.of() : book.levels(side);
    }

    NaiveBook.Level level(int symbol, Side side, long priceTicks) {
        NaiveBook book = listings.book(symbol);
        return book == null ? new NaiveBook.Level(priceTicks, 0, 0) : book.level(side, priceTicks);
    }

    /** All accounts, the venue's own among them. */
    List<Long> accounts() {
        return ledger.accounts();
    }

    /** The sum of an asset over all accounts, which is zero: custody mirrors what is owed. */
    BigInteger sum(int asset) {
        return ledger.sum(asset);
    }
}
