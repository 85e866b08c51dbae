package org.bourse.bench.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.bourse.bench.BenchException;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** The folder with data for benches; it is no part of the project. */
public final class DataFolder {
    private final Path folder;

    private DataFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The folder to read from; whether it exists is found when something is read.
     *
     * @param named the folder, or null for {@code ../shared/data} seen from the project's root
     */
    public static DataFolder of(@Nullable Path named) {
        if (named != null) {
            return new DataFolder(named);
        }
        Path root = Path.of(System.getProperty("bourse.root", ".")).toAbsolutePath().normalize();
        Path parent = root.getParent();
        return new DataFolder((parent == null ? root : parent).resolve("shared/data"));
    }

    /** Whether a file is there. */
    public boolean has(String name) {
        return Files.isReadable(folder.resolve(name));
    }

    /** The content of an .xz file, unpacked. */
    byte[] unpacked(String name) {
        return read(needed(name), XZInputStream::new);
    }

    /** The content of a .gz file, unpacked. */
    public byte[] gunzipped(String name) {
        return read(needed(name), GZIPInputStream::new);
    }

    private Path needed(String name) {
        Path file = folder.resolve(name);
        if (!has(name)) {
            throw new BenchException(
                    file + " is not there; name the folder that holds the data with --data");
        }
        return file;
    }

    /** Unpacks what is packed. */
    private interface Unpacking {
        InputStream of(InputStream packed) throws IOException;
    }

    private static byte[] read(Path file, Unpacking unpacking) {
        try (InputStream packed = Files.newInputStream(file);
                InputStream in = unpacking.of(packed)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new BenchException("cannot read " + file, e);
        }
    }
}
