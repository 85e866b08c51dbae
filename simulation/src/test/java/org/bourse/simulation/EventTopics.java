package org.bourse.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bourse.matching.codec.EventRecord;
import org.bourse.matching.codec.EventTopic;

/** The venue's partitions of the event topics: whatever was stored, in the order it came in. */
final class EventTopics {
    private final Map<EventTopic, List<EventRecord>> records = new EnumMap<>(EventTopic.class);
    private final Oracle oracle;

    EventTopics(Oracle oracle) {
        this.oracle = oracle;
        for (EventTopic topic : EventTopic.values()) {
            records.put(topic, new ArrayList<>());
        }
    }

    void append(EventRecord record) {
        records.get(record.topic()).add(record);
        oracle.stored(record);
    }

    List<EventRecord> of(EventTopic topic) {
        return records.get(topic);
    }
}
