package org.bourse.contracts.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a base backup of the databases proves. It is written when all of the backup was read back
 * and compared: lines {@code name value}, the last of them the SHA-256 of the others.
 *
 * @param values by name, see the constants
 */
public record BackupManifest(SortedMap<String, String> values) {
    /** The file, in the folder of the backup. */
    public static final String FILE = "manifest";

    /** When it was consistent at last: it can be brought to this time and any later one. */
    public static final String ENDED_AT = "ended-at";

    /** The last command of the oldest verified snapshot that the databases hold; -1 for none. */
    public static final String SNAPSHOT_OLDEST = "snapshot.oldest";

    /** The last command that all tables had applied; -1 for none. */
    public static final String TABLES_POSITION = "tables.position";

    private static final String HEAD = "bourse-backup 1";

    public BackupManifest {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** When it was consistent at last. */
    public Instant endedAt() {
        return Instant.parse(value(ENDED_AT));
    }

    /**
     * No command before this position, and nothing it caused, is needed to bring the databases of
     * this backup to the present.
     */
    public long neededFrom() {
        return Math.max(
                0,
                Math.min(
                        Long.parseLong(value(SNAPSHOT_OLDEST)),
                        Long.parseLong(value(TABLES_POSITION))));
    }

    /**
     * A value.
     *
     * @throws ArchiveException when there is none
     */
    public String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new ArchiveException("the manifest of a backup lacks " + name);
        }
        return value;
    }

    /** Writes it, whole or not at all. */
    public void write(Path backup) throws IOException {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        values.forEach((name, value) -> text.append(name).append(' ').append(value).append('\n'));
        String closed = text + "sha256 " + sha256(text.toString()) + '\n';
        Durable.replace(backup.resolve(FILE), closed);
    }

    /**
     * Reads that of one backup; empty when it has none, as it is not finished.
     *
     * @throws ArchiveException when it is damaged
     */
    public static Optional<BackupManifest> read(Path backup) {
        String text;
        try {
            text = Files.readString(backup.resolve(FILE));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ArchiveException("cannot read %s: %s".formatted(backup.resolve(FILE), e), e);
        }
        int end = text.lastIndexOf("sha256 ");
        if (end < 0
                || !text.startsWith(HEAD)
                || !text.substring(end).equals("sha256 " + sha256(text.substring(0, end)) + '\n')) {
            throw new ArchiveException(backup.resolve(FILE) + " is damaged");
        }
        SortedMap<String, String> values = new TreeMap<>();
        for (String line : text.substring(HEAD.length() + 1, end).lines().toList()) {
            int space = line.indexOf(' ');
            values.put(line.substring(0, space), line.substring(space + 1));
        }
        return Optional.of(new BackupManifest(values));
    }

    /**
     * The finished backups in a folder, the newest first.
     *
     * @throws ArchiveException when one is damaged
     */
    public static List<Path> finished(Path backups) {
        try (Stream<Path> folders = Files.list(backups)) {
            List<Path> finished =
                    new ArrayList<>(folders.filter(it -> read(it).isPresent()).toList());
            finished.sort(
                    Comparator.comparing((Path it) -> read(it).orElseThrow().endedAt()).reversed());
            return finished;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new ArchiveException("cannot list %s: %s".formatted(backups, e), e);
        }
    }

    private static String sha256(String text) {
        return BlockCodec.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
