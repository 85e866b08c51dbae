package org.bourse.stack.venue;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.Ids;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Writer;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;

/**
 * Writes to the log as one more replica of order-service would, with the key it has now: what its
 * REST does not offer yet.
 */
final class SignedLog implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final CommandSeal seal;
    private final int key;
    private final long instance = Instant.now().toEpochMilli() * 1_000_000;
    private final AtomicLong sequence = new AtomicLong();

    SignedLog(StackClient stack) {
        Properties configuration = configuration();
        String keyId = configuration.getProperty("bourse.log.key-id");
        String secret = configuration.getProperty("bourse.log.keys.\"" + keyId + "\"");
        key = Integer.parseInt(keyId);
        seal = new CommandSeal(Map.of(key, Base64.getDecoder().decode(secret)));
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", stack.kafkaBootstrapServers(), "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    private static Properties configuration() {
        Path file = TestStack.home().resolve("config/order-service.properties");
        Properties configuration = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            configuration.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return configuration;
    }

    /** The id that an order asked for by this command has, or the first of a list. */
    long append(CommandBody.Builder body) {
        UUID request = UUID.randomUUID();
        Command.Builder command =
                Command.newBuilder()
                        .setContractVersion(1)
                        .setWriter(Writer.ORDER_ENTRY)
                        .setWriterInstance(instance)
                        .setWriterSequence(sequence.incrementAndGet())
                        .setRequestIdHigh(request.getMostSignificantBits())
                        .setRequestIdLow(request.getLeastSignificantBits())
                        .setKeyId(key)
                        .setBody(body.build().toByteString());
        byte[] bytes = seal.seal(0, command).toByteArray();
        try {
            long position =
                    producer.send(new ProducerRecord<>(Topics.COMMANDS, 0, null, bytes))
                            .get()
                            .offset();
            return Ids.of(0, position, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
