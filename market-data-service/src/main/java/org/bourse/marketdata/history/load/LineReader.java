package org.bourse.marketdata.history.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of UTF-8 and their numbers, from 1. No line is longer than 1 MiB. */
final class LineReader {
    static final int LINE_BYTES_MAX = 1 << 20;

    private static final int BUFFER_BYTES = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private int at;
    private int end;
    private long number;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The number of the line read last. */
    long number() {
        return number;
    }

    /**
     * The next line without its end; null after the last.
     *
     * @throws IOException when the file is broken, or the line too long
     */
    @Nullable String next() throws IOException {
        begun.reset();
        while (true) {
            int newline = newline();
            if (newline >= 0) {
                requireBounded(newline);
                String line = line(newline);
                at = newline + 1;
                return line;
            }
            requireBounded(end);
            begun.write(buffer, at, end - at);
            at = 0;
            end = Math.max(0, in.read(buffer));
            if (end == 0) {
                return begun.size() == 0 ? null : line(0);
            }
        }
    }

    private void requireBounded(int to) throws IOException {
        if (begun.size() + to - at > LINE_BYTES_MAX) {
            throw new IOException("a line of more than " + LINE_BYTES_MAX + " bytes");
        }
    }

    private int newline() {
        for (int i = at; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private String line(int to) {
        number++;
        String line;
        if (begun.size() == 0) {
            line = new String(buffer, at, to - at, StandardCharsets.UTF_8);
        } else {
            begun.write(buffer, at, to - at);
            line = begun.toString(StandardCharsets.UTF_8);
        }
        int length = line.length();
        int last = length > 0 && line.charAt(length - 1) == '\r' ? length - 1 : length;
        int first = number == 1 && length > 0 && line.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        return line.substring(first, Math.max(first, last));
    }
}
