package org.bourse.bench.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Path file = folder.resolve(name);
        if (!has(name)) {
            throw new BenchException(
                    file + " is not there; name the folder that holds the data with --data");
        }
        try (XZInputStream in = new XZInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new BenchException("cannot read " + file, e);
        }
    }
}
