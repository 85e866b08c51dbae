package org.bourse.stack.launcher;

import java.util.Locale;
import org.bourse.stack.process.Progress;

/** Prints progress with the seconds since the command began; lines never mix. */
final class Console implements Progress {

    private final long began = System.nanoTime();

    @Override
    public synchronized void line(String line) {
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.println(String.format(Locale.ROOT, "%6.1f s  %s", seconds, line));
        System.out.flush();
    }
}
