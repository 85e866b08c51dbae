package org.bourse.matching.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.UnknownFields;
import org.bourse.contracts.v1.CancelOrder;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Tick;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.CommandHeader;
import org.bourse.core.NewOrder;
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
    private static final int SCRATCH_BYTES = 64;
    private static final VenueCommand NO_FUNDING = new VenueCommand.CompleteWithdrawal(0);

    private final int venue;
    private final Venue core;
    private final CommandSeal seal;

    private final CommandHeader header = new CommandHeader();
    private final NewOrder order = new NewOrder();
    private final OrderCancel cancel = new OrderCancel();
    private final byte[] scratch = new byte[SCRATCH_BYTES];

    /**
     * @param venue the partition the records come from; a command signed for another is forged
     * @param seal holds the secrets of the keys that sign commands
     */
    public CommandDecoder(int venue, Venue core, CommandSeal seal) {
        this.venue = venue;
        this.core = core;
        this.seal = seal;
    }

    /**
     * Applies the record to the core.
     *
     * @param record null for a record without a value
     * @throws CannotJudgeException when this process must end instead; the core was not called
     */
    public void apply(long position, byte @Nullable [] record) {
        Command command = envelope(record);
        if (command == null) {
            header.set(position, 0, Writer.WRITER_UNSPECIFIED, 0, 0, 0, 0);
            core.refuse(header, RejectCode.UNREADABLE);
            return;
        }
        Writer writer = known(command.getWriter());
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
                    authentic(position, command);
                } else {
                    core.refuse(header, RejectCode.FORGED);
                }
            }
        }
    }

    private static @Nullable Command envelope(byte @Nullable [] record) {
        if (record == null) {
            return null;
        }
        try {
            return Command.parseFrom(record);
        } catch (InvalidProtocolBufferException e) {
            return null;
        }
    }

    /** The HMAC covers the envelope's known fields; one with others is not what was signed. */
    private boolean isAuthentic(long position, Command command) {
        if (!seal.holds(command.getKeyId())) {
            throw new CannotJudgeException(position, "no secret of key " + command.getKeyId());
        }
        return command.getUnknownFields().isEmpty() && seal.isAuthentic(venue, command);
    }

    private void authentic(long position, Command command) {
        int version = command.getContractVersion();
        if (version == 0 || Integer.compareUnsigned(version, core.contractVersion()) > 0) {
            notActivated();
            return;
        }
        CommandBody body;
        try {
            body = CommandBody.parseFrom(command.getBody());
        } catch (InvalidProtocolBufferException e) {
            core.refuse(header, RejectCode.UNREADABLE);
            return;
        }
        if (hasUnknownFields(body)) {
            throw new CannotJudgeException(
                    position, "its body has fields that version " + version + " does not name");
        }
        body(position, body);
    }

    /**
     * The core refuses the version before it looks at the body, which must not be read here: a
     * later build may read it otherwise. Who wrote it decides where the refusal is announced.
     */
    private void notActivated() {
        if (header.writer() == Writer.FUNDING) {
            core.apply(header, NO_FUNDING);
        } else {
            core.cancel(header, cancel.set(0, 0, 0));
        }
    }

    private static boolean hasUnknownFields(CommandBody body) {
        return switch (body.getBodyCase()) {
            case PLACE_ORDER ->
                    !body.getUnknownFields().isEmpty()
                            || !body.getPlaceOrder().getUnknownFields().isEmpty();
            case CANCEL_ORDER ->
                    !body.getUnknownFields().isEmpty()
                            || !body.getCancelOrder().getUnknownFields().isEmpty();
            case OPEN_ACCOUNT,
                    DEPOSIT,
                    HOLD_WITHDRAWAL,
                    COMPLETE_WITHDRAWAL,
                    CANCEL_WITHDRAWAL,
                    SET_ACCOUNT_LIMITS,
                    LIST_ASSET,
                    LIST_SYMBOL,
                    TICK,
                    ACTIVATE_VERSION,
                    ACTIVATE_KEY,
                    REVOKE_KEY,
                    BEGIN_EPOCH,
                    BODY_NOT_SET ->
                    UnknownFields.in(body);
        };
    }

    private void body(long position, CommandBody body) {
        switch (body.getBodyCase()) {
            case PLACE_ORDER -> place(body.getPlaceOrder());
            case CANCEL_ORDER -> cancel(body.getCancelOrder());
            case TICK -> {
                Tick tick = body.getTick();
                core.tick(header, tick.getTerm(), tick.getTimeMicros(), tick.getStepConfirmed());
            }
            case ACTIVATE_VERSION -> {
                refuseToOutlive(position, body.getActivateVersion().getContractVersion());
                core.apply(header, RareCommands.of(body));
            }
            case OPEN_ACCOUNT,
                    DEPOSIT,
                    HOLD_WITHDRAWAL,
                    COMPLETE_WITHDRAWAL,
                    CANCEL_WITHDRAWAL,
                    SET_ACCOUNT_LIMITS,
                    LIST_ASSET,
                    LIST_SYMBOL,
                    ACTIVATE_KEY,
                    REVOKE_KEY,
                    BEGIN_EPOCH ->
                    core.apply(header, RareCommands.of(body));
            case BODY_NOT_SET -> core.refuse(header, RejectCode.UNREADABLE);
        }
    }

    /**
     * A build that has the version activates it; this one would refuse it, and from there on the
     * two would disagree.
     */
    private void refuseToOutlive(long position, int version) {
        if (header.writer() == Writer.ADMINISTRATION
                && Integer.compareUnsigned(version, ContractVersion.CURRENT) > 0) {
            throw new CannotJudgeException(
                    position, "it activates version " + version + ", which this build lacks");
        }
    }

    private void place(PlaceOrder body) {
        order.set(
                        body.getAccount(),
                        body.getSymbol(),
                        known(body.getSide()),
                        known(body.getType()),
                        known(body.getTimeInForce()))
                .postOnly(body.getPostOnly())
                .priceTicks(body.getPriceTicks())
                .lots(body.getLots())
                .budgetMinor(body.getBudgetMinor())
                .validUntilMicros(body.getValidUntilMicros());
        String id = body.getClientOrderId();
        int length = asciiLength(id);
        if (length >= 0) {
            order.clientOrderId(scratch, length);
        } else {
            order.clientOrderId(id);
        }
        core.place(header, order);
    }

    private void cancel(CancelOrder body) {
        cancel.set(body.getAccount(), body.getOrderId(), body.getValidUntilMicros());
        byte[] id = body.getClientOrderId().getBytes(StandardCharsets.UTF_8);
        cancel.clientOrderId(id, id.length);
        core.cancel(header, cancel);
    }

    /** Copies a short ASCII text into the scratch bytes; -1 when it is something else. */
    private int asciiLength(String text) {
        int length = text.length();
        if (length > SCRATCH_BYTES) {
            return -1;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > 0x7f) {
                return -1;
            }
            scratch[i] = (byte) c;
        }
        return length;
    }

    private static Side known(Side side) {
        return side == Side.UNRECOGNIZED ? Side.SIDE_UNSPECIFIED : side;
    }

    private static OrderType known(OrderType type) {
        return type == OrderType.UNRECOGNIZED ? OrderType.ORDER_TYPE_UNSPECIFIED : type;
    }

    private static TimeInForce known(TimeInForce tif) {
        return tif == TimeInForce.UNRECOGNIZED ? TimeInForce.TIME_IN_FORCE_UNSPECIFIED : tif;
    }

    private static Writer known(Writer writer) {
        return writer == Writer.UNRECOGNIZED ? Writer.WRITER_UNSPECIFIED : writer;
    }
}
