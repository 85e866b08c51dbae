package org.bourse.stack.venue;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;
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
import org.bourse.stack.server.Secrets;
import org.bourse.stack.service.BourseService;

/**
 * Writes to the log as one more replica of order-service would: what its REST does not offer yet.
 */
final class SignedLog implements AutoCloseable {
    private static final int KEY = BourseService.ORDER_SERVICE.logKeyId().orElseThrow();

    private final KafkaProducer<byte[], byte[]> producer;
    private final CommandSeal seal;
    private final long instance = Instant.now().toEpochMilli() * 1_000_000;
    private final AtomicLong sequence = new AtomicLong();

    SignedLog(StackClient stack) {
        String secret = new Secrets(TestStack.home()).logKey(KEY);
        seal = new CommandSeal(Map.of(KEY, Base64.getDecoder().decode(secret)));
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", stack.kafkaBootstrapServers(), "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
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
                        .setKeyId(KEY)
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
