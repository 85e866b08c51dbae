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

    /** Where the log ended when this began. */
    private final long end;

    /** The two kinds of one topic; at most one of them has records. */
    private static final class Topic {
        final ArrayDeque<EventRecord> made = new ArrayDeque<>();
        final ArrayDeque<EventRecord> seen = new ArrayDeque<>();

        /** Everything up to this sequence is stored and is what this process makes, or made. */
        long confirmed;

        /** The command of the newest that was seen. */
        long position = -1;
    }

    /** Of a venue that nothing is known of. */
    Unconfirmed() {
        end = 0;
    }

    /**
     * Begins with what the topics hold.
     *
     * @param seen what was read of their ends before
     * @param replica whose records are to come
     * @param end of the log, read after that
     * @throws ContradictionException when a topic holds less than the replica begins with
     */
    static Unconfirmed begun(StoredEvents topics, List<EventRecord> seen, Replica replica, long end)
            throws ContradictionException {
        EmittedSequences covered = replica.sequences();
        List<EventRecord> last =
                EmittedSequences.of(seen).reach(covered) ? seen : topics.follow(covered);
        return new Unconfirmed(last, covered, replica.next(), end);
    }

    private Unconfirmed(List<EventRecord> last, EmittedSequences covered, long next, long end)
            throws ContradictionException {
        this.end = end;
        EmittedSequences stored = EmittedSequences.of(last);
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
        long due = topic.confirmed + topic.seen.size() + 1;
        if (record.sequence() < due) {
            return;
        }
        if (record.sequence() > due) {
            leap(topic, record);
        }
        topic.position = record.position();
        EventRecord made = topic.made.poll();
        if (made == null) {
            topic.seen.add(record);
        } else {
            confirm(topic, made, record);
        }
    }

    /**
     * What lies between was stored before this began, and was not looked at: others had stored much
     * again after it.
     */
    private void leap(Topic topic, EventRecord record) throws ContradictionException {
        if (topic.position >= end) {
            throw ContradictionException.of("a gap is before", record);
        }
        topic.seen.clear();
        topic.made.removeIf(made -> made.sequence() < record.sequence());
        topic.confirmed = record.sequence() - 1;
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
