package org.bourse.stack.drill;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.Command;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;

/**
 * Records in a venue's log that are none of a writer: dice, copies, and commands with other bodies.
 */
final class BadRecords {
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final int RECORD_BYTES_MAX = 400;

    private final String servers;
    private final TopicPartition log;
    private final SplittableRandom random;

    BadRecords(StackClient stack, int venue, SplittableRandom random) {
        servers = stack.kafkaBootstrapServers();
        log = new TopicPartition(Topics.COMMANDS, venue);
        this.random = random;
    }

    /** Writes so many. */
    void append(int count) {
        List<byte[]> seen = seen();
        Map<String, Object> properties = Map.of("bootstrap.servers", servers, "acks", "all");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> writes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                writes.add(
                        producer.send(
                                new ProducerRecord<>(
                                        log.topic(), log.partition(), null, bad(seen))));
            }
            for (Future<RecordMetadata> write : writes) {
                write.get();
            }
        } catch (ExecutionException e) {
            throw new StackException("the log takes nothing: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    /** The first records of the log, which are long consumed. */
    private List<byte[]> seen() {
        Map<String, Object> properties = Map.of("bootstrap.servers", servers);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(log));
            consumer.seekToBeginning(List.of(log));
            List<byte[]> records = new ArrayList<>();
            consumer.poll(POLL).forEach(record -> records.add(record.value()));
            if (records.isEmpty()) {
                throw new StackException("the log cannot be read");
            }
            return records;
        }
    }

    private byte[] bad(List<byte[]> seen) {
        byte[] copy = seen.get(random.nextInt(seen.size()));
        return switch (random.nextInt(3)) {
            case 0 -> {
                byte[] dice = new byte[random.nextInt(RECORD_BYTES_MAX)];
                random.nextBytes(dice);
                yield dice;
            }
            case 1 -> copy;
            default -> forged(copy);
        };
    }

    private static byte[] forged(byte[] copy) {
        try {
            Command command = Command.parseFrom(copy);
            return command.toBuilder()
                    .setWriterSequence(command.getWriterSequence() + 1_000_000)
                    .build()
                    .toByteArray();
        } catch (InvalidProtocolBufferException e) {
            return copy;
        }
    }
}
