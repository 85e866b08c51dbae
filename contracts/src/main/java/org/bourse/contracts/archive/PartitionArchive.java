package org.bourse.contracts.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The archive of one partition of a topic. One writer at a time, see {@link TopicArchive#lock};
 * readers at any time. What {@link #append} has returned is on the disk.
 */
public final class PartitionArchive {
    private static final String SEGMENT = ".segment";
    private static final String INDEX = ".index";
    private static final int SEGMENT_BLOCKS_MAX = 10_000;

    private final Path folder;
    private final String topic;
    private final int partition;
    private final long segmentBytesMax;

    PartitionArchive(Path folder, String topic, int partition, long segmentBytesMax) {
        this.folder = folder;
        this.topic = topic;
        this.partition = partition;
        this.segmentBytesMax = segmentBytesMax;
    }

    public String topic() {
        return topic;
    }

    public int partition() {
        return partition;
    }

    /** The segments, by the offsets of their first records, in order. */
    public List<Long> segments() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(INDEX))
                    .map(name -> Long.parseLong(name.substring(0, name.length() - INDEX.length())))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | NumberFormatException e) {
            throw new ArchiveException("cannot list " + folder + ": " + e, e);
        }
    }

    /**
     * The blocks of a segment, in order.
     *
     * @throws ArchiveException when the index is damaged
     */
    public List<ArchivedBlock> blocks(long segment) {
        List<ArchivedBlock> blocks = new ArrayList<>();
        long next = segment;
        long start = 0;
        for (String line : lines(segment)) {
            ArchivedBlock block;
            try {
                block = ArchivedBlock.parse(line);
            } catch (IllegalArgumentException e) {
                throw damaged(file(segment, INDEX), "line " + (blocks.size() + 1));
            }
            if (block.first() != next || block.next() <= block.first() || block.start() != start) {
                throw damaged(file(segment, INDEX), "the line of offset " + next + " is missing");
            }
            next = block.next();
            start += block.bytes();
            blocks.add(block);
        }
        return blocks;
    }

    /** Whole lines only: what is after the last was not finished. */
    private List<String> lines(long segment) {
        String text = text(segment);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private String text(long segment) {
        try {
            return Files.readString(file(segment, INDEX), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new ArchiveException("cannot read " + file(segment, INDEX) + ": " + e, e);
        }
    }

    /** The offset of the first record; 0 when there is none. */
    public long beginning() {
        List<Long> segments = segments();
        return segments.isEmpty() ? 0 : segments.getFirst();
    }

    /** The offset after the last record; 0 when there is none. */
    public long next() {
        List<Long> segments = segments();
        if (segments.isEmpty()) {
            return 0;
        }
        List<ArchivedBlock> blocks = blocks(segments.getLast());
        return blocks.isEmpty() ? segments.getLast() : blocks.getLast().next();
    }

    /** False when nothing was ever written here. */
    public boolean isThere() {
        return !segments().isEmpty();
    }

    /**
     * Reads a block.
     *
     * @throws ArchiveException when it is damaged
     */
    public List<ArchivedRecord> read(long segment, ArchivedBlock block) {
        Path file = file(segment, SEGMENT);
        ByteBuffer bytes = ByteBuffer.allocate(block.bytes());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (bytes.hasRemaining()
                    && channel.read(bytes, block.start() + bytes.position()) > 0) {
                continue;
            }
            if (bytes.hasRemaining()) {
                throw damaged(file, "it ends before offset " + block.next());
            }
            if (!BlockCodec.sha256(bytes.array()).equals(block.sha256())) {
                throw damaged(
                        file,
                        "the checksum of offsets %d to %d"
                                .formatted(block.first(), block.next() - 1));
            }
            List<ArchivedRecord> records = BlockCodec.decode(bytes.array());
            checkOffsets(file, block, records);
            return records;
        } catch (IOException e) {
            throw new ArchiveException("cannot read %s: %s".formatted(file, e), e);
        }
    }

    private static void checkOffsets(Path file, ArchivedBlock block, List<ArchivedRecord> records) {
        long expected = block.first();
        for (ArchivedRecord record : records) {
            if (record.offset() != expected) {
                throw damaged(file, "offset " + expected + " is missing");
            }
            expected++;
        }
        if (expected != block.next()) {
            throw damaged(file, "offset " + expected + " is missing");
        }
    }

    private static ArchiveException damaged(Path file, String what) {
        return new ArchiveException("the archive is damaged: %s: %s".formatted(file, what));
    }

    /** The last record; there must be one. */
    ArchivedRecord last() {
        long segment = segments().getLast();
        return read(segment, blocks(segment).getLast()).getLast();
    }

    /** Whoever takes the blocks in turn. */
    @FunctionalInterface
    public interface Receiver {
        void take(ArchivedBlock block, List<ArchivedRecord> records);
    }

    /**
     * Reads everything, in order.
     *
     * @throws ArchiveException at the first damage
     */
    public void readAll(Receiver receiver) {
        long next = beginning();
        for (long segment : segments()) {
            if (segment != next) {
                throw damaged(file(segment, INDEX), "offsets from " + next + " on are missing");
            }
            for (ArchivedBlock block : blocks(segment)) {
                receiver.take(block, read(segment, block));
                next = block.next();
            }
        }
    }

    /**
     * Reads everything and compares the checksums.
     *
     * @return the offset after the last record
     * @throws ArchiveException at the first damage
     */
    public long check() {
        long[] next = {beginning()};
        readAll((block, records) -> next[0] = block.next());
        return next[0];
    }

    /**
     * Adds records whose offsets follow on those that are here. What an earlier writer did not
     * finish is removed first.
     */
    public ArchivedBlock append(List<ArchivedRecord> records) {
        long first = records.getFirst().offset();
        List<Long> segments = segments();
        long segment = segments.isEmpty() ? first : segments.getLast();
        try {
            Files.createDirectories(folder);
            List<ArchivedBlock> blocks = segments.isEmpty() ? List.of() : blocks(segment);
            long end = blocks.isEmpty() ? 0 : end(blocks.getLast());
            if (end >= segmentBytesMax || blocks.size() >= SEGMENT_BLOCKS_MAX) {
                segment = blocks.getLast().next();
                end = 0;
                blocks = List.of();
            }
            long next = blocks.isEmpty() ? segment : blocks.getLast().next();
            if (first != next) {
                throw new ArchiveException(
                        "%s-%d is archived up to offset %d and cannot go on with %d"
                                .formatted(topic, partition, next, first));
            }
            byte[] bytes = BlockCodec.encode(records);
            ArchivedBlock block = block(records, end, bytes);
            write(file(segment, SEGMENT), end, bytes);
            long indexEnd = blocks.stream().mapToLong(it -> it.line().length() + 1).sum();
            byte[] line = (block.line() + '\n').getBytes(StandardCharsets.ISO_8859_1);
            write(file(segment, INDEX), indexEnd, line);
            return block;
        } catch (IOException e) {
            throw new ArchiveException("cannot write to %s: %s".formatted(folder, e), e);
        }
    }

    private static long end(ArchivedBlock block) {
        return block.start() + block.bytes();
    }

    private ArchivedBlock block(List<ArchivedRecord> records, long start, byte[] bytes) {
        long newestMillis = Long.MIN_VALUE;
        long lastPosition = -1;
        for (ArchivedRecord record : records) {
            newestMillis = Math.max(newestMillis, record.timestamp());
            lastPosition = Math.max(lastPosition, CommandPosition.of(topic, record));
        }
        return new ArchivedBlock(
                records.getFirst().offset(),
                records.getLast().offset() + 1,
                start,
                bytes.length,
                newestMillis,
                lastPosition,
                BlockCodec.sha256(bytes));
    }

    private static void write(Path file, long at, byte[] bytes) throws IOException {
        boolean isNew = !Files.exists(file);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(at);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer, at + buffer.position());
            }
            channel.force(true);
        }
        if (isNew) {
            Durable.folder(file);
        }
    }

    private Path file(long segment, String kind) {
        return folder.resolve("%020d%s".formatted(segment, kind));
    }
}
