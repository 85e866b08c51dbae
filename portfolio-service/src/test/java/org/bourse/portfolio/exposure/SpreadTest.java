package org.bourse.portfolio.exposure;

import static org.bourse.portfolio.position.Trades.BTC;
import static org.bourse.portfolio.position.Trades.ETH;
import static org.bourse.portfolio.position.Trades.SYMBOLS;
import static org.bourse.portfolio.position.Trades.USDT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadTest {
    private final Spread spread = new Spread();

    private void add(String key, long value) {
        spread.add(key, BigInteger.valueOf(value));
    }

    private static Optional<BigDecimal> fraction(String text) {
        return Optional.of(new BigDecimal(text));
    }

    @Test
    void whatIsOwedIsShortAndCountsInTheGross() {
        add("BTC", 60);
        add("EUR", -30);
        add("BTC", 10);

        assertEquals(new Exposure(BigInteger.valueOf(70), BigInteger.valueOf(30)), spread.total());
        assertEquals(BigInteger.valueOf(100), spread.total().grossMinor());
        assertEquals(BigInteger.valueOf(40), spread.total().netMinor());
        assertEquals(fraction("0.7"), spread.share("BTC"));
        assertEquals(fraction("0.3"), spread.share("EUR"));
    }

    @Test
    void concentrationIsTheSumOfTheSquaresOfTheShares() {
        add("a", 50);
        add("b", 30);
        add("c", 20);

        assertEquals(fraction("0.38"), spread.herfindahl());
        assertEquals(fraction("2.63158"), spread.effectiveNumber());
        assertEquals(Optional.of("a"), spread.largest());
    }

    @Test
    void ofEqualsTheFirstIsTheLargest() {
        add("b", 5);
        add("a", -5);

        assertEquals(Optional.of("a"), spread.largest());
        assertEquals(fraction("0.5"), spread.herfindahl());
    }

    @Test
    void ofNothingNothingIsSaid() {
        add("a", 0);

        assertEquals(Optional.empty(), spread.herfindahl());
        assertEquals(Optional.empty(), spread.effectiveNumber());
        assertEquals(Optional.empty(), spread.share("a"));
        assertEquals(Optional.empty(), spread.largest());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theFiguresAreThoseOfTheDefinition(long seed) {
        RandomGenerator dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        long[] values = dice.longs(dice.nextInt(1, 20), -1_000, 1_000).toArray();
        double gross = 0;
        for (int i = 0; i < values.length; i++) {
            add("key" + i, values[i]);
            gross += Math.abs(values[i]);
        }
        double squares = 0;
        double shares = 0;
        for (int i = 0; i < values.length; i++) {
            squares += Math.pow(values[i] / gross, 2);
            shares += spread.share("key" + i).orElseThrow().doubleValue();
        }
        assertEquals(squares, spread.herfindahl().orElseThrow().doubleValue(), 1e-6);
        assertEquals(1 / squares, spread.effectiveNumber().orElseThrow().doubleValue(), 1e-4);
        assertEquals(1, shares, 1e-5);
    }

    @Test
    void anAssetIsInTheSectorOfItsFirstSymbolThatHasOne() {
        Sectors sectors = new Sectors(SYMBOLS.values(), Map.of(2, "MONEY"));

        assertEquals("UNCLASSIFIED", sectors.ofSymbol(1));
        assertEquals("MONEY", sectors.ofSymbol(2));
        assertEquals("MONEY", sectors.ofAsset(BTC));
        assertEquals("UNCLASSIFIED", sectors.ofAsset(ETH));
        assertEquals(
                "STORE",
                new Sectors(SYMBOLS.values(), Map.of(1, "STORE", 2, "MONEY")).ofAsset(BTC));
        assertTrue(sectors.isCash(USDT));
        assertFalse(sectors.isCash(BTC));
    }
}
