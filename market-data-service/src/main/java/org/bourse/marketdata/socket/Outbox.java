package org.bourse.marketdata.socket;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.bourse.marketdata.stream.Frame;
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
        record Text(String text) implements Next {}

        /** The snapshot of a depth stream, which is to be made now. */
        record Snapshot(StreamName stream) implements Next {}
    }

    /**
     * What may wait.
     *
     * @param framesMax frames
     * @param charactersMax characters
     * @param incrementsMax increments of one depth stream; with more it begins anew
     */
    record Bounds(int framesMax, int charactersMax, int incrementsMax) {}

    /** A place in the queue; its text may be replaced by a later one. */
    private static final class Slot {
        private final @Nullable StreamName stream;
        private String text;

        Slot(@Nullable StreamName stream, String text) {
            this.stream = stream;
            this.text = text;
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
    private long characters;

    Outbox(Bounds bounds) {
        this.bounds = bounds;
    }

    /** Adds a text of no stream; false when there is no room for it. */
    boolean add(String text) {
        return add(new Slot(null, text));
    }

    /** Adds a frame; false when there is no room for it, and it cannot be spared. */
    boolean add(Frame frame) {
        return switch (frame.stream().kind().conflation()) {
            case NONE -> add(new Slot(frame.stream(), frame.text()));
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

    /** Takes what comes next; null: nothing waits. */
    @Nullable Next poll() {
        Slot slot = queue.pollFirst();
        if (slot == null) {
            return snapshots.isEmpty() ? null : new Next.Snapshot(snapshots.removeFirst());
        }
        count(slot, -1);
        if (slot.stream != null) {
            latest.remove(slot.stream, slot);
            Increments depth = depths.get(slot.stream);
            if (depth != null && depth.waiting > 0) {
                depth.waiting--;
            }
        }
        return new Next.Text(slot.text);
    }

    void clear() {
        queue.clear();
        snapshots.clear();
        latest.clear();
        depths.clear();
        characters = 0;
    }

    private boolean add(Slot slot) {
        if (queue.size() >= bounds.framesMax()
                || characters + slot.text.length() > bounds.charactersMax()) {
            return false;
        }
        queue.addLast(slot);
        return count(slot, 1);
    }

    /** True. */
    private boolean count(Slot slot, int times) {
        characters += (long) times * slot.text.length();
        return true;
    }

    private boolean addLatest(Frame frame) {
        Slot before = latest.get(frame.stream());
        if (before != null) {
            count(before, -1);
            before.text = frame.text();
            return count(before, 1);
        }
        Slot slot = new Slot(frame.stream(), frame.text());
        if (!add(slot)) {
            return false;
        }
        latest.put(frame.stream(), slot);
        return true;
    }

    /** It was asked for because it can be sent at once: it needs no room. */
    private void addSnapshot(Frame frame) {
        Slot slot = new Slot(frame.stream(), frame.text());
        queue.addFirst(slot);
        count(slot, 1);
        goOn(frame.stream());
    }

    private void addIncrement(Frame frame) {
        Increments depth = depths.get(frame.stream());
        if (depth == null || !depth.begun) {
            return;
        }
        if (depth.waiting < bounds.incrementsMax() && add(new Slot(frame.stream(), frame.text()))) {
            depth.waiting++;
        } else {
            begin(frame.stream());
        }
    }
}
