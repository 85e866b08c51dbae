package org.bourse.stack.venue;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Writer;
import org.bourse.stack.StackClient;
import org.jspecify.annotations.Nullable;

/** Writes to the log past all services, and hears what the venue says to it. */
final class LogIntruder implements AutoCloseable {
    private static final int VENUE = 0;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final List<TopicPartition> ANSWERS =
            List.of(
                    new TopicPartition(Topics.ORDER_EVENTS, VENUE),
                    new TopicPartition(Topics.LEDGER_EVENTS, VENUE));

    private final StackClient stack;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<Long, RejectCode> refusals = new HashMap<>();
    private final SecureRandom dice = new SecureRandom();

    /** Greater than that of any service that runs. */
    private final long instance = System.currentTimeMillis() << 20;

    private long sequence;

    LogIntruder(StackClient stack) {
        this.stack = stack;
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                stack.kafkaBootstrapServers(),
                                ProducerConfig.ACKS_CONFIG,
                                "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                stack.kafkaBootstrapServers(),
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.assign(ANSWERS);
        consumer.seekToEnd(ANSWERS);
        ANSWERS.forEach(consumer::position);
    }

    /** Appends a record; where it stands then. */
    long append(byte @Nullable [] value) {
        try {
            return producer.send(new ProducerRecord<>(Topics.COMMANDS, VENUE, null, value))
                    .get()
                    .offset();
        } catch (Exception e) {
            throw new AssertionError("not appended", e);
        }
    }

    /** A command as the writer would number it, without a signature. */
    Command.Builder command(Writer writer, int keyId, CommandBody body) {
        return Command.newBuilder()
                .setContractVersion(ContractVersion.CURRENT)
                .setWriter(writer)
                .setWriterInstance(instance)
                .setWriterSequence(++sequence)
                .setRequestIdHigh(dice.nextLong())
                .setRequestIdLow(dice.nextLong())
                .setKeyId(keyId)
                .setBody(ByteString.copyFrom(body.toByteArray()));
    }

    /** Signed with the secret the installation has for its key. */
    byte[] signed(Command.Builder command) {
        return signed(command, VENUE, stack.logKey(command.getKeyId()));
    }

    static byte[] signed(Command.Builder command, int venue, String secret) {
        byte[] key = Base64.getDecoder().decode(secret);
        return new CommandSeal(Map.of(command.getKeyId(), key)).seal(venue, command).toByteArray();
    }

    /** Why the venue refused the command at a position. */
    RejectCode refusalOf(long position) {
        Market.eventually(
                "the command at position " + position + " is refused",
                () -> {
                    consumer.poll(POLL).forEach(this::hear);
                    return refusals.containsKey(position);
                });
        return refusals.get(position);
    }

    List<RejectCode> refusalsOf(List<Long> positions) {
        List<RejectCode> codes = new ArrayList<>();
        positions.forEach(position -> codes.add(refusalOf(position)));
        return codes;
    }

    private void hear(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.topic().equals(Topics.ORDER_EVENTS)) {
                OrderEvents said = OrderEvents.parseFrom(record.value());
                for (OrderEvent event : said.getEventsList()) {
                    if (event.hasCommandRejected()) {
                        refusals.put(
                                said.getHeader().getPosition(),
                                event.getCommandRejected().getCode());
                    }
                }
            } else {
                LedgerEvents said = LedgerEvents.parseFrom(record.value());
                for (LedgerEvent event : said.getEventsList()) {
                    if (event.hasCommandRejected()) {
                        refusals.put(
                                said.getHeader().getPosition(),
                                event.getCommandRejected().getCode());
                    }
                }
            }
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
