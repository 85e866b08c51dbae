package org.bourse.stack.backup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
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
        return consumer(Brokers.plain(servers));
    }

    static KafkaConsumer<byte[], byte[]> consumer(Brokers brokers) {
        return new KafkaConsumer<>(
                brokers.with(
                        Map.of(
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "none",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                5_000)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
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
