package org.bourse.marketdata.source.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.Levels;
import org.bourse.marketdata.source.tick.SourceDepthSnapshot;
import org.bourse.marketdata.source.tick.SourceDepthUpdate;
import org.bourse.marketdata.source.tick.SourceQuote;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.bourse.marketdata.source.tick.SourceTrade;
import org.bourse.marketdata.source.tick.SymbolMap;
import org.bourse.marketdata.source.tick.Tick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinanceReaderTest {
    private static final long NOW = 1_723_161_255_000_000L;
    private static final String TRADE =
            """
            {"stream":"btcusdt@trade","data":{"e":"trade","E":1723161255343,"s":"BTCUSDT",\
            "t":3735683259,"p":"61837.63000000","q":"0.02000000","T":1723161255342,"m":true,\
            "M":true}}\
            """;
    private static final String QUOTE =
            """
            {"stream":"btcusdt@bookTicker","data":{"u":50093239212,"s":"BTCUSDT",\
            "b":"61837.63000000","B":"3.78826000","a":"61837.64000000","A":"1.54698000"}}\
            """;
    private static final String DEPTH =
            """
            {"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":1723161255308,\
            "s":"BTCUSDT","U":50093239203,"u":50093239207,"b":[["55653.87000000","0.00000000"]],\
            "a":[["61838.04000000","0.32332000"],["61844.30000000","0.40163000"]]}}\
            """;
    private static final String SNAPSHOT =
            """
            {"lastUpdateId":50093239218,"bids":[["61837.63000000","3.78826000"]],\
            "asks":[["61837.64000000","1.60520000"]]}\
            """;

    private final BinanceReader reader =
            new BinanceReader(
                    new SymbolMap(
                            Map.of("BTC-USDT", "BTCUSDT"),
                            Map.of("BTC-USDT", SourceTerms.of("BTC-USDT", "0.01", "0.00001"))));
    private final Heard heard = new Heard();

    @Test
    void readsTheFourShapes() {
        List<Tick> expected =
                List.of(
                        new SourceTrade(
                                "BTC-USDT",
                                1_723_161_255_342_000L,
                                3_735_683_259L,
                                6_183_763,
                                2_000,
                                true),
                        new SourceQuote(
                                "BTC-USDT",
                                NOW,
                                50_093_239_212L,
                                6_183_763,
                                378_826,
                                6_183_764,
                                154_698),
                        new SourceDepthUpdate(
                                "BTC-USDT",
                                1_723_161_255_308_000L,
                                50_093_239_203L,
                                50_093_239_207L,
                                Levels.of(5_565_387, 0),
                                Levels.of(6_183_804, 32_332, 6_184_430, 40_163)),
                        new SourceDepthSnapshot(
                                "BTC-USDT",
                                NOW,
                                50_093_239_218L,
                                1,
                                Levels.of(6_183_763, 378_826),
                                Levels.of(6_183_764, 160_520)));

        List.of(TRADE, QUOTE, DEPTH, SNAPSHOT).forEach(this::read);

        assertEquals(List.of(), heard.problems);
        assertEquals(expected, heard.ticks);
    }

    @Test
    void readsRawFramesWhateverTheOrderOfTheirFields() {
        read(
                """
                {"a":[],"b":[["1.00","2","ignored",[3]]],"u":7,"U":6,"s":"BTCUSDT","E":5,\
                "e":"depthUpdate"}\
                """);

        assertEquals(
                List.of(
                        new SourceDepthUpdate(
                                "BTC-USDT", 5_000, 6, 7, Levels.of(100, 200_000), Levels.NONE)),
                heard.ticks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"result\":null,\"id\":1}",
                "{\"error\":{\"code\":2,\"msg\":\"Invalid request\"},\"id\":1}",
                "{\"stream\":\"btcusdt@kline_1m\",\"data\":{\"e\":\"kline\",\"E\":1,\"s\":\"X\"}}",
                "{\"e\":\"serverShutdown\",\"E\":1770123456789}"
            })
    void passesOverWhatItDoesNotNeed(String frame) {
        read(frame);

        assertEquals(List.of(), heard.ticks);
        assertEquals(List.of(), heard.problems);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"BTCUSDT\"    | \"ETHUSDT\"    | UNKNOWN_SYMBOL",
                "61837.63000000 | 61837.635      | PRICE_SCALE",
                "61837.63000000 | 9e99           | PRICE_SCALE",
                "0.02000000     | 0.000001       | QUANTITY_SCALE",
                "1723161255342  | -1             | TIME_UNREADABLE",
                "1723161255342  | 9223372036854775807 | TIME_UNREADABLE",
                "1723161255342  | 1.5            | MALFORMED",
                "3735683259     | \"x\"          | MALFORMED",
                "3735683259     | 99999999999999999999999 | MALFORMED",
                "3735683259     | 0              | MALFORMED",
                "}}             | }              | MALFORMED",
                "}}             | }}}            | MALFORMED",
                "{\"stream\"    | [\"stream\"    | MALFORMED",
            })
    void saysWhyAFrameIsRefused(String part, String replacement, Finding expected) {
        String frame = TRADE.replace(part, replacement);
        assertTrue(!frame.equals(TRADE), part);

        read(frame);

        assertEquals(List.of(), heard.ticks);
        assertEquals(List.of(expected), heard.problems);
    }

    @Test
    void boundsWhatOneFrameMayBring() {
        String level = "[\"1\",\"1\"],";
        String deep = DEPTH.replace("[[\"55653", "[" + level.repeat(5_001) + "[\"55653");

        read(deep);
        read("[".repeat(100_000));
        read(TRADE.replace("61837.63000000", "1".repeat(2_000)));
        read("{\"stream\":\"" + "x".repeat(5_000) + "\"}");

        assertEquals(List.of(), heard.ticks);
        assertEquals(4, heard.problems.size());
    }

    /** Random text and frames with random damage: at most one tick or one problem, no exception. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingKillsIt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] frames = {TRADE, QUOTE, DEPTH, SNAPSHOT};
        for (int i = 0; i < 10_000; i++) {
            StringBuilder frame = new StringBuilder(frames[random.nextInt(frames.length)]);
            if (random.nextInt(20) == 0) {
                frame.setLength(0);
                random.ints(random.nextInt(200), 0, 0x300).forEach(c -> frame.append((char) c));
            }
            int damages = random.nextInt(1, 6);
            for (int d = 0; d < damages && !frame.isEmpty(); d++) {
                int at = random.nextInt(frame.length());
                switch (random.nextInt(4)) {
                    case 0 -> frame.setCharAt(at, (char) random.nextInt(128));
                    case 1 -> frame.delete(at, Math.min(frame.length(), at + random.nextInt(9)));
                    case 2 -> frame.insert(at, "{}[]\",:0-.e9".charAt(random.nextInt(12)));
                    default -> frame.insert(at, frame.substring(at));
                }
                frame.setLength(Math.min(frame.length(), 5_000));
            }
            int before = heard.ticks.size() + heard.problems.size();
            read(frame.toString());
            int told = heard.ticks.size() + heard.problems.size() - before;
            assertTrue(told <= 1, () -> told + " told of " + frame);
        }
        assertTrue(heard.problems.size() > 5_000, "problems " + heard.problems.size());
    }

    private void read(String frame) {
        reader.frame(frame, NOW, LongUnaryOperator.identity(), heard);
    }
}
