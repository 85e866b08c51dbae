package org.bourse.stack.verify.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.bourse.contracts.archive.ArchiveException;
import org.bourse.contracts.archive.ArchivedBlock;
import org.bourse.contracts.archive.ArchivedRecord;
import org.bourse.contracts.archive.PartitionArchive;

/** Some of what is archived of a partition, block by block; each is compared with its checksum. */
final class ArchivedStretch {
    private final PartitionArchive archive;
    private final long end;
    private final Deque<Long> segments;
    private final Deque<ArchivedBlock> blocks = new ArrayDeque<>();
    private long segment;
    private long next;

    /**
     * The records from one offset to before another.
     *
     * @throws ArchiveException when they are not all there
     */
    ArchivedStretch(PartitionArchive archive, long first, long end) {
        this.archive = archive;
        this.end = end;
        next = first;
        segments = new ArrayDeque<>(archive.segments());
        if (segments.isEmpty() || segments.getFirst() > first || archive.next() < end) {
            throw new ArchiveException(
                    "offsets %d to %d of %s-%d are not in the archive"
                            .formatted(first, end - 1, archive.topic(), archive.partition()));
        }
    }

    /** Whether there is more to be read. */
    boolean isMore() {
        return next < end;
    }

    /**
     * The next records; only when there are more.
     *
     * @throws ArchiveException when the archive is damaged there
     */
    List<ArchivedRecord> read() {
        while (blocks.isEmpty()) {
            segment = segments.removeFirst();
            boolean isPast = !segments.isEmpty() && segments.getFirst() <= next;
            for (ArchivedBlock block :
                    isPast ? List.<ArchivedBlock>of() : archive.blocks(segment)) {
                if (block.next() > next) {
                    blocks.add(block);
                }
            }
        }
        ArchivedBlock block = blocks.removeFirst();
        if (block.first() > next) {
            throw new ArchiveException(
                    "the archive is damaged: offset %d of %s-%d is missing"
                            .formatted(next, archive.topic(), archive.partition()));
        }
        long from = next;
        next = Math.min(end, block.next());
        return archive.read(segment, block).stream()
                .filter(record -> record.offset() >= from && record.offset() < end)
                .toList();
    }
}
