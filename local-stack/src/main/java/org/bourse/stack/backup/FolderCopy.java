package org.bourse.stack.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import org.bourse.stack.process.StackException;

/** A copy of a folder with a list of what is in it: {@code SHA-256 path}, or {@code dir path}. */
final class FolderCopy {
    private static final String FOLDER = "dir";

    private FolderCopy() {}

    /**
     * Copies what is there; what vanishes meanwhile is left out.
     *
     * @param wanted whether a path, relative to the folder, is copied; of a folder only itself when
     *     it is not
     * @return the list
     */
    static List<String> copy(Path from, Path to, Predicate<String> wanted) throws IOException {
        List<String> list = new ArrayList<>();
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes it)
                            throws IOException {
                        String name = from.relativize(folder).toString();
                        Files.createDirectories(to.resolve(name));
                        list.add(FOLDER + ' ' + name);
                        return name.isEmpty() || wanted.test(name)
                                ? FileVisitResult.CONTINUE
                                : FileVisitResult.SKIP_SUBTREE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes it)
                            throws IOException {
                        String name = from.relativize(file).toString();
                        if (wanted.test(name)) {
                            try {
                                list.add(copied(file, to.resolve(name)) + ' ' + name);
                            } catch (NoSuchFileException e) {
                                Files.deleteIfExists(to.resolve(name));
                            }
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure)
                            throws IOException {
                        if (failure instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw failure;
                    }
                });
        return list;
    }

    /**
     * Compares a copy with its list.
     *
     * @throws StackException names the first file that is missing or differs
     */
    static void check(Path folder, List<String> list) {
        for (String line : list) {
            int space = line.indexOf(' ');
            String expected = line.substring(0, space);
            Path path = folder.resolve(line.substring(space + 1));
            try {
                boolean isWhole =
                        expected.equals(FOLDER)
                                ? Files.isDirectory(path)
                                : Files.isRegularFile(path) && sha256(path).equals(expected);
                if (!isWhole) {
                    throw new StackException("the backup is damaged: " + path);
                }
            } catch (IOException e) {
                throw new StackException("cannot read %s: %s".formatted(path, e), e);
            }
        }
    }

    static String sha256(Path file) throws IOException {
        return copied(file, OutputStream.nullOutputStream());
    }

    private static String copied(Path file, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            return copied(file, out);
        }
    }

    private static String copied(Path file, OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestOutputStream digested =
                        new DigestOutputStream(out, MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(digested);
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
