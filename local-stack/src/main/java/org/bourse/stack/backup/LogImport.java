package org.bourse.stack.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.bourse.contracts.Topics;
import org.bourse.contracts.archive.ArchiveException;
import org.bourse.contracts.archive.ArchivedRecord;
import org.bourse.contracts.archive.CommandPosition;
import org.bourse.contracts.archive.PartitionArchive;
import org.bourse.contracts.archive.TopicArchive;
import org.bourse.stack.process.Progress;
import org.bourse.stack.process.StackException;
import org.bourse.stack.topic.Brokers;

/**
 * Fills empty topics from an archive: the same records at the same offsets. Where the archive
 * begins later than 0 the offsets before are filled and deleted, as Kafka gives no other way to a
 * later first offset. The log comes last, so that a venue which is started too early finds none.
 */
public final class LogImport {
    private static final int FILL_BATCH = 100_000;

    private final Brokers brokers;
    private final int venue;
    private final Progress progress;

    /**
     * @param venue the one that may be cut
     */
    public LogImport(Brokers brokers, int venue, Progress progress) {
        this.brokers = brokers;
        this.venue = venue;
        this.progress = progress;
    }

    /**
     * Imports what the archive holds.
     *
     * @param end the commands before this position and what they caused; {@link Long#MAX_VALUE} for
     *     everything
     * @param read the topics that are to be read afterwards
     * @throws StackException when a topic is not there or not empty, or a right is missing; then
     *     nothing was done; or when it fails in the middle; then the topics are to be deleted and
     *     made anew
     */
    void run(TopicArchive archive, long end, Set<String> read) {
        List<PartitionArchive> partitions = new ArrayList<>(archive.partitions()).reversed();
        try (KafkaConsumer<byte[], byte[]> consumer = brokers.consumer();
                KafkaProducer<byte[], byte[]> producer = producer();
                Admin admin = Admin.create(brokers.with(Map.of()))) {
            rights(partitions, read).check(admin);
            for (String topic : LogExport.archivedTopics()) {
                for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
                    checkEmpty(new KafkaPartition(consumer, topic, partition));
                }
            }
            for (PartitionArchive partition : partitions) {
                fill(partition, producer, admin);
                copy(partition, end, producer);
            }
        } catch (ArchiveException e) {
            throw new StackException(String.valueOf(e.getMessage()), e);
        } catch (KafkaException e) {
            throw new StackException("cannot import: Kafka says: " + e.getMessage(), e);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return brokers.producer(
                Map.of(
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 * 1024,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        Topics.RECORD_BYTES_MAX + 64 * 1024));
    }

    /** To write includes to look whether a topic is empty. */
    private static ImportRights rights(List<PartitionArchive> partitions, Set<String> read) {
        ImportRights rights = new ImportRights();
        rights.need(AclOperation.WRITE, LogExport.archivedTopics());
        rights.need(AclOperation.READ, read);
        rights.need(
                AclOperation.DELETE,
                partitions.stream()
                        .filter(partition -> partition.beginning() > 0)
                        .map(PartitionArchive::topic)
                        .toList());
        return rights;
    }

    private static void checkEmpty(KafkaPartition partition) {
        if (partition.end() > 0) {
            throw new StackException(
                    "%s-%d is not empty: it ends at offset %d; nothing was imported"
                            .formatted(partition.topic(), partition.partition(), partition.end()));
        }
    }

    /** Lets the partition begin where its archive begins. */
    private void fill(
            PartitionArchive partition, KafkaProducer<byte[], byte[]> producer, Admin admin) {
        long beginning = partition.beginning();
        if (beginning == 0) {
            return;
        }
        progress.line(
                "%s-%d begins at offset %,d: what is before is filled and deleted"
                        .formatted(partition.topic(), partition.partition(), beginning));
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (long offset = 0; offset < beginning; offset++) {
            sent.add(
                    producer.send(
                            new ProducerRecord<>(
                                    partition.topic(), partition.partition(), null, null)));
            if (sent.size() == FILL_BATCH || offset == beginning - 1) {
                checkSent(sent, offset + 1 - sent.size(), partition);
            }
        }
        TopicPartition target = new TopicPartition(partition.topic(), partition.partition());
        try {
            admin.deleteRecords(Map.of(target, RecordsToDelete.beforeOffset(beginning)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new StackException("cannot delete from " + target + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void copy(
            PartitionArchive partition, long end, KafkaProducer<byte[], byte[]> producer) {
        boolean[] isOver = {false};
        long[] copied = {0};
        partition.readAll((block, records) -> {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (ArchivedRecord record : isOver[0] ? List.<ArchivedRecord>of() : records) {
                // Everything from the first record on that belongs to a later command.
                if (end != Long.MAX_VALUE
                        && partition.partition() == venue
                        && CommandPosition.of(partition.topic(), record) >= end) {
                    isOver[0] = true;
                    break;
                }
                sent.add(producer.send(produced(partition, record)));
            }
            copied[0] += sent.size();
            checkSent(sent, block.first(), partition);
        });
        progress.line(
                "%s-%d: %,d records"
                        .formatted(partition.topic(), partition.partition(), copied[0]));
    }

    private static ProducerRecord<byte[], byte[]> produced(
            PartitionArchive partition, ArchivedRecord record) {
        ProducerRecord<byte[], byte[]> produced =
                new ProducerRecord<>(
                        partition.topic(),
                        partition.partition(),
                        record.timestamp(),
                        record.key(),
                        record.value());
        for (ArchivedRecord.Header header : record.headers()) {
            produced.headers().add(new RecordHeader(header.name(), header.value()));
        }
        return produced;
    }

    private static void checkSent(
            List<Future<RecordMetadata>> sent, long first, PartitionArchive partition) {
        long expected = first;
        for (Future<RecordMetadata> future : sent) {
            try {
                long offset = future.get().offset();
                if (offset != expected) {
                    throw new StackException(
                            "%s-%d: a record came to offset %d instead of %d: somebody else writes there"
                                    .formatted(
                                            partition.topic(),
                                            partition.partition(),
                                            offset,
                                            expected));
                }
                expected++;
            } catch (ExecutionException e) {
                throw new StackException("Kafka takes nothing: " + e.getCause(), e);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
        sent.clear();
    }

    private static StackException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StackException("interrupted", e);
    }
}
