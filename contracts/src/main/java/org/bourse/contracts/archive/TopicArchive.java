package org.bourse.contracts.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bourse.contracts.Topics;

/** A folder that topics are archived in. */
public final class TopicArchive {
    private static final String COMPLETE = "complete";
    private static final long SEGMENT_BYTES_MAX = 64L * 1024 * 1024;

    private final Path folder;
    private final long segmentBytesMax;

    /**
     * @param folder is created by the first writer
     */
    public TopicArchive(Path folder) {
        this(folder, SEGMENT_BYTES_MAX);
    }

    TopicArchive(Path folder, long segmentBytesMax) {
        this.folder = folder;
        this.segmentBytesMax = segmentBytesMax;
    }

    public Path folder() {
        return folder;
    }

    /** A partition's archive, which may be empty. */
    public PartitionArchive partition(String topic, int partition) {
        return new PartitionArchive(
                folder.resolve(topic).resolve(Integer.toString(partition)),
                topic,
                partition,
                segmentBytesMax);
    }

    /** Those that hold something, the log first. */
    public List<PartitionArchive> partitions() {
        List<PartitionArchive> all = new ArrayList<>();
        for (String topic : Topics.all()) {
            for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
                PartitionArchive archive = partition(topic, partition);
                if (archive.isThere()) {
                    all.add(archive);
                }
            }
        }
        return all;
    }

    /** Held by the one who writes. */
    public static final class Lock implements AutoCloseable {
        private final FileChannel channel;

        private Lock(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new ArchiveException("cannot release the archive: " + e, e);
            }
        }
    }

    /** The right to write; empty while somebody else has it. */
    public Optional<Lock> lock() {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return Optional.of(new Lock(channel));
                }
            } catch (OverlappingFileLockException e) {
                // Somebody in this process.
                channel.close();
                return Optional.empty();
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new ArchiveException("cannot use %s: %s".formatted(folder, e), e);
        }
    }

    /**
     * What the last whole pass left behind; empty when there was none.
     *
     * @throws ArchiveException when it cannot be read
     */
    public Optional<ArchiveState> state() {
        Path file = folder.resolve(COMPLETE);
        try {
            return Optional.of(ArchiveState.parse(Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new ArchiveException("the archive is damaged: %s: %s".formatted(file, e), e);
        }
    }

    void complete(ArchiveState state) {
        try {
            Durable.replace(folder.resolve(COMPLETE), state.text());
        } catch (IOException e) {
            throw new ArchiveException("cannot write to %s: %s".formatted(folder, e), e);
        }
    }

    /**
     * Reads everything and compares all checksums.
     *
     * @throws ArchiveException at the first damage, or when there is no archive
     */
    public ArchiveState check() {
        ArchiveState state =
                state().orElseThrow(() -> new ArchiveException("there is no archive in " + folder));
        for (PartitionArchive archive : partitions()) {
            archive.check();
        }
        state.spans()
                .forEach((name, span) -> {
                    int slash = name.lastIndexOf('/');
                    int partition = Integer.parseInt(name.substring(slash + 1));
                    PartitionArchive archive = partition(name.substring(0, slash), partition);
                    if (archive.beginning() != span.first() || archive.next() < span.next()) {
                        throw new ArchiveException(
                                "the archive is damaged: %s has offsets %d to %d, and had %d to %d"
                                        .formatted(
                                                name,
                                                archive.beginning(),
                                                archive.next() - 1,
                                                span.first(),
                                                span.next() - 1));
                    }
                });
        return state;
    }
}
