package org.bourse.marketdata.socket;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.Message;
import org.bourse.marketdata.stream.StreamName;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one client, in order. It does not grow without a bound where it can be
 * spared: where only the latest frame of a stream matters it keeps that one, in the place of the
 * first; a depth stream with too many increments begins anew with a snapshot, which is asked for
 * when nothing else waits. One thread at a time.
 */
final class Outbox {
    /** What comes next. */
    sealed interface Next {
        /** At least one message. */
        record Messages(List<Message> messages) implements Next {}

        /** The snapshot of a depth stream, which is to be made now. */
        record Snapshot(StreamName stream) implements Next {}
    }

    /**
     * What may wait.
     *
     * @param framesMax frames
     * @param bytesMax bytes over the wire
     * @param incrementsMax increments of one depth stream; with more it begins anew
     */
    record Bounds(int framesMax, int bytesMax, int incrementsMax) {}

    /** A place in the queue; its message may be replaced by a later one. */
    private static final class Slot {
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

    /** What of a depth stream waits, and whether the client can use it. */
    private static final class Increments {
        private int waiting;
        private boolean begun;
    }

    private final Bounds bounds;
    private final ArrayDeque<Slot> queue = new ArrayDeque<>();
    private final LinkedHashSet<StreamName> snapshots = new LinkedHashSet<>();
    private final Map<StreamName, Slot> latest = new HashMap<>();
    private final Map<StreamName, Increments> depths = new HashMap<>();
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

    /** A depth stream begins anew: what waits of it is forgotten, and a snapshot is due. */
    void begin(StreamName stream) {
        queue.removeIf(slot -> slot.isOf(stream) && count(slot, -1));
        depths.put(stream, new Increments());
        snapshots.add(stream);
    }

    /** The client knows a depth stream up to the increment that will be added next. */
    void goOn(StreamName stream) {
        depths.computeIfAbsent(stream, _ -> new Increments()).begun = true;
    }

    /** The stream was left; what waits of it may still be sent. */
    void leave(StreamName stream) {
        depths.remove(stream);
        snapshots.remove(stream);
    }

    /**
     * Takes what comes next; null: nothing waits.
     *
     * @param bytesEnough once there are so many, no further message is taken with them
     */
    @Nullable Next poll(int bytesEnough) {
        if (queue.isEmpty()) {
            return snapshots.isEmpty() ? null : new Next.Snapshot(snapshots.removeFirst());
        }
        List<Message> messages = new ArrayList<>();
        long before = bytes;
        while (!queue.isEmpty() && before - bytes < bytesEnough) {
            messages.add(taken(queue.removeFirst()));
        }
        return new Next.Messages(messages);
    }

    private Message taken(Slot slot) {
        count(slot, -1);
        if (slot.stream != null) {
            latest.remove(slot.stream, slot);
            Increments depth = depths.get(slot.stream);
            if (depth != null && depth.waiting > 0) {
                depth.waiting--;
            }
        }
        return slot.message;
    }

    void clear() {
        queue.clear();
        snapshots.clear();
        latest.clear();
        depths.clear();
        bytes = 0;
    }

    private boolean add(Slot slot) {
        if (queue.size() >= bounds.framesMax()
                || bytes + slot.message.length() > bounds.bytesMax()) {
            return false;
        }
        queue.addLast(slot);
        return count(slot, 1);
    }

    /** True. */
    private boolean count(Slot slot, int times) {
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
        Slot slot = new Slot(frame.stream(), frame.message());
        queue.addFirst(slot);
        count(slot, 1);
        goOn(frame.stream());
    }

    private void addIncrement(Frame frame) {
        Increments depth = depths.get(frame.stream());
        if (depth == null || !depth.begun) {
            return;
        }
        if (depth.waiting < bounds.incrementsMax()
                && add(new Slot(frame.stream(), frame.message()))) {
            depth.waiting++;
        } else {
            begin(frame.stream());
        }
    }
}
