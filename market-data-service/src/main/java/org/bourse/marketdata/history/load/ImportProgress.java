package org.bourse.marketdata.history.load;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Tells how far an import is: on a terminal in one line, twice a second; elsewhere a line every
 * five seconds.
 */
final class ImportProgress {
    private static final long TERMINAL_NANOS = 500_000_000L;
    private static final long LINE_NANOS = 5_000_000_000L;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final boolean isTerminal;
    private final long bytesTotal;
    private final long beganNanos;
    private long toldNanos;
    private long bytesBefore;
    private long rows;

    /**
     * @param bytesTotal of all files
     * @param nowNanos of a clock that only goes forward
     */
    ImportProgress(PrintStream out, boolean isTerminal, long bytesTotal, long nowNanos) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.bytesTotal = bytesTotal;
        beganNanos = nowNanos;
        toldNanos = nowNanos;
    }

    /** More rows were read. */
    void read(String file, long moreRows, long bytesOfFile, long nowNanos) {
        rows += moreRows;
        if (nowNanos - toldNanos >= (isTerminal ? TERMINAL_NANOS : LINE_NANOS)) {
            toldNanos = nowNanos;
            String line = line(file, bytesBefore + bytesOfFile, nowNanos);
            if (isTerminal) {
                out.print(CLEAR + line);
            } else {
                out.println(line);
            }
            out.flush();
        }
    }

    String line(String file, long bytes, long nowNanos) {
        double seconds = Math.max(1e-3, (nowNanos - beganNanos) / 1e9);
        double share = bytesTotal == 0 ? 1 : Math.min(1, (double) bytes / bytesTotal);
        long left = share == 0 ? 0 : Math.round(seconds / share - seconds);
        return String.format(
                Locale.ROOT,
                "%s  %.1f %%  %.1f of %.1f MB  %d rows  %d rows/s  %d:%02d left",
                file,
                100 * share,
                bytes / 1e6,
                bytesTotal / 1e6,
                rows,
                Math.round(rows / seconds),
                left / 60,
                left % 60);
    }

    /** A file is read. */
    void fileDone(long bytes) {
        bytesBefore += bytes;
    }

    /** Nothing more comes. */
    void done() {
        if (isTerminal) {
            out.print(CLEAR);
            out.flush();
        }
    }

    /** All rows that were read. */
    long rows() {
        return rows;
    }
}
