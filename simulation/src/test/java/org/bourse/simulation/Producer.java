package org.bourse.simulation;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.bourse.matching.codec.EventTopic;
import org.jspecify.annotations.Nullable;

/**
 * The producers of one life of one process, modelled on an idempotent producer with acks=all.
 *
 * <p>Modelled: each partition stores in the order of sending, in its own time; an acknowledgement
 * comes later than the record is stored, or never, though the record is stored; a record is lost
 * and all after it on the same partition with it; of what a dead process sent, a first part of each
 * partition's records is stored, perhaps seconds later; a process that stands still has some of its
 * records stored meanwhile and the rest after. Not modelled, as such a producer does not do it: a
 * record stored twice by one send, records of one producer and partition in another order, a gap.
 */
final class Producer {
    /** So many are on their way on one partition before a sender waits. */
    private static final int UNACKNOWLEDGED_MAX = 5_000;

    private final Weather weather;
    private final Map<EventTopic, Lane> topics = new EnumMap<>(EventTopic.class);
    private final Lane log = new Lane(false);
    private boolean dead;
    private boolean paused;

    /** The way to one partition. */
    private final class Lane {
        final ArrayDeque<Sent> unstored = new ArrayDeque<>();
        final ArrayDeque<Sent> unacknowledged = new ArrayDeque<>();
        private final boolean breaks;
        private boolean broken;
        private long lastStoreAt;
        private long lastAckAt;

        /**
         * @param breaks whether what follows a lost record is lost, too
         */
        Lane(boolean breaks) {
            this.breaks = breaks;
        }

        void add(Sent sent, long now) {
            lastStoreAt = Math.max(lastStoreAt, now + weather.storeNanos());
            lastAckAt = Math.max(lastAckAt, lastStoreAt + weather.ackNanos());
            sent.storeAt = lastStoreAt;
            sent.ackAt = lastAckAt;
            unstored.add(sent);
            while (unstored.size() + unacknowledged.size() > UNACKNOWLEDGED_MAX) {
                Sent first = unacknowledged.isEmpty() ? unstored.peek() : unacknowledged.peek();
                advance(Math.max(first.storeAt, first.ackAt));
            }
        }

        void advance(long now) {
            while (!unstored.isEmpty() && unstored.peek().storeAt <= now) {
                Sent sent = unstored.poll();
                if (broken || sent.outcome == Outcome.LOST) {
                    sent.outcome = Outcome.LOST;
                    broken = breaks;
                } else {
                    sent.storedAs = sent.store.getAsLong();
                }
                if (!dead) {
                    unacknowledged.add(sent);
                }
            }
            while (!paused && !unacknowledged.isEmpty() && unacknowledged.peek().ackAt <= now) {
                Sent sent = unacknowledged.poll();
                if (sent.outcome == Outcome.STORED) {
                    sent.acknowledged.accept(sent.storedAs);
                } else {
                    sent.failed.run();
                }
            }
        }

        /** Of what is not stored, only a first part ever will be. */
        void cut() {
            int kept = weather.of(0.3) ? 0 : weather.between(0, unstored.size());
            while (unstored.size() > kept) {
                unstored.removeLast();
            }
            long later = weather.of(0.5) ? 0 : weather.between(0, 3_000_000_000L);
            unstored.forEach(sent -> sent.storeAt += later);
            unacknowledged.clear();
        }

        /** A first part of what is not stored is under way already; the rest waits. */
        void hold(long nanos) {
            int underWay = weather.between(0, unstored.size());
            int index = 0;
            for (Sent sent : unstored) {
                if (index++ >= underWay) {
                    sent.storeAt += nanos;
                    sent.ackAt += nanos;
                }
            }
            lastStoreAt += nanos;
            lastAckAt += nanos;
        }

        /** Nothing is late any more. */
        void hurry(long now) {
            unstored.forEach(sent -> sent.storeAt = Math.min(sent.storeAt, now));
            unstored.forEach(sent -> sent.ackAt = Math.min(sent.ackAt, now));
            unacknowledged.forEach(sent -> sent.ackAt = Math.min(sent.ackAt, now));
            lastStoreAt = Math.min(lastStoreAt, now);
            lastAckAt = Math.min(lastAckAt, now);
        }

        @Nullable Sent oldest() {
            return unacknowledged.isEmpty() ? unstored.peek() : unacknowledged.peek();
        }
    }

    enum Outcome {
        STORED,
        LOST,
        /** Stored, which its sender does not learn. */
        UNKNOWN
    }

    private static final class Sent {
        final long tag;
        final LongSupplier store;
        final LongConsumer acknowledged;
        final Runnable failed;
        Outcome outcome;
        long storeAt;
        long ackAt;
        long storedAs;

        Sent(
                long tag,
                Outcome outcome,
                LongSupplier store,
                LongConsumer acknowledged,
                Runnable failed) {
            this.tag = tag;
            this.outcome = outcome;
            this.store = store;
            this.acknowledged = acknowledged;
            this.failed = failed;
        }
    }

    Producer(Weather weather) {
        this.weather = weather;
        for (EventTopic topic : EventTopic.values()) {
            topics.put(topic, new Lane(true));
        }
    }

    /**
     * Sends an event record.
     *
     * @param tag the position of its command
     * @param failed told that it is not known to be stored
     */
    void send(EventTopic topic, long now, long tag, Runnable store, Runnable failed) {
        topics.get(topic)
                .add(
                        new Sent(
                                tag,
                                weather.outcomeOfEvent(),
                                () -> {
                                    store.run();
                                    return 0;
                                },
                                ignored -> {},
                                failed),
                        now);
    }

    /** Sends a command to the log. */
    void append(long now, LongSupplier store, LongConsumer acknowledged, Runnable failed) {
        log.add(new Sent(0, weather.outcomeOfCommand(), store, acknowledged, failed), now);
    }

    /** The tag of the oldest event record that is not acknowledged. */
    long unacknowledged() {
        long oldest = Long.MAX_VALUE;
        for (Lane lane : topics.values()) {
            Sent sent = lane.oldest();
            if (sent != null) {
                oldest = Math.min(oldest, sent.tag);
            }
        }
        return oldest;
    }

    /** What is due happens. */
    void advance(long now) {
        log.advance(now);
        for (Lane lane : topics.values()) {
            lane.advance(now);
        }
    }

    /** Its process has ended. */
    void die() {
        dead = true;
        log.cut();
        topics.values().forEach(Lane::cut);
    }

    /** Its process stands still for so long. */
    void pause(long nanos) {
        paused = true;
        log.hold(nanos);
        topics.values().forEach(lane -> lane.hold(nanos));
    }

    /** What is on its way arrives. */
    void hurry(long now) {
        log.hurry(now);
        topics.values().forEach(lane -> lane.hurry(now));
    }

    void resume() {
        paused = false;
    }

    boolean isDone() {
        return dead
                && log.unstored.isEmpty()
                && topics.values().stream().allMatch(lane -> lane.unstored.isEmpty());
    }
}
