package org.bourse.stack.verify.stream;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.bourse.contracts.archive.ArchivedRecord;
import org.bourse.contracts.archive.PartitionArchive;
import org.bourse.contracts.archive.TopicArchive;
import org.bourse.stack.process.StackException;
import org.bourse.stack.topic.Brokers;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics of one venue from their beginnings, without a group and without a trace, and
 * offers them to a {@link StepMerger}; never much more of one topic than of the others. What was
 * deleted from a topic is read from its archive.
 */
public final class TopicFeed implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int WAITING_MAX = 20_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final StepMerger merger;
    private final int venue;
    private final @Nullable TopicArchive archive;
    private final Map<Feed, TopicPartition> partitions = new EnumMap<>(Feed.class);
    private final Map<TopicPartition, Feed> feeds = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    /** What is still to be read before the topics are. */
    private final Map<Feed, ArchivedStretch> archived = new EnumMap<>(Feed.class);

    /** The records that the topics are to go on with, as the archive has them. */
    private final Map<Feed, ArchivedRecord> following = new EnumMap<>(Feed.class);

    /**
     * @param archive null when there is none
     * @throws StackException when a topic no longer has its beginning, and no archive has it
     * @throws org.bourse.contracts.archive.ArchiveException when the archive is damaged
     */
    public TopicFeed(
            Brokers brokers, int venue, @Nullable TopicArchive archive, StepMerger merger) {
        this.merger = merger;
        this.venue = venue;
        this.archive = archive;
        consumer = brokers.consumer();
        for (Feed feed : Feed.values()) {
            TopicPartition partition = new TopicPartition(feed.topic(), venue);
            partitions.put(feed, partition);
            feeds.put(partition, feed);
        }
        consumer.assign(feeds.keySet());
        consumer.beginningOffsets(feeds.keySet())
                .forEach((partition, offset) -> begin(feed(partition), partition, 0, offset));
    }

    private Feed feed(TopicPartition partition) {
        return Objects.requireNonNull(feeds.get(partition));
    }

    /** The topic is read on from its beginning, and what is missing before it from its archive. */
    private void begin(Feed feed, TopicPartition partition, long next, long beginning) {
        consumer.seek(partition, beginning);
        if (next == beginning) {
            return;
        }
        if (archive == null) {
            throw new StackException(
                    "cannot check: the topic %s begins at offset %d; name the folder in which what was before it is archived: --archive DIR"
                            .formatted(feed.topic(), beginning));
        }
        PartitionArchive before = archive.partition(feed.topic(), venue);
        archived.put(feed, new ArchivedStretch(before, next, beginning));
        following.remove(feed);
        if (before.next() > beginning) {
            ArchivedStretch one = new ArchivedStretch(before, beginning, beginning + 1);
            following.put(feed, one.read().getFirst());
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
            Feed feed = entry.getKey();
            boolean isArchived = isArchived(feed);
            boolean hasMore = isArchived || consumer.position(entry.getValue()) < end(feed);
            boolean hasRoom = merger.waiting(feed) < WAITING_MAX;
            isMore |= hasMore;
            if (isArchived && hasRoom) {
                Objects.requireNonNull(archived.get(feed))
                        .read()
                        .forEach(it -> merger.offer(feed, it.offset(), it.value()));
            }
            if (hasMore && hasRoom && !isArchived) {
                consumer.resume(List.of(entry.getValue()));
            } else {
                consumer.pause(List.of(entry.getValue()));
            }
        }
        if (isMore && consumer.paused().size() < partitions.size()) {
            poll();
        }
        markEnds();
        return isMore;
    }

    private boolean isArchived(Feed feed) {
        ArchivedStretch stretch = archived.get(feed);
        return stretch != null && stretch.isMore();
    }

    private void poll() {
        try {
            for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
                Feed feed = feed(new TopicPartition(entry.topic(), entry.partition()));
                ArchivedRecord expected = following.remove(feed);
                if (expected != null && !isSame(expected, entry)) {
                    throw new StackException(
                            "cannot check: offset %d of %s is not what is archived of it: the archive is another venue's"
                                    .formatted(entry.offset(), entry.topic()));
                }
                merger.offer(feed, entry.offset(), entry.value());
            }
        } catch (OffsetOutOfRangeException e) {
            // Deleted meanwhile.
            Map<TopicPartition, Long> wanted = e.offsetOutOfRangePartitions();
            consumer.beginningOffsets(wanted.keySet())
                    .forEach((partition, beginning) ->
                            begin(
                                    feed(partition),
                                    partition,
                                    wanted.getOrDefault(partition, 0L),
                                    beginning));
        }
    }

    private static boolean isSame(ArchivedRecord archived, ConsumerRecord<byte[], byte[]> found) {
        return archived.offset() == found.offset()
                && Arrays.equals(archived.value(), found.value());
    }

    private void markEnds() {
        partitions.forEach((feed, partition) ->
                merger.atEnd(feed, !isArchived(feed) && consumer.position(partition) >= end(feed)));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
