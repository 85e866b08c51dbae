package org.bourse.bench.feeds;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bourse.bench.BenchException;

/** A recording in memory: lines of {@code <local nanoseconds> <frame>}. */
final class FeedFrames {
    private final List<String> frames = new ArrayList<>();
    private final List<Long> receivedMicros = new ArrayList<>();

    FeedFrames(byte[] recording) {
        for (String line : new String(recording, StandardCharsets.UTF_8).split("\n", 0)) {
            int space = line.indexOf(' ');
            if (space < 1) {
                throw new BenchException("a line of the recording has no time");
            }
            try {
                receivedMicros.add(Long.parseLong(line, 0, space, 10) / 1_000);
            } catch (NumberFormatException e) {
                throw new BenchException("a line of the recording has no time", e);
            }
            frames.add(line.substring(space + 1));
        }
    }

    int size() {
        return frames.size();
    }

    String frame(int i) {
        return frames.get(i);
    }

    long receivedMicros(int i) {
        return receivedMicros.get(i);
    }
}
