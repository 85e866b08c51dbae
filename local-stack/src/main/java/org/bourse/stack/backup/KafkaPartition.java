package org.bourse.stack.backup;

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
import org.bourse.stack.topic.Brokers;

/** A partition of a topic, read without a group and without a trace. */
final class KafkaPartition implements TopicSource {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;

    /** Several may share a consumer, as long as one is read at a time. */
    KafkaPartition(KafkaConsumer<byte[], byte[]> consumer, String topic, int partition) {
        this.consumer = consumer;
        this.partition = new TopicPartition(topic, partition);
    }

    /** Of brokers that ask nothing. */
    static KafkaConsumer<byte[], byte[]> consumer(String servers) {
        return Brokers.plain(servers).consumer();
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
            records.add(archived(record));
        }
        return records;
    }

    private static ArchivedRecord archived(ConsumerRecord<byte[], byte[]> record) {
        List<ArchivedRecord.Header> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(new ArchivedRecord.Header(header.key(), header.value()));
        }
        return new ArchivedRecord(
                record.offset(), record.timestamp(), record.key(), record.value(), headers);
    }
}
