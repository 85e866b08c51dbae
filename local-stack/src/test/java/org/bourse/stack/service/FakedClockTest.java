package org.bourse.stack.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.bourse.stack.server.StackFolders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FakedClockTest {
    @TempDir private Path home;

    @Test
    void whoseClockIsNotFakedIsStartedAsEver() {
        FakedClock clock = new FakedClock(new StackFolders(home), "part");
        assertEquals(Map.of(), clock.environment());
        clock.set(Duration.ZERO);
        clock.remove();
        assertEquals(Map.of(), clock.environment());
    }

    @Test
    void theProcessReadsSecondsWithASignFromAFileOfItsOwn() throws IOException {
        FakedClock clock = new FakedClock(new StackFolders(home), "part");
        clock.set(Duration.ofHours(1));
        Path file = home.resolve("clocks/part");
        assertEquals("+3600\n", Files.readString(file));
        clock.set(Duration.ofHours(-1));
        assertEquals("-3600\n", Files.readString(file));
        String told = clock.environment().getOrDefault("FAKETIME_TIMESTAMP_FILE", "");
        assertEquals(FakedClock.isPossible() ? file.toString() : "", told);
    }

    @Test
    void whatAnEarlierDrillLeftIsRemoved() {
        StackFolders folders = new StackFolders(home);
        FakedClock.removeAll(folders);
        new FakedClock(folders, "part").set(Duration.ofHours(1));
        FakedClock.removeAll(folders);
        assertFalse(Files.exists(home.resolve("clocks/part")));
    }
}
