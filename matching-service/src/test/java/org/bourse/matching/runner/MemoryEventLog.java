package org.bourse.matching.runner;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bourse.matching.codec.EmittedSequences;
import org.bourse.matching.codec.EventRecord;
import org.bourse.matching.codec.EventTopic;

/** Event topics that may lose what was not yet acknowledged, each its own share. */
final class MemoryEventLog implements EventLog {
    private final Map<EventTopic, List<EventRecord>> topics = new EnumMap<>(EventTopic.class);
    private int sent;
    private int crashAt = Integer.MAX_VALUE;

    MemoryEventLog() {
        for (EventTopic topic : EventTopic.values()) {
            topics.put(topic, new ArrayList<>());
        }
    }

    /** The process ends in the middle of sending. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    void crashAfter(int records) {
        crashAt = sent + records;
    }

    void neverCrash() {
        crashAt = Integer.MAX_VALUE;
    }

    List<EventRecord> records(EventTopic topic) {
        return topics.get(topic);
    }

    /** Each topic loses up to so many of its newest records. */
    void loseTails(SplittableRandom random, int most) {
        for (List<EventRecord> records : topics.values()) {
            int lost = Math.min(records.size(), random.nextInt(most + 1));
            records.subList(records.size() - lost, records.size()).clear();
        }
    }

    @Override
    public long unacknowledgedPosition() {
        return Long.MAX_VALUE;
    }

    /** A reader of its own place. */
    StoredEvents reader() {
        return new StoredEvents() {
            private final Map<EventTopic, Integer> next = new EnumMap<>(EventTopic.class);

            @Override
            public List<EventRecord> follow(EmittedSequences least) {
                for (int back = 1; ; back++) {
                    int looked = back;
                    topics.forEach((topic, records) ->
                            next.put(topic, Math.max(0, records.size() - looked)));
                    List<EventRecord> last = poll();
                    boolean isAll = topics.values().stream().allMatch(it -> it.size() <= looked);
                    if (isAll || EmittedSequences.of(last).reach(least)) {
                        return last;
                    }
                }
            }

            @Override
            public List<EventRecord> poll() {
                List<EventRecord> found = new ArrayList<>();
                topics.forEach((topic, records) -> {
                    found.addAll(records.subList(next.get(topic), records.size()));
                    next.put(topic, records.size());
                });
                return found;
            }

            @Override
            public List<EventRecord> drain() {
                return poll();
            }
        };
    }

    @Override
    public void send(EventRecord record) {
        if (sent++ >= crashAt) {
            throw new Crash();
        }
        topics.get(record.topic()).add(record);
    }
}
