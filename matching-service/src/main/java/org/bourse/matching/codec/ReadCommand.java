package org.bourse.matching.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.core.NewOrder;
import org.bourse.core.OrderCancel;
import org.bourse.core.OrderReplace;
import org.bourse.core.Venue;
import org.jspecify.annotations.Nullable;

/**
 * One record of the log as it reads, not yet judged: whether it is authentic, and whether its body
 * may be read as this build reads it, is known only when all before it are applied. One instance is
 * reused.
 */
final class ReadCommand {
    private final OrderCommands orders = new OrderCommands();
    private byte @Nullable [] record;
    private @Nullable Command envelope;
    private @Nullable CommandBody body;

    /** Reads a record; null for one without a value. */
    void read(byte @Nullable [] bytes) {
        record = bytes;
        body = null;
        envelope = envelope(bytes);
        if (envelope != null) {
            body = body(envelope);
        }
        if (body == null) {
            return;
        }
        if (body.hasPlaceOrder()) {
            orders.place(body.getPlaceOrder());
        } else if (body.hasReplaceOrder()) {
            orders.replace(body.getReplaceOrder());
        } else if (body.hasCancelOrder()) {
            orders.cancel(body.getCancelOrder());
        }
    }

    private static @Nullable Command envelope(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return Command.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            return null;
        }
    }

    private static @Nullable CommandBody body(Command envelope) {
        try {
            return CommandBody.parseFrom(envelope.getBody());
        } catch (InvalidProtocolBufferException e) {
            return null;
        }
    }

    /** Tells the core that it will come. */
    void expectIn(Venue core) {
        if (body == null) {
            return;
        }
        if (body.hasPlaceOrder()) {
            core.expect(order());
        } else if (body.hasReplaceOrder()) {
            core.expect(replace());
        } else if (body.hasCancelOrder()) {
            core.expect(cancel());
        }
    }

    /** Whether it holds what this very record reads. */
    boolean isOf(byte @Nullable [] bytes) {
        return record == bytes;
    }

    /** Null when the record is no envelope. */
    @Nullable Command envelope() {
        return envelope;
    }

    /** Null when the envelope's body is none. */
    @Nullable CommandBody body() {
        return body;
    }

    /** What the body asks for, if it places an order. */
    NewOrder order() {
        return orders.order();
    }

    /** What the body asks for, if it replaces an order. */
    OrderReplace replace() {
        return orders.replace();
    }

    /** What the body asks for, if it cancels an order. */
    OrderCancel cancel() {
        return orders.cancel();
    }
}
