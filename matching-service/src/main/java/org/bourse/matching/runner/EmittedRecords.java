package org.bourse.matching.runner;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.bourse.contracts.Topics;
import org.bourse.matching.codec.EmittedSequences;
import org.bourse.matching.codec.EventRecord;
import org.bourse.matching.codec.EventTopic;
import org.jspecify.annotations.Nullable;

/** What earlier lives of the venue's runners stored: the last record of each topic. */
final class EmittedRecords {
    private final Map<EventTopic, EventRecord> last = new EnumMap<>(EventTopic.class);

    EmittedRecords(EventLog events) {
        for (EventTopic topic : EventTopic.values()) {
            events.last(topic).ifPresent(record -> last.put(topic, record));
        }
    }

    EmittedSequences sequences() {
        Map<EventTopic, Long> sequences = new EnumMap<>(EventTopic.class);
        last.forEach((topic, record) -> sequences.put(topic, record.sequence()));
        return new EmittedSequences(sequences);
    }

    /** True when the record was not stored before. */
    boolean isNew(EventRecord record) {
        EventRecord stored = last.get(record.topic());
        return stored == null || record.sequence() > stored.sequence();
    }

    /** True when the record is one that was stored, and it says something else. */
    boolean contradicts(EventRecord record) {
        EventRecord stored = last.get(record.topic());
        return stored != null
                && record.sequence() == stored.sequence()
                && !Arrays.equals(record.bytes(), stored.bytes())
                && !sameContent(record, stored);
    }

    /** Another build may write the same content with other bytes. */
    private static boolean sameContent(EventRecord record, EventRecord stored) {
        String topic = record.topic().topic();
        try {
            return Topics.parse(topic, record.bytes()).equals(Topics.parse(topic, stored.bytes()));
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    /** A stored record of a command at or after {@code end}, if there is one. */
    @Nullable EventRecord ahead(long end) {
        for (EventRecord record : last.values()) {
            if (record.position() >= end) {
                return record;
            }
        }
        return null;
    }

    /** A stored record whose sequence was not reached again, if there is one. */
    @Nullable EventRecord missed(ToLongFunction<EventTopic> reached) {
        for (EventRecord record : last.values()) {
            if (reached.applyAsLong(record.topic()) < record.sequence()) {
                return record;
            }
        }
        return null;
    }
}
