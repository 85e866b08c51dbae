package org.bourse.stack.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bourse.contracts.Topics;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;
import org.bourse.stack.server.KafkaServer;
import org.bourse.stack.service.BourseService;

/**
 * The newest batches of the venue's log are cut off Kafka's file while everything is dead, though
 * there are events of them. The venue has to find that and to stand still; when they are back it
 * goes on.
 */
final class TruncatedLog implements Faults.Outage {
    private static final Duration FOUND_WITHIN = Duration.ofMinutes(3);

    /** Of a batch: its first offset, 8 bytes, and the length of what follows these 12. */
    private static final int BATCH_PREFIX_BYTES = 12;

    private static final int BATCH_LENGTH_AT = 8;

    private final StackClient stack;
    private final List<String> parts = new ArrayList<>();
    private final Path log;
    private final Path kept;

    TruncatedLog(StackClient stack, int venue) {
        this.stack = stack;
        parts.add(KafkaServer.NAME);
        for (BourseService service : BourseService.values()) {
            parts.add(service.serviceName());
            parts.add(service.standbyName());
        }
        log = stack.folders().data(KafkaServer.NAME).resolve(Topics.COMMANDS + "-" + venue);
        kept = stack.folders().data(KafkaServer.NAME).resolveSibling("kafka-log-before-the-cut");
    }

    /** Cuts so many batches off, and waits until a venue says so. */
    void cut(int batches, Faults faults) {
        try (Standstill _ = new Standstill(stack, parts)) {
            copy(log, kept);
            cutSegment(newestSegment(), batches);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Moments.await(
                "the venue says that its log was truncated", FOUND_WITHIN, () -> isFound(faults));
    }

    private static boolean isFound(Faults faults) {
        return faults.halted().filter(reason -> reason.contains("truncated")).isPresent();
    }

    private Path newestSegment() throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            Optional<Path> newest =
                    files.filter(file -> file.toString().endsWith(".log"))
                            .max(Comparator.naturalOrder());
            return newest.orElseThrow(() -> new StackException("no log in " + log));
        }
    }

    /** Cuts whole batches off the end of a file. */
    static void cutSegment(Path segment, int batches) throws IOException {
        try (FileChannel file =
                FileChannel.open(segment, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            List<Long> starts = new ArrayList<>();
            ByteBuffer prefix = ByteBuffer.allocate(BATCH_PREFIX_BYTES);
            long at = 0;
            while (at + BATCH_PREFIX_BYTES <= file.size()) {
                file.read(prefix.clear(), at);
                starts.add(at);
                at += BATCH_PREFIX_BYTES + prefix.getInt(BATCH_LENGTH_AT);
            }
            file.truncate(starts.get(Math.max(0, starts.size() - batches)));
        }
    }

    /** Brings back what was cut off. */
    @Override
    public void heal() {
        if (!Files.exists(kept)) {
            return;
        }
        try (Standstill _ = new Standstill(stack, parts)) {
            delete(log);
            Files.move(kept, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
