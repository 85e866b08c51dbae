package org.bourse.matching.codec;

import com.google.protobuf.UnknownFieldSet;
import java.util.Arrays;
import java.util.List;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.UnknownFields;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SetExternalLevel;
import org.bourse.contracts.v1.Tick;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.CommandHeader;
import org.bourse.core.OrderCancel;
import org.bourse.core.Venue;
import org.bourse.core.VenueCommand;
import org.jspecify.annotations.Nullable;

/**
 * Makes exactly one step of the core of every record of the log, whatever its bytes are: verifies
 * the envelope first, reads the body second, and leaves all other judgement to the core.
 *
 * <p>For use by one thread: it reuses the objects it hands to the core.
 */
public final class CommandDecoder {
    /** The most records that are read ahead. */
    public static final int AHEAD_MAX = Venue.EXPECTED_MAX;

    private static final VenueCommand NO_FUNDING = new VenueCommand.CompleteWithdrawal(0);

    private final int venue;
    private final Venue core;
    private final CommandSeal seal;

    private final CommandHeader header = new CommandHeader();
    private final OrderCancel nothing = new OrderCancel().set(0, 0, 0);

    /** What was read ahead and not applied yet stands from {@link #next} to {@link #end}. */
    private final ReadCommand[] ahead = new ReadCommand[AHEAD_MAX];

    private int next;
    private int end;

    /** For lists of orders, which are seldom. */
    private final OrderCommands lists = new OrderCommands();

    /** For records that were not read ahead. */
    private final ReadCommand spare = new ReadCommand();

    /**
     * @param venue the partition the records come from; a command signed for another is forged
     * @param seal holds the secrets of the keys that sign commands
     */
    public CommandDecoder(int venue, Venue core, CommandSeal seal) {
        this.venue = venue;
        this.core = core;
        this.seal = seal;
        Arrays.setAll(ahead, i -> new ReadCommand());
    }

    /**
     * Reads records that will be applied next, in this order, and lets the core fetch what they
     * will need. Changes nothing but the time that takes: {@link #apply} is called as without it.
     *
     * @param records at most {@link #AHEAD_MAX}
     */
    public void readAhead(List<byte @Nullable []> records) {
        next = 0;
        end = 0;
        for (byte[] record : records) {
            ahead[end].read(record);
            ahead[end].expectIn(core);
            end++;
        }
        core.fetchExpected();
    }

    /**
     * Applies the record to the core.
     *
     * @param record null for a record without a value
     * @throws CannotJudgeException when this process must end instead; the core was not called
     */
    public void apply(long position, byte @Nullable [] record) {
        ReadCommand read = read(record);
        Command command = verified(position, read);
        if (command != null) {
            authentic(position, command, read);
        }
    }

    /**
     * Lets the core refuse a record that it cannot apply; one that cannot be read or verified is
     * answered as ever.
     *
     * @throws CannotJudgeException as {@link #apply}
     */
    public void skip(long position, byte @Nullable [] record) {
        if (verified(position, read(record)) != null) {
            core.skip(header);
        }
    }

    /** Sets the header; null when the record is none of an active key, and was refused. */
    private @Nullable Command verified(long position, ReadCommand read) {
        Command command = read.envelope();
        if (command == null) {
            header.set(position, 0, Writer.WRITER_UNSPECIFIED, 0, 0, 0, 0);
            core.refuse(header, RejectCode.UNREADABLE);
            return null;
        }
        Writer writer = KnownValues.known(command.getWriter());
        header.set(
                position,
                command.getContractVersion(),
                writer,
                command.getWriterInstance(),
                command.getWriterSequence(),
                command.getRequestIdHigh(),
                command.getRequestIdLow());
        switch (core.keyState(command.getKeyId(), writer)) {
            case UNKNOWN -> core.refuse(header, RejectCode.KEY_UNKNOWN);
            case REVOKED -> core.refuse(header, RejectCode.KEY_REVOKED);
            case ACTIVE -> {
                if (isAuthentic(position, command)) {
                    return command;
                }
                core.refuse(header, RejectCode.FORGED);
            }
        }
        return null;
    }

    private ReadCommand read(byte @Nullable [] record) {
        if (next < end && ahead[next].isOf(record)) {
            return ahead[next++];
        }
        spare.read(record);
        return spare;
    }

    /** The HMAC covers the envelope's known fields; one with others is not what was signed. */
    private boolean isAuthentic(long position, Command command) {
        if (!seal.holds(command.getKeyId())) {
            throw new CannotJudgeException(position, "no secret of key " + command.getKeyId());
        }
        return command.getUnknownFields().isEmpty() && seal.isAuthentic(venue, command);
    }

    private void authentic(long position, Command command, ReadCommand read) {
        int version = command.getContractVersion();
        if (version == 0 || Integer.compareUnsigned(version, core.contractVersion()) > 0) {
            notActivated();
            return;
        }
        CommandBody body = read.body();
        if (body == null) {
            core.refuse(header, RejectCode.UNREADABLE);
            return;
        }
        if (hasUnknownFields(body)) {
            throw new CannotJudgeException(
                    position, "its body has fields that version " + version + " does not name");
        }
        body(position, body, read);
    }

