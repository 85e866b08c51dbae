package org.bourse.contracts.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupManifestTest {
    @TempDir Path folder;

    private static BackupManifest manifest(String endedAt, long snapshot, long tables) {
        return new BackupManifest(
                new TreeMap<>(
                        Map.of(
                                BackupManifest.ENDED_AT,
                                endedAt,
                                BackupManifest.SNAPSHOT_OLDEST,
                                Long.toString(snapshot),
                                BackupManifest.TABLES_POSITION,
                                Long.toString(tables))));
    }

    @Test
    void itComesBackAsItWasWritten() throws IOException {
        BackupManifest written = manifest("2026-11-27T15:00:00Z", 10, 20);
        written.write(folder);

        assertEquals(Optional.of(written), BackupManifest.read(folder));
    }

    @Test
    void whatIsNeededBeginsWithTheOldestSnapshotOrTheLastTable() {
        assertEquals(10, manifest("2026-11-27T15:00:00Z", 10, 20).neededFrom());
        assertEquals(7, manifest("2026-11-27T15:00:00Z", 10, 7).neededFrom());
    }

    @Test
    void withoutASnapshotEverythingIsNeeded() {
        assertEquals(0, manifest("2026-11-27T15:00:00Z", -1, 20).neededFrom());
    }

    @Test
    void unfinishedBackupsDoNotCountAndTheNewestIsFirst() throws IOException {
        Path older = Files.createDirectory(folder.resolve("z"));
        Path newer = Files.createDirectory(folder.resolve("a"));
        Files.createDirectory(folder.resolve("m"));
        manifest("2026-11-27T15:00:00Z", 1, 1).write(older);
        manifest("2026-11-27T16:00:00Z", 1, 1).write(newer);

        assertEquals(List.of(newer, older), BackupManifest.finished(folder));
        assertEquals(List.of(), BackupManifest.finished(folder.resolve("missing")));
    }

    @Test
    void everyChangeIsNoticed() throws IOException {
        manifest("2026-11-27T15:00:00Z", 10, 20).write(folder);
        Path file = folder.resolve(BackupManifest.FILE);
        byte[] whole = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 300; trial++) {
            byte[] flipped = whole.clone();
            flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(7));
            Files.write(file, flipped);
            assertThrows(ArchiveException.class, () -> BackupManifest.read(folder));
        }
    }
}
