package org.bourse.stack.backup;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.Ids;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.BeginEpoch;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Writer;
import org.bourse.stack.process.StackException;
import org.bourse.stack.topic.Brokers;

/**
 * Begins a new epoch on a log that was imported: its ids differ from all that the venue gave
 * before, also from those of commands that are not in the archive. The epochs that were begun from
 * an archive stand in it, so that two imports of one archive never begin the same.
 */
final class Epochs {
    private static final String FILE = "epochs";

    /** As services number their lives. */
    private static final int INSTANCE_RANDOM_BITS = 20;

    private final Brokers brokers;
    private final int venue;
    private final Map<Integer, byte[]> keys;

    Epochs(Brokers brokers, int venue, Map<Integer, byte[]> keys) {
        this.brokers = brokers;
        this.venue = venue;
        this.keys = keys;
    }

    /**
     * Writes down that the next epoch is begun.
     *
     * @param archive its folder
     * @param highest the epoch of the logs in it
     * @throws StackException when the archive cannot be written to
     */
    static int next(Path archive, int highest) {
        Path file = archive.resolve(FILE);
        try {
            List<String> begun = Files.exists(file) ? Files.readAllLines(file) : List.of();
            int next =
                    1
                            + begun.stream()
                                    .mapToInt(line -> Integer.parseInt(line.split(" ", -1)[0]))
                                    .reduce(highest, Math::max);
            Files.writeString(
                    file,
                    next + " " + Instant.now() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
            return next;
        } catch (IOException | NumberFormatException e) {
            throw new StackException(
                    "cannot note the new epoch in %s (%s); name one that was never begun: --epoch N"
                            .formatted(file, e),
                    e);
        }
    }

    /** Throws when it is not above that of the log, or too high. */
    static void check(int epoch, LogHead head) {
        if (epoch <= head.epoch() || epoch > Ids.EPOCH_MAX) {
            throw new StackException(
                    "epoch %d is not above %d, the one of the log, and at most %d"
                            .formatted(epoch, head.epoch(), Ids.EPOCH_MAX));
        }
    }

    /**
     * Begins the epoch as the next command of the log.
     *
     * @return the command's position
     */
    long begin(int epoch, LogHead head) {
        check(epoch, head);
        int key =
                head.administrationKey()
                        .orElseThrow(() ->
                                new StackException(
                                        "no secret is here of a key that speaks for administration"));
        try (KafkaProducer<byte[], byte[]> producer = brokers.producer(Map.of())) {
            byte[] command = command(epoch, key, instance(head));
            return producer.send(new ProducerRecord<>(Topics.COMMANDS, venue, null, command))
                    .get()
                    .offset();
        } catch (ExecutionException e) {
            throw new StackException("the log takes nothing: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    private static long instance(LogHead head) {
        long now = System.currentTimeMillis() << INSTANCE_RANDOM_BITS;
        return Math.max(now, head.administrationInstance() + 1);
    }

    private byte[] command(int epoch, int key, long instance) {
        UUID request = UUID.randomUUID();
        Command.Builder command =
                Command.newBuilder()
                        .setContractVersion(ContractVersion.WRITTEN)
                        .setWriter(Writer.ADMINISTRATION)
                        .setWriterInstance(instance)
                        .setWriterSequence(1)
                        .setRequestIdHigh(request.getMostSignificantBits())
                        .setRequestIdLow(request.getLeastSignificantBits())
                        .setKeyId(key)
                        .setBody(body(epoch));
        return new CommandSeal(keys).seal(venue, command).toByteArray();
    }

    private static ByteString body(int epoch) {
        return CommandBody.newBuilder()
                .setBeginEpoch(BeginEpoch.newBuilder().setEpoch(epoch))
                .build()
                .toByteString();
    }
}
