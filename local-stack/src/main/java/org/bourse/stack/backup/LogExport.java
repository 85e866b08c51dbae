package org.bourse.stack.backup;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.bourse.contracts.Topics;
import org.bourse.contracts.archive.ArchiveException;
import org.bourse.contracts.archive.ArchivePass;
import org.bourse.contracts.archive.ArchiveState;
import org.bourse.contracts.archive.ArchivedBlock;
import org.bourse.contracts.archive.TopicArchive;
import org.bourse.stack.process.Progress;
import org.bourse.stack.process.StackException;
import org.bourse.stack.topic.Brokers;

/**
 * Brings an archive of all topics up to where they are. Those that are compacted are not in it:
 * what they say is in portfolio-service's tables.
 */
public final class LogExport {
    private static final long TELL_NANOS = 5_000_000_000L;

    private final Brokers brokers;
    private final Progress progress;

    public LogExport(Brokers brokers, Progress progress) {
        this.brokers = brokers;
        this.progress = progress;
    }

    /** Of brokers that ask nothing. */
    public LogExport(String servers, Progress progress) {
        this(Brokers.plain(servers), progress);
    }

    /**
     * Archives what is not archived yet.
     *
     * @throws StackException when it cannot be done; what is in the archive stays
     */
    public ArchiveState run(TopicArchive archive) {
        long[] told = {System.nanoTime()};
        long[] blocks = {0, 0};
        try (KafkaConsumer<byte[], byte[]> consumer = brokers.consumer()) {
            List<KafkaPartition> sources = new ArrayList<>();
            for (String topic : archivedTopics()) {
                for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
                    sources.add(new KafkaPartition(consumer, topic, partition));
                }
            }
            return new ArchivePass(archive, sources, System::currentTimeMillis)
                    .run(block -> tell(block, blocks, told));
        } catch (ArchiveException e) {
            throw new StackException(String.valueOf(e.getMessage()), e);
        } catch (KafkaException e) {
            throw new StackException("cannot export: Kafka says: " + e.getMessage(), e);
        }
    }

    private void tell(ArchivedBlock block, long[] sums, long[] told) {
        sums[0] += block.next() - block.first();
        sums[1] += block.bytes();
        if (System.nanoTime() - told[0] > TELL_NANOS) {
            told[0] = System.nanoTime();
            progress.line("%,d records in %,d bytes".formatted(sums[0], sums[1]));
        }
    }

    /** The log first. */
    static List<String> archivedTopics() {
        return Topics.all().stream().filter(topic -> !Topics.isCompacted(topic)).toList();
    }
}
