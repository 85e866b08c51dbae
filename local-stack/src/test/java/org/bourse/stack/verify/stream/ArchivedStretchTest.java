package org.bourse.stack.verify.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.bourse.contracts.Topics;
import org.bourse.contracts.archive.ArchiveException;
import org.bourse.contracts.archive.ArchivedRecord;
import org.bourse.contracts.archive.PartitionArchive;
import org.bourse.contracts.archive.TopicArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Offsets 5 to 34 in blocks of ten. */
class ArchivedStretchTest {
    @TempDir Path folder;

    private PartitionArchive archive;

    @BeforeEach
    void fill() {
        archive = new TopicArchive(folder).partition(Topics.COMMANDS, 0);
        for (long first = 5; first < 35; first += 10) {
            archive.append(
                    LongStream.range(first, first + 10)
                            .mapToObj(it -> new ArchivedRecord(it, it, null, null, List.of()))
                            .toList());
        }
    }

    private List<Long> offsets(long first, long end) {
        ArchivedStretch stretch = new ArchivedStretch(archive, first, end);
        List<Long> offsets = new ArrayList<>();
        while (stretch.isMore()) {
            stretch.read().forEach(record -> offsets.add(record.offset()));
        }
        return offsets;
    }

    @Test
    void exactlyWhatIsBetween() {
        for (long first = 5; first < 35; first++) {
            for (long end = first; end <= 35; end++) {
                assertEquals(LongStream.range(first, end).boxed().toList(), offsets(first, end));
            }
        }
    }

    @Test
    void whatTheArchiveDoesNotHoldIsRefusedAtOnce() {
        assertThrows(ArchiveException.class, () -> new ArchivedStretch(archive, 4, 10));
        assertThrows(ArchiveException.class, () -> new ArchivedStretch(archive, 5, 36));
        PartitionArchive empty = new TopicArchive(folder).partition(Topics.COMMANDS, 1);
        assertThrows(ArchiveException.class, () -> new ArchivedStretch(empty, 0, 1));
    }

    @Test
    void whatIsDamagedIsNotRead() throws IOException {
        Path segment = folder.resolve("bourse.commands/0/%020d.segment".formatted(5));
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);

        assertEquals(10, offsets(5, 15).size());
        assertThrows(ArchiveException.class, () -> offsets(5, 25));
    }
}
