package org.bourse.stack.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginning, without a group and without a trace. */
public final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(250);

    private final Brokers brokers;

    /** Reads topics of brokers. */
    public TopicReader(Brokers brokers) {
        this.brokers = brokers;
    }

    /** The same of brokers that ask nothing. */
    public TopicReader(String bootstrapServers) {
        this(Brokers.plain(bootstrapServers));
    }

    /**
     * Hands over what the topic holds now and, when asked to follow, whatever is added until the
     * thread is interrupted. Records of one partition come in their order.
     */
    public void read(
            String topic, boolean follow, Consumer<ConsumerRecord<byte[], byte[]>> receiver) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while ((follow && !Thread.currentThread().isInterrupted())
                    || isBehind(consumer, ends)) {
                consumer.poll(POLL).forEach(receiver);
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                brokers.with(
                        Map.of(
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "none")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static boolean isBehind(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }
}
