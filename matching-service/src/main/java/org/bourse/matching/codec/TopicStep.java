package org.bourse.matching.codec;

import com.google.protobuf.MessageLite;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.EventHeader;
import org.jspecify.annotations.Nullable;

/**
 * What the step at hand says on one topic, and the topic's sequence.
 *
 * @param <E> an event of the topic
 */
final class TopicStep<E> {
    private final EventTopic topic;
    private final long emitted;
    private final BiFunction<EventHeader, List<E>, MessageLite> record;
    private final List<E> events = new ArrayList<>();
    private long sequence;
    private boolean spoken;

    /**
     * @param before the last records before the first step
     * @param stored what is stored already; records before a topic's last are counted only
     */
    TopicStep(
            EventTopic topic,
            EmittedSequences before,
            EmittedSequences stored,
            BiFunction<EventHeader, List<E>, MessageLite> record) {
        this.topic = topic;
        sequence = before.last(topic);
        emitted = stored.last(topic);
        this.record = record;
    }

    /** Notes that the step speaks here; true when its record is to be built. */
    boolean speaks() {
        spoken = true;
        return sequence + 1 >= emitted;
    }

    void add(E event) {
        events.add(event);
    }

    /**
     * Ends the step.
     *
     * @return null when it said nothing here, or nothing that is not stored already
     */
    @Nullable EventRecord end(EventHeader.Builder header) {
        if (!spoken) {
            return null;
        }
        spoken = false;
        sequence++;
        if (sequence < emitted) {
            return null;
        }
        MessageLite message = record.apply(header.setSequence(sequence).build(), events);
        events.clear();
        byte[] bytes = message.toByteArray();
        if (bytes.length > Topics.RECORD_BYTES_MAX) {
            throw new IllegalStateException(
                    "a record of " + topic.topic() + " has " + bytes.length + " bytes");
        }
        return new EventRecord(topic, sequence, header.getPosition(), bytes);
    }

    /** Of the last step that spoke here. */
    long sequence() {
        return sequence;
    }
}
