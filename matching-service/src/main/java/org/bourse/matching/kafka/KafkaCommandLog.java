package org.bourse.matching.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bourse.contracts.Topics;
import org.bourse.matching.runner.CommandLog;
import org.bourse.matching.runner.LoggedCommand;
import org.bourse.platform.broker.Brokers;
import org.bourse.platform.events.IntactFetch;

/**
 * The venue's partition of the log, read from its first record. An offset that is not there any
 * more fails the reader: nothing is ever skipped.
 */
public final class KafkaCommandLog implements CommandLog, AutoCloseable {
    /** Small, so that ticks are punctual between two polls. */
    private static final int POLL_RECORDS_MAX = 500;

    private static final int FETCH_BYTES_MAX = 16 * 1024 * 1024;

    private final TopicPartition partition;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final CommandTraces traces;
    private final LongConsumer readMillis;

    /**
     * @param traces is told of each command that is read
     * @param readMillis is told how old the oldest is of those that are read together
     */
    public KafkaCommandLog(
            Brokers brokers, int venue, CommandTraces traces, LongConsumer readMillis) {
        this.readMillis = readMillis;
        this.traces = traces;
        partition = new TopicPartition(Topics.COMMANDS, venue);
        consumer = new KafkaConsumer<>(properties(brokers));
        consumer.assign(List.of(partition));
        consumer.seek(partition, 0);
    }

    static Properties properties(Brokers brokers) {
        Properties properties = brokers.properties();
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS_MAX);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES_MAX);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES_MAX);
        properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return properties;
    }

    @Override
    public long beginning() {
        return offset(consumer.beginningOffsets(List.of(partition)), partition);
    }

    @Override
    public void seek(long position) {
        consumer.seek(partition, position);
    }

    @Override
    public long end() {
        return offset(consumer.endOffsets(List.of(partition)), partition);
    }

    /** What a consumer answered of the one partition it was asked about. */
    static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition));
    }

    @Override
    public List<LoggedCommand> poll(Duration atMost) {
        List<ConsumerRecord<byte[], byte[]>> records =
                IntactFetch.poll(consumer, atMost).records(partition);
        if (!records.isEmpty()) {
            readMillis.accept(System.currentTimeMillis() - records.getFirst().timestamp());
        }
        List<LoggedCommand> commands = new ArrayList<>(records.size());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            traces.read(record);
            commands.add(new LoggedCommand(record.offset(), record.value()));
        }
        return commands;
    }

    /** How many known records are not yet polled. Called on the reader's thread. */
    public long lag() {
        return consumer.currentLag(partition).orElse(0);
    }

    /** Makes the poll at hand, or the next one, fail. Any thread may call this. */
    public void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
