package org.bourse.stack.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the end of a log. */
public final class LogFile {

    private static final int TAIL_BYTES_MAX = 64 * 1024;
    private static final int END_LINES = 25;

    private LogFile() {}

    /** The last lines of a file, oldest first; empty when there is no such file. */
    public static List<String> lastLines(Path file, int linesMax) {
        if (!Files.isReadable(file)) {
            return List.of();
        }
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(access.length(), TAIL_BYTES_MAX);
            byte[] bytes = new byte[length];
            access.seek(access.length() - length);
            access.readFully(bytes);
            List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - linesMax), lines.size());
        } catch (IOException e) {
            return List.of("(" + file + " cannot be read: " + e.getMessage() + ")");
        }
    }

    /** The end of a log as a block to print below a message, without the frames of stack traces. */
    public static String end(Path file) {
        StringBuilder text = new StringBuilder("  end of ").append(file).append(":\n");
        List<String> lines =
                lastLines(file, Integer.MAX_VALUE).stream().filter(LogFile::isTelling).toList();
        lines.subList(Math.max(0, lines.size() - END_LINES), lines.size())
                .forEach(line -> text.append("  | ").append(line).append('\n'));
        return text.toString();
    }

    private static boolean isTelling(String line) {
        String text = line.strip();
        return !text.isEmpty() && !text.startsWith("at ") && !text.startsWith("... ");
    }
}
