package org.bourse.matching.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.Topics;
import org.bourse.contracts.archive.ArchiveException;
import org.bourse.contracts.archive.ArchivedRecord;
import org.bourse.contracts.archive.PartitionArchive;
import org.bourse.contracts.archive.TopicArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks of ten commands, one a millisecond from 1,000 on. */
class DeletableTest {
    private static final long EVERY_TIME = Long.MAX_VALUE;
    private static final long EVERY_COMMAND = Long.MAX_VALUE;

    @TempDir Path folder;

    private PartitionArchive archive;

    @BeforeEach
    void fill() {
        archive = new TopicArchive(folder).partition(Topics.COMMANDS, 0);
        for (int block = 0; block < 5; block++) {
            List<ArchivedRecord> records = new ArrayList<>();
            for (int offset = 10 * block; offset < 10 * block + 10; offset++) {
                records.add(
                        new ArchivedRecord(offset, 1_000 + offset, null, new byte[3], List.of()));
            }
            archive.append(records);
        }
    }

    @Test
    void onlyWholeBlocksThatAreOldEnough() {
        assertEquals(20, Deletable.before(archive, 0, 1_020, EVERY_COMMAND));
        assertEquals(10, Deletable.before(archive, 0, 1_019, EVERY_COMMAND));
    }

    @Test
    void nothingThatABackupNeeds() {
        assertEquals(20, Deletable.before(archive, 0, EVERY_TIME, 20));
        assertEquals(20, Deletable.before(archive, 0, EVERY_TIME, 29));
        assertEquals(30, Deletable.before(archive, 0, EVERY_TIME, 30));
        assertEquals(0, Deletable.before(archive, 0, EVERY_TIME, 0));
    }

    @Test
    void nothingThatIsNotArchived() {
        assertEquals(50, Deletable.before(archive, 0, EVERY_TIME, EVERY_COMMAND));
    }

    @Test
    void itGoesOnWhereTheTopicBegins() {
        assertEquals(40, Deletable.before(archive, 20, EVERY_TIME, 40));
        assertEquals(40, Deletable.before(archive, 25, EVERY_TIME, 40));
        assertEquals(45, Deletable.before(archive, 45, EVERY_TIME, 40));
    }

    @Test
    void nothingWhenTheArchiveIsDamagedThere() throws IOException {
        Path segment = folder.resolve("bourse.commands/0/00000000000000000000.segment");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);

        assertEquals(10, Deletable.before(archive, 0, EVERY_TIME, 10));
        assertThrows(
                ArchiveException.class,
                () -> Deletable.before(archive, 0, EVERY_TIME, EVERY_COMMAND));
    }

    @Test
    void nothingBeforeTheArchiveBegins() {
        PartitionArchive late = new TopicArchive(folder).partition(Topics.COMMANDS, 1);
        late.append(List.of(new ArchivedRecord(7, 1, null, null, List.of())));

        assertThrows(
                ArchiveException.class, () -> Deletable.before(late, 0, EVERY_TIME, EVERY_COMMAND));
    }
}
