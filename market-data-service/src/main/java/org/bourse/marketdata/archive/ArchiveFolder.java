package org.bourse.marketdata.archive;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A folder of partitions: of each a folder with a file of each symbol and {@code SHA256SUMS}, which
 * is there whole or not at all. It is written beside its place, read back, compared with the table
 * row by row and then renamed; so what a process that was killed leaves is known by its name and
 * written anew. What is there already stays: where it is not what the table has, which a rebuild or
 * a fault of the disk may cause, the partition comes beside it as {@code NAME.2} and so on.
 */
final class ArchiveFolder {
    static final String SUMS = "SHA256SUMS";
    static final String PART = ".part";

    /** More copies than that need a person. */
    private static final int COPIES_MAX = 100;

    private final Path folder;

    ArchiveFolder(Path folder) {
        this.folder = folder;
    }

    /** Where a partition is, and how much of it was written now. */
    record Kept(Path folder, long bytesWritten) {}

    /**
     * Makes sure that all rows of a partition are here.
     *
     * @throws IOException when that is not certain
     */
    Kept keep(ArchiveRows rows, Connection connection) throws IOException, SQLException {
        Files.createDirectories(folder);
        for (int copy = 1; copy <= COPIES_MAX; copy++) {
            Path place = folder.resolve(rows.partition() + (copy == 1 ? "" : "." + copy));
            if (Files.notExists(place)) {
                return write(rows, connection, place);
            }
            if (holds(place, rows, connection)) {
                return new Kept(place, 0);
            }
        }
        throw new IOException("there are " + COPIES_MAX + " of it that are different");
    }

    private Kept write(ArchiveRows rows, Connection connection, Path place)
            throws IOException, SQLException {
        Path part = folder.resolve(rows.partition() + PART);
        remove(part);
        Files.createDirectory(part);
        List<String> sums = new ArrayList<>();
        long bytes = 0;
        for (int symbol : rows.symbols(connection)) {
            Path file = part.resolve(rows.fileName(symbol));
            try (FileChannel channel = created(file)) {
                // The channel is closed with the writer, so it is flushed first.
                GZIPOutputStream packed = new GZIPOutputStream(Channels.newOutputStream(channel));
                BufferedWriter writer =
                        new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8));
                rows.each(connection, symbol, line -> writer.append(line).append('\n'));
                writer.flush();
                packed.finish();
                channel.force(true);
                bytes += channel.size();
            }
            sums.add(sum(file) + "  " + file.getFileName() + "\n");
        }
        try (FileChannel channel = created(part.resolve(SUMS))) {
            channel.write(StandardCharsets.UTF_8.encode(String.join("", sums)));
            channel.force(true);
        }
        force(part);
        if (!holds(part, rows, connection)) {
            throw new IOException("what was read back from " + part + " is not what was written");
        }
        Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        return new Kept(place, bytes);
    }

    private static FileChannel created(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** So that names outlive a loss of power. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void remove(Path part) throws IOException {
        if (Files.exists(part)) {
            try (Stream<Path> paths = Files.walk(part)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** Whether a folder has all rows of a partition, no others, and its checksums are right. */
    private static boolean holds(Path place, ArchiveRows rows, Connection connection)
            throws IOException, SQLException {
        TreeSet<String> expected = new TreeSet<>();
        for (int symbol : rows.symbols(connection)) {
            Path file = place.resolve(rows.fileName(symbol));
            if (Files.notExists(file) || !isSame(file, rows, connection, symbol)) {
                return false;
            }
            expected.add(sum(file) + "  " + file.getFileName());
        }
        Path sums = place.resolve(SUMS);
        return Files.exists(sums) && expected.equals(new TreeSet<>(Files.readAllLines(sums)));
    }

    private static boolean isSame(Path file, ArchiveRows rows, Connection connection, int symbol)
            throws SQLException {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            rows.each(
                    connection,
                    symbol,
                    line -> {
                        if (!line.equals(reader.readLine())) {
                            throw new IOException("another row");
                        }
                    });
            return reader.readLine() == null;
        } catch (IOException _) {
            // It cannot be read, or has other rows.
            return false;
        }
    }

    private static String sum(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(
                        Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