    /**
     * The core refuses the version before it looks at the body, which must not count here: a later
     * build may read it otherwise. Who wrote it decides where the refusal is announced.
     */
    private void notActivated() {
        if (header.writer() == Writer.FUNDING) {
            core.apply(header, NO_FUNDING);
        } else {
            core.cancel(header, nothing);
        }
    }

    private static boolean hasUnknownFields(CommandBody body) {
        return switch (body.getBodyCase()) {
            case PLACE_ORDER -> areUnknown(body, body.getPlaceOrder().getUnknownFields());
            case REPLACE_ORDER -> areUnknown(body, body.getReplaceOrder().getUnknownFields());
            case CANCEL_ORDER -> areUnknown(body, body.getCancelOrder().getUnknownFields());
            case TICK -> areUnknown(body, body.getTick().getUnknownFields());
            case SET_EXTERNAL_LEVEL ->
                    areUnknown(body, body.getSetExternalLevel().getUnknownFields());
            case CANCEL_ORDERS,
                    SET_CANCEL_AFTER,
                    OPEN_ACCOUNT,
                    DEPOSIT,
                    HOLD_WITHDRAWAL,
                    COMPLETE_WITHDRAWAL,
                    CANCEL_WITHDRAWAL,
                    TRANSFER,
                    SET_ACCOUNT_LIMITS,
                    SET_ACCOUNT_STATE,
                    SET_VENUE_STATE,
                    LIST_ASSET,
                    LIST_SYMBOL,
                    CHANGE_SYMBOL,
                    SET_SYMBOL_STATE,
                    SET_FEE_TIER,
                    SET_ACCOUNT_TIER,
                    SET_ACCOUNT_TRADING,
                    SET_SCHEDULE,
                    PLACE_ORDER_LIST,
                    ACTIVATE_VERSION,
                    ACTIVATE_KEY,
                    REVOKE_KEY,
                    BEGIN_EPOCH,
                    CLAIM,
                    SKIP,
                    RESUME,
                    CONTINUE_WORK,
                    BODY_NOT_SET ->
                    UnknownFields.in(body);
        };
    }

    /** Of a frequent command, which has no messages inside it. */
    private static boolean areUnknown(CommandBody body, UnknownFieldSet inner) {
        return !body.getUnknownFields().isEmpty() || !inner.isEmpty();
    }

    private void body(long position, CommandBody body, ReadCommand read) {
        switch (body.getBodyCase()) {
            case PLACE_ORDER -> core.place(header, read.order());
            case REPLACE_ORDER -> core.replace(header, read.replace());
            case PLACE_ORDER_LIST ->
                    core.placeList(header, lists.placeList(body.getPlaceOrderList()));
            case CANCEL_ORDER -> core.cancel(header, read.cancel());
            case TICK -> {
                Tick tick = body.getTick();
                core.tick(
                        header,
                        tick.getTerm(),
                        tick.getTimeMicros(),
                        tick.getStepConfirmed(),
                        tick.getApplied());
            }
            case SET_EXTERNAL_LEVEL -> externalLevel(body.getSetExternalLevel());
            case ACTIVATE_VERSION -> {
                refuseToOutlive(position, body.getActivateVersion().getContractVersion());
                core.apply(header, RareCommands.of(body));
            }
            case CANCEL_ORDERS,
                    SET_CANCEL_AFTER,
                    OPEN_ACCOUNT,
                    DEPOSIT,
                    HOLD_WITHDRAWAL,
                    COMPLETE_WITHDRAWAL,
                    CANCEL_WITHDRAWAL,
                    TRANSFER,
                    SET_ACCOUNT_LIMITS,
                    SET_ACCOUNT_STATE,
                    SET_VENUE_STATE,
                    LIST_ASSET,
                    LIST_SYMBOL,
                    CHANGE_SYMBOL,
                    SET_SYMBOL_STATE,
                    SET_FEE_TIER,
                    SET_ACCOUNT_TIER,
                    SET_ACCOUNT_TRADING,
                    SET_SCHEDULE,
                    ACTIVATE_KEY,
                    REVOKE_KEY,
                    BEGIN_EPOCH,
                    CLAIM,
                    SKIP,
                    RESUME,
                    CONTINUE_WORK ->
                    core.apply(header, RareCommands.of(body));
            case BODY_NOT_SET -> core.refuse(header, RejectCode.UNREADABLE);
        }
    }

    private void externalLevel(SetExternalLevel level) {
        core.setExternalLevel(
                header,
                level.getSymbol(),
                KnownValues.known(level.getSide()),
                level.getPriceTicks(),
                level.getLots());
    }

    /**
     * A build that has the next version activates it; this one would refuse it, and from there on
     * the two would disagree. Any other is refused by all builds.
     */
    private void refuseToOutlive(long position, int version) {
        if (header.writer() == Writer.ADMINISTRATION
                && version == core.contractVersion() + 1
                && version > core.contractVersionMax()) {
            throw new CannotJudgeException(
                    position, "it activates version " + version + ", which this build lacks");
        }
    }
}
