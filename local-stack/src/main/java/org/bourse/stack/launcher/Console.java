package org.bourse.stack.launcher;

import java.io.PrintStream;
import java.util.Locale;
import org.bourse.stack.process.Progress;

/** Prints progress with the seconds since the command began; lines never mix. */
final class Console implements Progress {

    private final long began = System.nanoTime();
    private final PrintStream out;

    Console() {
        this(System.out);
    }

    Console(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void line(String line) {
        double seconds = (System.nanoTime() - began) / 1e9;
        out.println(String.format(Locale.ROOT, "%6.1f s  %s", seconds, line));
        out.flush();
    }
}
