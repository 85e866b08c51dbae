package org.bourse.marketdata.source.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.bourse.marketdata.source.provider.PollReader.Answer;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.SourceBar;
import org.bourse.marketdata.source.tick.SourceLast;
import org.bourse.marketdata.source.tick.SourceQuote;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.bourse.marketdata.source.tick.Tick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollReadersTest {
    private static final long NOW = 1_723_161_255_000_000L;
    private static final long MINUTE = 60_000_000;
    private static final SourceTerms IBM = SourceTerms.of("IBM-USD", "0.01", "1");

    private final Heard heard = new Heard();

    @Test
    void alphaVantageTellsALastPriceOfADay() {
        AlphaVantageReader reader = new AlphaVantageReader("");

        Answer answer = reader.read(IBM, ProviderAnswers.GLOBAL_QUOTE, NOW, heard);

        assertEquals(Answer.READ, answer);
        assertEquals(
                List.of(
                        new SourceLast(
                                "IBM-USD",
                                micros("2024-08-08T04:00:00Z"),
                                86_400_000_000L,
                                19_148,
                                3_270_125)),
                heard.ticks);
        assertEquals(
                "/query?function=GLOBAL_QUOTE&symbol=BRK%2FB&apikey=se%20cret",
                reader.request("BRK/B", "se cret"));
    }

    @Test
    void alphaVantageTellsCandlesOldestFirstOnTheClocksOfNewYork() {
        AlphaVantageReader reader = new AlphaVantageReader("5min");

        Answer answer = reader.read(IBM, ProviderAnswers.INTRADAY, NOW, heard);

        assertEquals(Answer.READ, answer);
        assertEquals(
                List.of(
                        new SourceBar(
                                "IBM-USD",
                                micros("2024-08-08T19:50:00Z"),
                                5 * MINUTE,
                                19_130,
                                19_155,
                                19_128,
                                19_150,
                                60_231),
                        new SourceBar(
                                "IBM-USD",
                                micros("2024-08-08T19:55:00Z"),
                                5 * MINUTE,
                                19_150,
                                19_160,
                                19_140,
                                19_148,
                                151_020)),
                heard.ticks);
    }

    @Test
    void alphaVantageSaysWithStatus200ThatItIsAskedTooOften() {
        AlphaVantageReader reader = new AlphaVantageReader("");

        assertEquals(Answer.RATE_LIMITED, reader.read(IBM, ProviderAnswers.NOTE, NOW, heard));
        assertEquals(
                Answer.RATE_LIMITED, reader.read(IBM, ProviderAnswers.INFORMATION, NOW, heard));
        assertEquals(
                Answer.ERROR,
                reader.read(IBM, "{\"Error Message\": \"Invalid API call.\"}", NOW, heard));
        assertEquals(Answer.ERROR, reader.read(IBM, "{\"Global Quote\": {}}", NOW, heard));
        assertEquals(List.of(), heard.ticks);
        assertEquals(List.of(), heard.problems);
    }

    @Test
    void yahooTellsCandlesWithoutTheHolesAndTheLastPrice() {
        Answer answer = new YahooReader("1m").read(IBM, ProviderAnswers.CHART, NOW, heard);

        assertEquals(Answer.READ, answer);
        assertEquals(
                List.of(
                        new SourceBar(
                                "IBM-USD",
                                1_723_146_780_000_000L,
                                MINUTE,
                                18_995,
                                19_002,
                                18_990,
                                19_000,
                                1_200),
                        new SourceBar(
                                "IBM-USD",
                                1_723_146_900_000_000L,
                                MINUTE,
                                19_000,
                                19_010,
                                18_999,
                                19_010,
                                0),
                        new SourceLast(
                                "IBM-USD", 1_723_146_950_000_000L, 1_000_000, 19_011, 3_500)),
                heard.ticks);
        assertEquals(List.of(), heard.problems);
    }

    @Test
    void yahooTellsTheLastTradeAsACandleWhichItIsNot() {
        String chart = ProviderAnswers.CHART.replace("1723146950", "1723146900");

        new YahooReader("1m").read(IBM, chart, NOW, heard);

        assertEquals(
                List.of(1_723_146_780_000_000L, 1_723_146_900_000_000L),
                heard.ticks.stream().map(Tick::timeMicros).toList());
        assertTrue(heard.ticks.getLast() instanceof SourceLast);
    }

    @Test
    void yahooSaysWhatItDoesNotHave() {
        YahooReader reader = new YahooReader("1m");

        assertEquals(Answer.ERROR, reader.read(IBM, ProviderAnswers.CHART_ERROR, NOW, heard));
        assertEquals(Answer.RATE_LIMITED, reader.read(IBM, "Too Many Requests\r\n", NOW, heard));
        assertEquals(Answer.READ, reader.read(IBM, ProviderAnswers.CHART_EMPTY, NOW, heard));
        assertEquals(List.of(), heard.ticks);
        assertEquals(List.of(), heard.problems);
    }

    @Test
    void iexTellsTheLastPriceAndTheBestOnesWhileItQuotes() {
        IexReader reader = new IexReader();
        SourceTerms fine = SourceTerms.of("IBM-USD", "0.001", "1");

        reader.read(fine, ProviderAnswers.IEX_OPEN, NOW, heard);
        reader.read(fine, "[" + ProviderAnswers.IEX_CLOSED + "]", NOW, heard);

        assertEquals(
                List.of(
                        new SourceLast(
                                "IBM-USD", 1_661_452_054_786_000L, 1_000, 169_295, 33_345_361),
                        new SourceQuote(
                                "IBM-USD", 1_661_452_054_786_000L, 0, 161_870, 112, 170_000, 1_005),
                        new SourceLast("IBM-USD", 1_617_261_572_432_000L, 1_000, 137_930, 0)),
                heard.ticks);
        assertEquals(List.of(), heard.problems);
    }

    @Test
    void aScaleThatDoesNotFitIsRefusedWithAReason() {
        new IexReader().read(IBM, ProviderAnswers.IEX_OPEN, NOW, heard);

        assertEquals(List.of(Finding.PRICE_SCALE), heard.problems);
        assertEquals(1, heard.ticks.size(), "the quote is whole");
    }

    @Test
    void keysAreInNoText() {
        assertFalse(new IexReader().request("IBM", "").contains("secret"));
        assertEquals("/stock/IBM/quote?token=a%26b", new IexReader().request("IBM", "a&b"));
        assertEquals(
                "/v8/finance/chart/BTC-USD?interval=1m&range=1d",
                new YahooReader("1m").request("BTC-USD", "unused"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nothingKillsThem(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PollReader> readers =
                List.of(
                        new AlphaVantageReader(""),
                        new AlphaVantageReader("5min"),
                        new YahooReader("1m"),
                        new IexReader());
        for (int i = 0; i < 4_000; i++) {
            StringBuilder body =
                    new StringBuilder(
                            ProviderAnswers.ALL.get(random.nextInt(ProviderAnswers.ALL.size())));
            int damages = random.nextInt(1, 5);
            for (int d = 0; d < damages && !body.isEmpty(); d++) {
                int at = random.nextInt(body.length());
                switch (random.nextInt(4)) {
                    case 0 -> body.setCharAt(at, (char) random.nextInt(128));
                    case 1 -> body.delete(at, Math.min(body.length(), at + random.nextInt(20)));
                    case 2 -> body.insert(at, "9e999999999");
                    default -> body.insert(at, "{}[]\",:null".charAt(random.nextInt(11)));
                }
            }
            for (PollReader reader : readers) {
                reader.read(IBM, body.toString(), NOW, heard);
            }
        }
        assertTrue(heard.problems.size() > 1_000);
    }

    private static long micros(String instant) {
        return Instant.parse(instant).getEpochSecond() * 1_000_000;
    }
}
