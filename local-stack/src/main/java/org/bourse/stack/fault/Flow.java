package org.bourse.stack.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.bourse.stack.fault.WireFault.Way;

/**
 * One direction of a connection: reads pieces, keeps them as long as the fault of the wire wants
 * it, and writes them in their order. What it keeps is bounded; then the sender waits.
 */
final class Flow {
    /** A sender may be so far ahead of what was passed on. */
    private static final int KEPT_BYTES_MAX = 256 * 1024;

    private static final int PIECE_BYTES_MAX = 64 * 1024;
    private static final int MILLION = 1_000_000;

    /** What a piece is. */
    private enum Kind {
        DATA,
        END,
        RESET
    }

    private record Piece(Kind kind, ByteBuffer bytes, long dueNanos) {}

    private final ProxiedWire wire;
    private final Conversation conversation;
    private final Way way;
    private final SocketChannel source;
    private final SocketChannel sink;
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private int keptBytes;
    private long lastDueNanos = System.nanoTime();
    private boolean sourceEnded;
    private boolean passedEnd;
    private boolean sinkIsFull;

    Flow(
            ProxiedWire wire,
            Conversation conversation,
            Way way,
            SocketChannel source,
            SocketChannel sink) {
        this.wire = wire;
        this.conversation = conversation;
        this.way = way;
        this.source = source;
        this.sink = sink;
    }

    /** Whether there is room for more. */
    boolean wantsToRead() {
        return !sourceEnded && keptBytes < KEPT_BYTES_MAX;
    }

    /** Whether something would be written if the receiver took it. */
    boolean wantsToWrite() {
        return sinkIsFull;
    }

    /** Whether the end was passed on: nothing comes any more. */
    boolean hasPassedEnd() {
        return passedEnd;
    }

    /** Reads what has come, as far as there is room. */
    void read(long nowNanos) {
        while (wantsToRead()) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(Math.min(PIECE_BYTES_MAX, KEPT_BYTES_MAX - keptBytes));
            int count;
            try {
                count = source.read(bytes);
            } catch (IOException _) {
                end(Kind.RESET);
                return;
            }
            if (count < 0) {
                end(Kind.END);
                return;
            }
            if (count == 0) {
                return;
            }
            keep(bytes.flip(), nowNanos);
        }
    }

    private void end(Kind kind) {
        sourceEnded = true;
        pieces.add(new Piece(kind, ByteBuffer.allocate(0), lastDueNanos));
    }

    private void keep(ByteBuffer bytes, long nowNanos) {
        int count = bytes.remaining();
        if (way == Way.UP) {
            conversation.kinds().sees(bytes);
        }
        keptBytes += count;
        long dueNanos = nowNanos;
        switch (wire.fault()) {
            case WireFault.Delay(Way slow, int latency, int jitter) when slow.covers(way) -> {
                int millis = latency - jitter + wire.random().nextInt(2 * jitter + 1);
                dueNanos = nowNanos + TimeUnit.MILLISECONDS.toNanos(millis);
                wire.countDelayed(count);
            }
            case WireFault.Throttle(Way narrow, int bytesPerSecond) when narrow.covers(way) -> {
                long nanos = TimeUnit.SECONDS.toNanos(count) / bytesPerSecond;
                dueNanos = Math.max(nowNanos, lastDueNanos) + nanos;
                wire.countDelayed(count);
            }
            case WireFault.CorruptBytes(Way bad, int perMillion) when bad.covers(way) ->
                    wire.countCorrupted(corrupt(bytes, perMillion));
            case WireFault.CorruptRecords(Way bad, int oneIn) when bad.covers(way) ->
                    wire.countCorrupted(
                            RecordBatches.corrupt(
                                    bytes,
                                    (from, length) ->
                                            wire.random().nextInt(oneIn) == 0
                                                    ? from + wire.random().nextInt(length)
                                                    : -1));
            case null -> {}
            case WireFault.Delay _,
                    WireFault.Throttle _,
                    WireFault.CorruptBytes _,
                    WireFault.CorruptRecords _,
                    WireFault.Hold _,
                    WireFault.Reset _,
                    WireFault.Refuse _ -> {}
        }
        if (isHeld()) {
            wire.countHeld(count);
        }
        lastDueNanos = Math.max(lastDueNanos, dueNanos);
        pieces.add(new Piece(Kind.DATA, bytes, lastDueNanos));
    }

    private int corrupt(ByteBuffer bytes, int perMillion) {
        int corrupted = 0;
        for (int at = bytes.position(); at < bytes.limit(); at++) {
            if (wire.random().nextInt(MILLION) < perMillion) {
                bytes.put(at, (byte) (bytes.get(at) ^ 1 << wire.random().nextInt(Byte.SIZE)));
                corrupted++;
            }
        }
        return corrupted;
    }

    private boolean isHeld() {
        return wire.fault() instanceof WireFault.Hold(Way held, WireFault.Traffic traffic)
                && held.covers(way)
                && (traffic == WireFault.Traffic.ALL || traffic == conversation.kinds().seen());
    }

    /**
     * Passes on what is due.
     *
     * @return in how many nanoseconds the next piece is; {@link Long#MAX_VALUE} when only an event
     *     can change anything
     * @throws IOException when the receiver is gone, or the sender was
     */
    long write(long nowNanos) throws IOException {
        sinkIsFull = false;
        while (!pieces.isEmpty() && !isHeld()) {
            Piece piece = pieces.getFirst();
            long waitNanos = wire.fault() == null ? 0 : piece.dueNanos - nowNanos;
            if (waitNanos > 0) {
                return waitNanos;
            }
            switch (piece.kind) {
                case DATA -> {
                    keptBytes -= sink.write(piece.bytes);
                    if (piece.bytes.hasRemaining()) {
                        sinkIsFull = true;
                        return Long.MAX_VALUE;
                    }
                }
                case END -> {
                    sink.shutdownOutput();
                    passedEnd = true;
                }
                case RESET -> throw new IOException("reset");
            }
            pieces.removeFirst();
        }
        return Long.MAX_VALUE;
    }
}
