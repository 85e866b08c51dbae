package org.bourse.matching.archive;

import java.util.List;
import org.bourse.contracts.archive.ArchiveException;
import org.bourse.contracts.archive.ArchivedBlock;
import org.bourse.contracts.archive.PartitionArchive;

/** What may be deleted from a topic: old, needed by no backup, and whole in the archive. */
final class Deletable {
    private Deletable() {}

    /**
     * Reads each block of the archive that it finds fit, and compares its checksum.
     *
     * @param beginning the offset of the topic's first record
     * @param olderThanMillis all records of a block must be older than this time
     * @param neededFrom all records of a block must belong to commands before this position
     * @return the records before this offset may be deleted; {@code beginning} when none may
     * @throws ArchiveException when the archive is damaged, or lacks what would be deleted
     */
    static long before(
            PartitionArchive archive, long beginning, long olderThanMillis, long neededFrom) {
        long deletable = beginning;
        List<Long> segments = archive.segments();
        for (int i = 0; i < segments.size(); i++) {
            boolean isPast = i + 1 < segments.size() && segments.get(i + 1) <= beginning;
            for (ArchivedBlock block :
                    isPast ? List.<ArchivedBlock>of() : archive.blocks(segments.get(i))) {
                if (block.next() <= beginning) {
                    continue;
                }
                boolean isFit =
                        block.newestMillis() < olderThanMillis && block.lastPosition() < neededFrom;
                if (!isFit) {
                    return deletable;
                }
                if (block.first() > deletable) {
                    throw new ArchiveException(
                            "%s offset %d is not in the archive"
                                    .formatted(archive.topic(), deletable));
                }
                archive.read(segments.get(i), block);
                deletable = block.next();
            }
        }
        return deletable;
    }
}
