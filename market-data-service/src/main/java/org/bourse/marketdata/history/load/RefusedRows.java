package org.bourse.marketdata.history.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names the rows that were refused: the first in memory, 10,000 in a file where one is wanted,
 * which is CSV of file, line, code and the line itself, cut after 200 characters.
 */
final class RefusedRows implements AutoCloseable {
    static final int ROWS_MAX = 10_000;

    private static final int SHOWN_MAX = 5;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
    private static final int TEXT_MAX = 200;

    private final @Nullable BufferedWriter file;
    private final List<String> shown = new ArrayList<>();
    private int written;

    /**
     * @param path null for no file
     */
    RefusedRows(@Nullable Path path) {
        try {
            file = path == null ? null : Files.newBufferedWriter(path);
            write("file,line,code,text");
        } catch (IOException e) {
            throw new ImportException("cannot write " + path, e);
        }
    }

    void add(String part, long line, String code, String text) {
        if (shown.size() < SHOWN_MAX) {
            shown.add("%s line %d: %s: %s".formatted(part, line, code, cut(text, 100)));
        }
        if (written < ROWS_MAX) {
            write("%s,%d,%s,%s".formatted(quoted(part), line, code, quoted(cut(text, TEXT_MAX))));
        } else if (written == ROWS_MAX) {
            write("more are counted in the report only,,,");
        }
        written = Math.min(written + 1, ROWS_MAX + 1);
    }

    /** Lines of files that are no text must not harm who reads of them. */
    private static String cut(String text, int max) {
        String cut = text.length() <= max ? text : text.substring(0, max) + "…";
        return CONTROL.matcher(cut).replaceAll("?");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private void write(String line) {
        if (file == null) {
            return;
        }
        try {
            file.write(line);
            file.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first of them since this was last asked. */
    List<String> takeShown() {
        List<String> taken = List.copyOf(shown);
        shown.clear();
        return taken;
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
