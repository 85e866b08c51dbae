package org.bourse.marketdata.history.load;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * A file, or the files in an archive, one after another. What it is packed with is told by its
 * first bytes; it is unpacked while it is read. Closed by whoever opened it.
 */
final class InputFile implements AutoCloseable {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] XZ = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};
    private static final int BUFFER_BYTES = 1 << 16;

    /** A file of what is read. */
    record Part(String name, InputStream content) {}

    /** Counts what is taken from the disk. */
    private static final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            bytes += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            bytes += Math.max(0, count);
            return count;
        }
    }

    private final Path path;
    private final long size;
    private final Counted counted;
    private final DigestInputStream digest;
    private final InputStream content;
    private final @Nullable ZipInputStream zip;
    private boolean isTaken;

    private InputFile(Path path) throws IOException {
        this.path = path;
        size = Files.size(path);
        counted = new Counted(Files.newInputStream(path));
        try {
            digest = new DigestInputStream(counted, sha256());
            BufferedInputStream raw = new BufferedInputStream(digest, BUFFER_BYTES);
            raw.mark(XZ.length);
            byte[] head = raw.readNBytes(XZ.length);
            raw.reset();
            requireAsNamed(head);
            zip = startsWith(head, ZIP) ? new ZipInputStream(raw) : null;
            if (zip != null) {
                content = zip;
            } else if (startsWith(head, GZIP)) {
                content = new GZIPInputStream(raw, BUFFER_BYTES);
            } else if (startsWith(head, XZ)) {
                content = new XZInputStream(raw);
            } else {
                content = raw;
            }
        } catch (IOException e) {
            counted.close();
            throw e;
        }
    }

    /**
     * Opens a file.
     *
     * @throws ImportException when it cannot be read, or is not what its name says
     */
    static InputFile open(Path path) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new ImportException("cannot read " + path);
        }
        try {
            return new InputFile(path);
        } catch (IOException e) {
            throw new ImportException(path + ": " + e.getMessage(), e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void requireAsNamed(byte[] head) throws IOException {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean isAsNamed =
                (!name.endsWith(".zip") || startsWith(head, ZIP))
                        && (!name.endsWith(".gz") || startsWith(head, GZIP))
                        && (!name.endsWith(".xz") || startsWith(head, XZ));
        if (!isAsNamed) {
            throw new IOException("it is broken, or not what its name says");
        }
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length
                && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    /** The next file in it; null after the last. The one before is not read any more. */
    @Nullable Part next() throws IOException {
        String name = path.getFileName().toString();
        if (zip == null) {
            boolean isFirst = !isTaken;
            isTaken = true;
            return isFirst ? new Part(name, content) : null;
        }
        ZipEntry entry;
        while ((entry = zip.getNextEntry()) != null) {
            String inside = entry.getName();
            boolean isHidden = inside.startsWith("__MACOSX/") || inside.matches("(.*/)?\\..*");
            if (!entry.isDirectory() && !isHidden) {
                isTaken = true;
                return new Part(name + "!" + inside, zip);
            }
        }
        if (!isTaken) {
            throw new IOException("there is no file in it");
        }
        return null;
    }

    /** Its size on disk. */
    long size() {
        return size;
    }

    /** Bytes read from the disk so far. */
    long bytesRead() {
        return counted.bytes;
    }

    /** The SHA-256 of the whole file, which is read to its end. */
    String sha256Rest() throws IOException {
        digest.transferTo(java.io.OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    }

    @Override
    public void close() throws IOException {
        counted.close();
    }
}
