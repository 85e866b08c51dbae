package org.bourse.matching.runner;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bourse.contracts.Topics;
import org.bourse.matching.codec.EmittedSequences;
import org.bourse.matching.codec.EventRecord;
import org.bourse.matching.codec.EventTopic;
import org.jspecify.annotations.Nullable;

/**
 * Compares the records that this process makes of the log with those that are stored, and keeps the
 * ones of either kind whose other half is still to come.
 */
final class Unconfirmed {
    /** So many records are kept of what was made, in number; more only while a claim is out. */
    static final int MADE_MAX = 200_000;

    private final Map<EventTopic, Topic> topics = new EnumMap<>(EventTopic.class);

    /** The two kinds of one topic; at most one of them has records. */
    private static final class Topic {
        final ArrayDeque<EventRecord> made = new ArrayDeque<>();
        final ArrayDeque<EventRecord> seen = new ArrayDeque<>();

        /** Everything up to this sequence is stored and is what this process makes, or made. */
        long confirmed;
    }

    /** Of a venue that nothing is known of. */
    Unconfirmed() {}

    /**
     * Begins with what the topics hold.
     *
     * @param last records of every topic that has any, its last among them
     * @param covered the sequence on each topic up to which nothing is made any more
     * @param next of the next command
     * @throws ContradictionException when a topic holds less than that
     */
    Unconfirmed(List<EventRecord> last, EmittedSequences covered, long next)
            throws ContradictionException {
        EmittedSequences stored = sequences(last);
        for (EventTopic topic : EventTopic.values()) {
            if (stored.last(topic) < covered.last(topic)) {
                throw new ContradictionException(
                        next,
                        "%s ends with sequence %d, before %d of the snapshot: it was truncated"
                                .formatted(topic.topic(), stored.last(topic), covered.last(topic)));
            }
            Topic begun = new Topic();
            begun.confirmed = Math.max(stored.last(topic) - 1, covered.last(topic));
            topics.put(topic, begun);
        }
        for (EventRecord record : last) {
            stored(record);
        }
    }

    /** The last sequence of each topic. */
    static EmittedSequences sequences(List<EventRecord> records) {
        Map<EventTopic, Long> sequences = new EnumMap<>(EventTopic.class);
        records.forEach(record -> sequences.merge(record.topic(), record.sequence(), Math::max));
        return new EmittedSequences(sequences);
    }

    private Topic of(EventRecord record) {
        return topics.computeIfAbsent(record.topic(), topic -> new Topic());
    }

    /** This process made the record. */
    void made(EventRecord record) throws ContradictionException {
        Topic topic = of(record);
        if (record.sequence() <= topic.confirmed) {
            return;
        }
        EventRecord stored = topic.seen.poll();
        if (stored == null) {
            topic.made.add(record);
        } else {
            confirm(topic, record, stored);
        }
    }

    /** The record is stored. */
    void stored(EventRecord record) throws ContradictionException {
        Topic topic = of(record);
        if (record.sequence() <= topic.confirmed + topic.seen.size()) {
            return;
        }
        if (record.sequence() > topic.confirmed + topic.seen.size() + 1) {
            throw ContradictionException.of("a gap is before", record);
        }
        EventRecord made = topic.made.poll();
        if (made == null) {
            topic.seen.add(record);
        } else {
            confirm(topic, made, record);
        }
    }

    private static void confirm(Topic topic, EventRecord made, EventRecord stored)
            throws ContradictionException {
        if (made.sequence() != stored.sequence()
                || made.position() != stored.position()
                || !(Arrays.equals(made.bytes(), stored.bytes()) || sameContent(made, stored))) {
            throw ContradictionException.of("replay contradicts", stored, made);
        }
        topic.confirmed = made.sequence();
    }

    /** Another build may write the same content with other bytes. */
    private static boolean sameContent(EventRecord one, EventRecord other) {
        String topic = one.topic().topic();
        try {
            return Topics.parse(topic, one.bytes()).equals(Topics.parse(topic, other.bytes()));
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    /**
     * All commands before a position were applied.
     *
     * @throws ContradictionException when a record is stored of one of them that was not made
     */
    void applied(long next) throws ContradictionException {
        for (Topic topic : topics.values()) {
            EventRecord stored = topic.seen.peek();
            if (stored != null && stored.position() < next) {
                throw ContradictionException.of("replay did not reach", stored);
            }
        }
    }

    /** A stored record of a command at or after {@code end}, if there is one. */
    @Nullable EventRecord ahead(long end) {
        for (Topic topic : topics.values()) {
            EventRecord stored = topic.seen.peekLast();
            if (stored != null && stored.position() >= end) {
                return stored;
            }
        }
        return null;
    }

    /** Everything of the commands up to this position is stored, if they were applied. */
    long confirmedPosition(long next) {
        long first = next;
        for (Topic topic : topics.values()) {
            EventRecord made = topic.made.peek();
            if (made != null) {
                first = Math.min(first, made.position());
            }
        }
        return first - 1;
    }

    /** True when no more records should be made before some are confirmed. */
    boolean isFull() {
        return topics.values().stream().mapToInt(topic -> topic.made.size()).sum() >= MADE_MAX;
    }

    /** Gives what is made and not stored to whoever sends it, in the order of the log. */
    List<EventRecord> take() {
        List<EventRecord> all = new ArrayList<>();
        topics.values()
                .forEach(topic -> {
                    all.addAll(topic.made);
                    topic.made.clear();
                });
        all.sort(Comparator.comparingLong(EventRecord::position));
        return all;
    }
}
