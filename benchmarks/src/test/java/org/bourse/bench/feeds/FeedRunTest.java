package org.bourse.bench.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bourse.bench.BenchException;
import org.junit.jupiter.api.Test;

class FeedRunTest {
    private static final String FIRST =
            """
            1723161254036000000 {"e":"depthUpdate","E":1723161254036,"s":"BTCUSDT","U":2,"u":3,\
            "b":[["60000.00","1"]],"a":[]}
            """;
    private static final String SNAPSHOT =
            "1723161254037000000 {\"lastUpdateId\":1,\"bids\":%s,\"asks\":%s}\n"
                    .formatted(side(30_000), side(60_001));
    private static final String SECOND =
            """
            1723161254038000000 {"e":"depthUpdate","E":1723161254038,"s":"BTCUSDT","U":4,"u":4,\
            "b":[],"a":[["60000.50","1"]]}
            """;

    @Test
    void takesARecordingInWhichAllIsFine() {
        FeedRun run = new FeedRun(frames(FIRST + SNAPSHOT + SECOND));

        assertEquals(6, run.latencies(2).getTotalCount());
    }

    @Test
    void failsWhenSomethingIsNot() {
        FeedRun gap =
                new FeedRun(
                        frames(
                                FIRST
                                        + SNAPSHOT
                                        + SECOND.replace("\"U\":4,\"u\":4", "\"U\":5,\"u\":5")));

        assertThrows(BenchException.class, () -> gap.timed(1));
        assertThrows(BenchException.class, () -> frames("nonsense\n"));
    }

    private static String side(int lowest) {
        return IntStream.range(0, 30)
                .mapToObj(i -> "[\"%d\",\"1\"]".formatted(lowest + i))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static FeedFrames frames(String text) {
        return new FeedFrames(text.getBytes(StandardCharsets.UTF_8));
    }
}
