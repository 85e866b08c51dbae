package org.bourse.contracts.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bourse.contracts.Topics;

/** A partition of a topic in memory; its beginning can be deleted. */
final class MemoryTopic implements TopicSource {
    private static final int POLLED_MAX = 7;

    final List<ArchivedRecord> records = new ArrayList<>();
    private final String topic;
    private long beginning;
    private long position;

    MemoryTopic(String topic) {
        this.topic = topic;
    }

    /** The log, with so many records of any kind. */
    static MemoryTopic log(SplittableRandom random, int count) {
        MemoryTopic log = new MemoryTopic(Topics.COMMANDS);
        log.add(random, count);
        return log;
    }

    void add(SplittableRandom random, int count) {
        for (int i = 0; i < count; i++) {
            List<ArchivedRecord.Header> headers = new ArrayList<>();
            for (int header = random.nextInt(3); header > 0; header--) {
                headers.add(new ArchivedRecord.Header("häder" + header, bytes(random)));
            }
            records.add(
                    new ArchivedRecord(
                            records.size(),
                            1_764_000_000_000L + random.nextInt(1_000_000),
                            bytes(random),
                            bytes(random),
                            headers));
        }
    }

    private static byte @org.jspecify.annotations.Nullable [] bytes(SplittableRandom random) {
        int length = random.nextInt(-1, 40);
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    void deleteBefore(long offset) {
        beginning = offset;
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public int partition() {
        return 0;
    }

    @Override
    public long beginning() {
        return beginning;
    }

    @Override
    public long end() {
        return records.size();
    }

    @Override
    public void seek(long offset) {
        position = offset;
    }

    @Override
    public List<ArchivedRecord> poll() {
        int from = (int) position;
        int to = Math.min(from + POLLED_MAX, records.size());
        position = to;
        return List.copyOf(records.subList(from, to));
    }
}
