package org.bourse.matching.archive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.bourse.contracts.archive.ArchivedRecord;
import org.bourse.contracts.archive.TopicSource;

/** A partition of a topic to be archived. */
final class TopicPartitionSource implements TopicSource {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;

    /** Several may share a consumer, as long as one is read at a time. */
    TopicPartitionSource(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        this.consumer = consumer;
        this.partition = partition;
    }

    @Override
    public String topic() {
        return partition.topic();
    }

    @Override
    public int partition() {
        return partition.partition();
    }

    @Override
    public long beginning() {
        return Objects.requireNonNull(consumer.beginningOffsets(List.of(partition)).get(partition));
    }

    @Override
    public long end() {
        return Objects.requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
    }

    @Override
    public void seek(long offset) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
    }

    @Override
    public List<ArchivedRecord> poll() {
        List<ArchivedRecord> records = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
            List<ArchivedRecord.Header> headers = new ArrayList<>();
            for (Header header : record.headers()) {
                headers.add(new ArchivedRecord.Header(header.key(), header.value()));
            }
            records.add(
                    new ArchivedRecord(
                            record.offset(),
                            record.timestamp(),
                            record.key(),
                            record.value(),
                            headers));
        }
        return records;
    }
}
