package org.bourse.stack.drill;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;
import org.bourse.stack.server.Commands;

/**
 * The data of a server are moved to a small file system in memory, which is then filled up; when it
 * is freed the server goes on by itself, and its data are moved back. Needs the superuser.
 */
final class FullDisk implements Faults.Outage {
    private static final long FREE_BYTES = 64 << 20;
    private static final long USED_BYTES_MAX = 2L << 30;
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration FELT_WITHIN = Duration.ofMinutes(2);

    private final StackClient stack;
    private final Faults faults;
    private final String part;
    private final Path data;
    private final Path kept;
    private final Path filler;
    private final Path log;

    FullDisk(StackClient stack, Faults faults, String part) {
        this.stack = stack;
        this.faults = faults;
        this.part = part;
        data = stack.folders().data(part);
        kept = data.resolveSibling(part + "-on-disk");
        filler = data.resolve("filler");
        log = stack.folders().log("drill-disk-full");
    }

    /** Moves the data, fills the file system, and waits until the server ends of it. */
    void fill() {
        if (!"root".equals(System.getProperty("user.name"))) {
            throw new DrillSkipped("only the superuser mounts a small file system");
        }
        try {
            long used = used();
            if (used > USED_BYTES_MAX) {
                throw new DrillSkipped("too much data for a file system in memory");
            }
            try (Standstill _ = new Standstill(stack, List.of(part))) {
                run("mv", data, kept);
                Files.createDirectory(data);
                run("mount", "-t", "tmpfs", "-o", "size=" + (used + FREE_BYTES), "tmpfs", data);
                run("cp", "-a", kept + "/.", data);
            }
            Moments.await(part + " is ready on the small disk", READY_WITHIN, this::isReady);
            writeUntilFull();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Moments.await(part + " ends when its disk is full", FELT_WITHIN, () -> !isReady());
    }

    private boolean isReady() {
        return stack.state().find(part).filter(faults::isBack).isPresent();
    }

    private long used() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            long sum = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
            return sum;
        }
    }

    private void writeUntilFull() throws IOException {
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException _) {
            if (Files.size(filler) == 0) {
                throw new StackException("the small disk was full before");
            }
        }
    }

    /** Frees the file system, waits until the server is back, and moves its data to the disk. */
    @Override
    public void heal() {
        if (!Files.exists(kept)) {
            return;
        }
        try {
            Files.deleteIfExists(filler);
            Moments.await(part + " is back", READY_WITHIN, this::isReady);
            try (Standstill _ = new Standstill(stack, List.of(part))) {
                Path back = data.resolveSibling(part + "-back");
                run("cp", "-a", data, back);
                run("umount", data);
                run("rmdir", data);
                run("mv", back, data);
                run("rm", "-r", kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(Object... command) throws IOException {
        List<String> words = Stream.of(command).map(Object::toString).toList();
        Commands.run(words, Map.of(), log);
    }
}
