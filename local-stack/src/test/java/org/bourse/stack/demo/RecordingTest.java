package org.bourse.stack.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.bourse.stack.process.StackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    private static final String LINES =
            """
            1 {"stream":"btcusdt@bookTicker","data":{"u":1,"s":"BTCUSDT","b":"1.0"}}
            2 {"stream":"btcusdt@trade","data":{"e":"trade","p":"10.50000000","q":"0.02000000","T":7,"m":true}}
            3 {"stream":"btcusdt@trade","data":{"e":"trade","p":"10.40000000","q":"1.00000000","T":7,"m":true}}
            4 {"stream":"btcusdt@trade","data":{"e":"trade","p":"10.45000000","q":"3.00000000","T":7,"m":true}}
            5 {"stream":"btcusdt@trade","data":{"e":"trade","p":"10.46000000","q":"4.00000000","T":8,"m":false}}
            """;

    @TempDir Path folder;

    @Test
    void tradesAreReadFromPlainAndCompressedFiles() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain"), LINES);
        Path compressed = folder.resolve("compressed");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            out.write(LINES.getBytes(StandardCharsets.UTF_8));
        }

        List<RecordedTrade> trades = Recording.read(plain).trades();

        assertEquals(4, trades.size());
        assertEquals(
                new RecordedTrade(7, new BigDecimal("10.5"), new BigDecimal("0.02"), true),
                trades.getFirst());
        assertEquals(trades, Recording.read(compressed).trades());
    }

    @Test
    void aSweepEndsWhereAnotherOrderMustHaveTaken() throws IOException {
        Recording recording = Recording.read(Files.writeString(folder.resolve("plain"), LINES));

        List<Integer> sizes = recording.sweeps(100).stream().map(List::size).toList();

        // A seller walks down: the third trade is higher, the fourth is later.
        assertEquals(List.of(2, 1, 1), sizes);
        assertEquals(4, recording.sweeps(1).size());
    }

    @Test
    void aFileWithoutTradesIsRefused() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "1 {}\n");

        assertThrows(StackException.class, () -> Recording.read(empty));
    }
}
