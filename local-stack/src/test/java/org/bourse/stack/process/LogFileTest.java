package org.bourse.stack.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir Path folder;

    @Test
    void theLastLinesComeInTheirOrder() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "one\ntwo\nthree\n");

        assertEquals(List.of("two", "three"), LogFile.lastLines(log, 2));
    }

    @Test
    void theEndShowsCausesWithoutStackFrames() throws IOException {
        Path log =
                Files.writeString(
                        folder.resolve("log"),
                        "Caused by: no table\n\tat a.B.c(B.java:1)\n\t... 29 more\n");

        String end = LogFile.end(log);

        assertTrue(end.contains("Caused by: no table"));
        assertFalse(end.contains("B.java"));
        assertFalse(end.contains("29 more"));
    }
}
