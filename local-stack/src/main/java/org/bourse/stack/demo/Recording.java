package org.bourse.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.RestClient;

/**
 * The trades of a recorded WebSocket of Binance spot: lines {@code <local nanoseconds> <json>},
 * plain or compressed by gzip. All other kinds of message are passed over.
 */
final class Recording {

    private static final int GZIP_MAGIC_1 = 0x1f;
    private static final int GZIP_MAGIC_2 = 0x8b;

    private final List<RecordedTrade> trades;

    private Recording(List<RecordedTrade> trades) {
        this.trades = List.copyOf(trades);
    }

    /** Reads a whole recording. */
    static Recording read(Path file) {
        List<RecordedTrade> trades = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // Most lines are of other kinds; parsing them would take most of the time.
                if (line.contains("\"e\":\"trade\"")) {
                    trades.add(trade(line));
                }
            }
        } catch (IOException e) {
            throw new StackException("cannot read " + file + ": " + e.getMessage(), e);
        }
        if (trades.isEmpty()) {
            throw new StackException(file + " holds no trades");
        }
        return new Recording(trades);
    }

    /** All trades in their order. */
    List<RecordedTrade> trades() {
        return trades;
    }

    /**
     * The trades grouped into the orders that must have made them: same time, same side, prices
     * walking one way, at most so many at once.
     */
    List<List<RecordedTrade>> sweeps(int tradesMax) {
        List<List<RecordedTrade>> sweeps = new ArrayList<>();
        List<RecordedTrade> current = new ArrayList<>();
        for (RecordedTrade trade : trades) {
            if (!current.isEmpty()
                    && (current.size() == tradesMax || !continues(current.getLast(), trade))) {
                sweeps.add(List.copyOf(current));
                current.clear();
            }
            current.add(trade);
        }
        sweeps.add(List.copyOf(current));
        return List.copyOf(sweeps);
    }

    private static boolean continues(RecordedTrade before, RecordedTrade trade) {
        int step = trade.price().compareTo(before.price());
        return trade.timeMillis() == before.timeMillis()
                && trade.buyerIsMaker() == before.buyerIsMaker()
                && (trade.buyerIsMaker() ? step <= 0 : step >= 0);
    }

    private static RecordedTrade trade(String line) throws IOException {
        JsonNode data = RestClient.json().readTree(line.substring(line.indexOf('{'))).path("data");
        return new RecordedTrade(
                data.path("T").asLong(),
                new BigDecimal(data.path("p").asText()).stripTrailingZeros(),
                new BigDecimal(data.path("q").asText()).stripTrailingZeros(),
                data.path("m").asBoolean());
    }

    private static InputStream open(Path file) throws IOException {
        InputStream plain = new BufferedInputStream(Files.newInputStream(file));
        plain.mark(2);
        boolean compressed = plain.read() == GZIP_MAGIC_1 && plain.read() == GZIP_MAGIC_2;
        plain.reset();
        return compressed ? new GZIPInputStream(plain) : plain;
    }
}
