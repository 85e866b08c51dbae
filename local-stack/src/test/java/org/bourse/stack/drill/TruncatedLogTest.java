package org.bourse.stack.drill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruncatedLogTest {
    @TempDir private Path folder;

    /** Three batches of 20, 100 and 30 bytes with their prefixes. */
    private static byte[] segment() {
        ByteBuffer bytes = ByteBuffer.allocate(150);
        for (int length : new int[] {8, 88, 18}) {
            bytes.putLong(0).putInt(length).put(new byte[length]);
        }
        return bytes.array();
    }

    @Test
    void wholeBatchesAreCutOffTheEnd() throws IOException {
        Path file = Files.write(folder.resolve("0.log"), segment());
        TruncatedLog.cutSegment(file, 2);
        assertArrayEquals(Arrays.copyOf(segment(), 20), Files.readAllBytes(file));
    }

    @Test
    void nothingIsLeftOfALogThatHasFewer() throws IOException {
        Path file = Files.write(folder.resolve("0.log"), segment());
        TruncatedLog.cutSegment(file, 9);
        assertEquals(0, Files.size(file));
    }
}
