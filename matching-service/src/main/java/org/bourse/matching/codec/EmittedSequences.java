package org.bourse.matching.codec;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sequence of the last record that is stored on each topic; 0 where there is none. */
public record EmittedSequences(Map<EventTopic, Long> last) {
    public static final EmittedSequences NONE = new EmittedSequences(Map.of());

    /** More than there will ever be: no record is built. */
    public static final EmittedSequences ALL =
            new EmittedSequences(
                    Stream.of(EventTopic.values())
                            .collect(
                                    Collectors.toMap(
                                            Function.identity(), topic -> Long.MAX_VALUE)));

    public EmittedSequences {
        EnumMap<EventTopic, Long> copy = new EnumMap<>(EventTopic.class);
        copy.putAll(last);
        last = copy;
    }

    /** The highest of each topic. */
    public static EmittedSequences of(List<EventRecord> records) {
        Map<EventTopic, Long> highest = new EnumMap<>(EventTopic.class);
        records.forEach(record -> highest.merge(record.topic(), record.sequence(), Math::max));
        return new EmittedSequences(highest);
    }

    /** Whether none is below that of the other. */
    public boolean reach(EmittedSequences other) {
        return Stream.of(EventTopic.values()).allMatch(topic -> last(topic) >= other.last(topic));
    }

    public long last(EventTopic topic) {
        return last.getOrDefault(topic, 0L);
    }
}
