package org.bourse.marketdata.socket;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.Message;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.marketdata.stream.StreamName;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one client, in order. It does not grow without a bound where it can be
 * spared: where only the latest frame of a stream matters it keeps that one, in the place of the
 * first; a stream with too many increments begins anew with a snapshot, which is asked for when its
 * turn has come, as is what the client missed of a stream that it resumed. One thread at a time.
 */
final class Outbox {
    /** What comes next. */
    sealed interface Next {
        /** At least one message. */
        record Messages(List<Message> messages) implements Next {}

        /** The snapshot with which a stream begins, which is to be made now. */
        record Snapshot(StreamName stream) implements Next, Entry {}

        /** What was missed of a stream, of which some is to be written now. */
        record Missed(StreamName stream, Iterator<Frame> frames) implements Next, Entry {}
    }

    /** What stands in the queue. */
    private sealed interface Entry {}

    /**
     * What may wait.
     *
     * @param framesMax frames
     * @param bytesMax bytes over the wire
     * @param incrementsMax increments of one depth stream; with more it begins anew. Of a stream of
     *     all symbols it is one, which may be as long as a snapshot
     */
    record Bounds(int framesMax, int bytesMax, int incrementsMax) {}

    /** A place in the queue; its message may be replaced by a later one. */
    private static final class Slot implements Entry {
        private final @Nullable StreamName stream;
        private Message message;

        Slot(@Nullable StreamName stream, Message message) {
            this.stream = stream;
            this.message = message;
        }

        boolean isOf(StreamName name) {
            return name.equals(stream);
        }
    }

    /** What waits of a stream of increments, and whether the client can use it. */
    private static final class Increments {
        private int waiting;
        private boolean begun;
    }

    private final Bounds bounds;
    private final ArrayDeque<Entry> queue = new ArrayDeque<>();
    private final Map<StreamName, Slot> latest = new HashMap<>();
    private final Map<StreamName, Increments> increments = new HashMap<>();
    private int frames;
    private long bytes;

    Outbox(Bounds bounds) {
        this.bounds = bounds;
    }

    /** Adds a message of no stream; false when there is no room for it. */
    boolean add(Message message) {
        return add(new Slot(null, message));
    }

    /** Adds a frame; false when there is no room for it, and it cannot be spared. */
    boolean add(Frame frame) {
        return switch (frame.stream().kind().conflation()) {
            case NONE -> add(new Slot(frame.stream(), frame.message()));
            case LATEST -> addLatest(frame);
            case SNAPSHOT -> {
                if (frame.snapshot()) {
                    addSnapshot(frame);
                } else {
                    addIncrement(frame);
                }
                yield true;
            }
        };
    }

    /** A stream begins anew: what waits of it is forgotten, and a snapshot is due. */
    void begin(StreamName stream) {
        queue.removeIf(entry -> entry instanceof Slot slot && slot.isOf(stream) && count(slot, -1));
        increments.put(stream, new Increments());
        Next.Snapshot due = new Next.Snapshot(stream);
        if (!queue.contains(due)) {
            queue.addLast(due);
        }
    }

    /** The client knows a stream up to the increment that will be added next. */
    void goOn(StreamName stream) {
        increments.computeIfAbsent(stream, _ -> new Increments()).begun = true;
    }

    /** The stream was left; what waits of it may still be sent. */
    void leave(StreamName stream) {
        increments.remove(stream);
        queue.remove(new Next.Snapshot(stream));
    }

    /**
     * Adds what was missed of a stream. It needs no room, for it is written only when it can be
     * sent; but false when such a thing of the same stream waits.
     */
    boolean addMissed(StreamName stream, Iterator<Frame> missed) {
        if (queue.stream()
                .anyMatch(it -> it instanceof Next.Missed other && other.stream().equals(stream))) {
            return false;
        }
        queue.addLast(new Next.Missed(stream, missed));
        return true;
    }

    /**
     * Takes what was written of what {@link #poll} took last, to be sent next.
     *
     * @param more whether that was not yet all
     */
    void addWritten(Next.Missed missed, List<Message> written, boolean more) {
        if (more) {
            queue.addFirst(missed);
        }
        written.reversed().forEach(message -> addFirst(new Slot(null, message)));
    }

    /**
     * Takes what comes next; null: nothing waits.
     *
     * @param bytesEnough once there are so many, no further message is taken with them
     */
    @Nullable Next poll(int bytesEnough) {
        if (queue.peekFirst() instanceof Next due) {
            queue.removeFirst();
            return due;
        }
        List<Message> messages = new ArrayList<>();
        long before = bytes;
        while (before - bytes < bytesEnough && queue.peekFirst() instanceof Slot slot) {
            queue.removeFirst();
            messages.add(taken(slot));
        }
        return messages.isEmpty() ? null : new Next.Messages(messages);
    }

    private Message taken(Slot slot) {
        count(slot, -1);
        if (slot.stream != null) {
            latest.remove(slot.stream, slot);
            Increments known = increments.get(slot.stream);
            if (known != null && known.waiting > 0) {
                known.waiting--;
            }
        }
        return slot.message;
    }

    void clear() {
        queue.clear();
        latest.clear();
        increments.clear();
        frames = 0;
        bytes = 0;
    }

    private boolean add(Slot slot) {
        if (frames >= bounds.framesMax() || bytes + slot.message.length() > bounds.bytesMax()) {
            return false;
        }
        queue.addLast(slot);
        return count(slot, 1);
    }

    /** True. */
    private boolean count(Slot slot, int times) {
        frames += times;
        bytes += (long) times * slot.message.length();
        return true;
    }

    private boolean addLatest(Frame frame) {
        Slot before = latest.get(frame.stream());
        if (before != null) {
            count(before, -1);
            before.message = frame.message();
            return count(before, 1);
        }
        Slot slot = new Slot(frame.stream(), frame.message());
        if (!add(slot)) {
            return false;
        }
        latest.put(frame.stream(), slot);
        return true;
    }

    /** It was asked for because it can be sent at once: it needs no room. */
    private void addSnapshot(Frame frame) {
        addFirst(new Slot(frame.stream(), frame.message()));
        goOn(frame.stream());
    }

    private void addFirst(Slot slot) {
        queue.addFirst(slot);
        count(slot, 1);
    }

    private void addIncrement(Frame frame) {
        Increments known = increments.get(frame.stream());
        if (known == null || !known.begun) {
            return;
        }
        boolean ofAll = frame.stream().kind().scope() == StreamKind.Scope.VENUE;
        if (known.waiting < (ofAll ? 1 : bounds.incrementsMax())
                && add(new Slot(frame.stream(), frame.message()))) {
            known.waiting++;
        } else {
            begin(frame.stream());
        }
    }
}
