package org.bourse.contracts.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Records to the bytes of a block and back. */
final class BlockCodec {
    private static final int MAGIC = 0x42525341;
    private static final int PREFIX_BYTES = 2 * Integer.BYTES;
    private static final int ABSENT = -1;

    private BlockCodec() {}

    static byte[] encode(List<ArchivedRecord> records) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(new byte[PREFIX_BYTES]);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out =
                new DataOutputStream(new DeflaterOutputStream(block, deflater))) {
            for (ArchivedRecord record : records) {
                byte[] frame = frame(record);
                out.writeInt(frame.length);
                out.write(frame);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        } finally {
            deflater.end();
        }
        byte[] bytes = block.toByteArray();
        ByteBuffer.wrap(bytes).putInt(MAGIC).putInt(bytes.length - PREFIX_BYTES);
        return bytes;
    }

    private static byte[] frame(ArchivedRecord record) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(frame);
        out.writeLong(record.offset());
        out.writeLong(record.timestamp());
        write(out, record.key());
        write(out, record.value());
        out.writeInt(record.headers().size());
        for (ArchivedRecord.Header header : record.headers()) {
            out.writeUTF(header.name());
            write(out, header.value());
        }
        return frame.toByteArray();
    }

    private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
        if (bytes == null) {
            out.writeInt(ABSENT);
        } else {
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    /**
     * Reads a block whose checksum is right.
     *
     * @throws IOException when it is not one, whatever its checksum
     */
    static List<ArchivedRecord> decode(byte[] block) throws IOException {
        ByteBuffer prefix = ByteBuffer.wrap(block);
        if (block.length < PREFIX_BYTES
                || prefix.getInt() != MAGIC
                || prefix.getInt() != block.length - PREFIX_BYTES) {
            throw new IOException("it is no block");
        }
        List<ArchivedRecord> records = new ArrayList<>();
        try (DataInputStream in =
                new DataInputStream(
                        new InflaterInputStream(
                                new ByteArrayInputStream(
                                        block, PREFIX_BYTES, block.length - PREFIX_BYTES)))) {
            for (int first = in.read(); first >= 0; first = in.read()) {
                int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
                byte[] frame = in.readNBytes(length);
                if (frame.length != length) {
                    throw new EOFException("a frame is not whole");
                }
                records.add(record(frame));
            }
        }
        return records;
    }

    private static ArchivedRecord record(byte[] frame) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame));
        long offset = in.readLong();
        long timestamp = in.readLong();
        byte[] key = read(in);
        byte[] value = read(in);
        int count = in.readInt();
        List<ArchivedRecord.Header> headers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            headers.add(new ArchivedRecord.Header(in.readUTF(), read(in)));
        }
        if (in.available() > 0) {
            throw new IOException("a frame is too long");
        }
        return new ArchivedRecord(offset, timestamp, key, value, headers);
    }

    private static byte @Nullable [] read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length == ABSENT) {
            return null;
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new EOFException("a field is not whole");
        }
        return bytes;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
