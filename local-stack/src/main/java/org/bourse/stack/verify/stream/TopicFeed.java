package org.bourse.stack.verify.stream;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bourse.stack.process.StackException;

/**
 * Reads the topics of one venue from their beginnings, without a group and without a trace, and
 * offers them to a {@link StepMerger}; never much more of one topic than of the others.
 */
public final class TopicFeed implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int WAITING_MAX = 20_000;
    private static final int POLLED_MAX = 5_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final StepMerger merger;
    private final Map<Feed, TopicPartition> partitions = new EnumMap<>(Feed.class);
    private final Map<TopicPartition, Feed> feeds = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    /**
     * @throws StackException when a topic no longer has its beginning
     */
    public TopicFeed(String bootstrapServers, int venue, StepMerger merger) {
        this.merger = merger;
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "none",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                POLLED_MAX),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        for (Feed feed : Feed.values()) {
            TopicPartition partition = new TopicPartition(feed.topic(), venue);
            partitions.put(feed, partition);
            feeds.put(partition, feed);
        }
        consumer.assign(feeds.keySet());
        consumer.seekToBeginning(feeds.keySet());
        consumer.beginningOffsets(feeds.keySet()).forEach(TopicFeed::checkBeginning);
    }

    private static void checkBeginning(TopicPartition partition, long offset) {
        if (offset != 0) {
            throw new StackException(
                    "cannot check: the topic %s begins at offset %d; what was before it is archived"
                            .formatted(partition.topic(), offset));
        }
    }

    /**
     * Looks where the topics end now; no more than that is read until it is asked again. The log is
     * looked at last, so that no event can be of a command beyond its end.
     */
    public void lookForEnds() {
        List<TopicPartition> events =
                feeds.keySet().stream().filter(it -> feeds.get(it) != Feed.LOG).toList();
        ends.putAll(consumer.endOffsets(events));
        ends.putAll(consumer.endOffsets(List.of(partition(Feed.LOG))));
        markEnds();
    }

    /** Where the topic ended when it was last looked at. */
    public long end(Feed feed) {
        return ends.getOrDefault(partition(feed), 0L);
    }

    private TopicPartition partition(Feed feed) {
        return partitions.getOrDefault(feed, new TopicPartition(feed.topic(), 0));
    }

    /** Reads some more; false when all has been read up to the ends. */
    public boolean read() {
        boolean isMore = false;
        for (Map.Entry<Feed, TopicPartition> entry : partitions.entrySet()) {
            boolean hasMore = consumer.position(entry.getValue()) < end(entry.getKey());
            isMore |= hasMore;
            if (hasMore && merger.waiting(entry.getKey()) < WAITING_MAX) {
                consumer.resume(List.of(entry.getValue()));
            } else {
                consumer.pause(List.of(entry.getValue()));
            }
        }
        if (isMore) {
            for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
                Feed feed = feeds.get(new TopicPartition(entry.topic(), entry.partition()));
                if (feed != null) {
                    merger.offer(feed, entry.offset(), entry.value());
                }
            }
            markEnds();
        }
        return isMore;
    }

    private void markEnds() {
        partitions.forEach(
                (feed, partition) -> merger.atEnd(feed, consumer.position(partition) >= end(feed)));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
