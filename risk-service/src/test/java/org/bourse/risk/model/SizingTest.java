package org.bourse.risk.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizingTest {

    @Test
    void aHundredthOfTheEquityIsLostAtTheStop() {
        assertEquals(Optional.of(20.0), Sizing.fixedFraction(10_000, 0.01, 100, 95));
        assertEquals(Optional.of(20.0), Sizing.fixedFraction(10_000, 0.01, 95, 100));
        assertEquals(Optional.empty(), Sizing.fixedFraction(10_000, 0.01, 100, 100));
    }

    /** An even bet is 2p - 1 of it. */
    @ParameterizedTest
    @CsvSource({"0.6, 1, 0.2", "0.5, 2, 0.25", "0.5, 1, 0", "0.3, 1, 0", "1, 1, 1"})
    void anEdgeIsBetByItsSize(double probability, double payoff, double fraction) {
        assertEquals(fraction, Sizing.kelly(probability, payoff), 1e-12);
    }

    /** By trying: no other fraction grows faster. */
    @Test
    void noOtherFractionGrowsFaster() {
        double best = Sizing.kelly(0.55, 1.5);
        for (double other = 0; other < 0.99; other += 0.01) {
            assertTrue(growth(best) >= growth(other), "other=" + other);
        }
    }

    private static double growth(double fraction) {
        return 0.55 * Math.log1p(1.5 * fraction) + 0.45 * Math.log1p(-fraction);
    }

    /** Thorp's market: 11 % a year, 6 % without risk, a deviation of 15 %. */
    @Test
    void ofReturnsItIsTheMeanByTheVariance() {
        assertEquals(2.22, Sizing.kellyOfReturns(0.11 - 0.06, 0.15 * 0.15).orElseThrow(), 0.005);
        assertEquals(Optional.of(0.0), Sizing.kellyOfReturns(-0.1, 0.04));
        assertEquals(Optional.empty(), Sizing.kellyOfReturns(0.1, 0));
    }

    @Test
    void aVolatilityIsReachedOrTheMost() {
        assertEquals(0.5, Sizing.volatilityTarget(0.1, 0.2, 1), 1e-12);
        assertEquals(1, Sizing.volatilityTarget(0.1, 0.05, 1), 1e-12);
        assertEquals(2, Sizing.volatilityTarget(0.1, 0, 2), 1e-12);
    }

    /** Maillard, Roncalli, Teïletche: of two assets the correlation does not matter. */
    @ParameterizedTest
    @ValueSource(doubles = {-0.9, 0, 0.5, 0.99})
    void ofTwoAssetsTheCalmerOneWeighsMore(double correlation) {
        double product = correlation * 0.1 * 0.3;

        double[] weights =
                Sizing.riskParity(new double[][] {{0.01, product}, {product, 0.09}}).orElseThrow();

        assertArrayEquals(new double[] {0.75, 0.25}, weights, 1e-9);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void allAssetsContributeTheSame(long seed) {
        double[][] covariance = Covariance.sample(CovarianceTest.history(seed, 60));

        double[] weights = Sizing.riskParity(covariance).orElseThrow();

        assertEquals(1, Arrays.stream(weights).sum(), 1e-12);
        Contributions contributions = Contributions.of(weights, covariance);
        double[] equal = new double[5];
        Arrays.fill(equal, contributions.deviation() / 5);
        assertArrayEquals(equal, contributions.components(), 1e-10);
    }

    @Test
    void whatCannotShareRiskHasNoWeights() {
        assertTrue(Sizing.riskParity(new double[][] {{0.01, 0}, {0, 0}}).isEmpty());
        assertTrue(Sizing.riskParity(new double[][] {{1, -1}, {-1, 1}}).isEmpty());
    }

    @Test
    void aJumpMovesWhatIsHeldByItsSymbolAndItsFactors() {
        List<Stress.Holding> holdings =
                List.of(
                        new Stress.Holding("BTC-USDT", 1_000, Map.of("market", 1.0)),
                        new Stress.Holding("ETH-USDT", 500, Map.of("market", 1.5, "rates", -1.0)),
                        new Stress.Holding("GOLD-USDT", 200, Map.of()));

        Stress.Outcome crash =
                Stress.of(
                        holdings,
                        new Stress.Scenario(
                                "crash",
                                Map.of("ETH-USDT", -0.1),
                                Map.of("market", -0.4, "rates", 0.02)));

        assertEquals(
                new TreeMap<>(Map.of("BTC-USDT", -400.0, "ETH-USDT", -360.0, "GOLD-USDT", 0.0)),
                rounded(crash));
        assertEquals(-760, crash.total(), 1e-9);
    }

    private static TreeMap<String, Double> rounded(Stress.Outcome outcome) {
        TreeMap<String, Double> rounded = new TreeMap<>();
        outcome.bySymbol()
                .forEach((symbol, gain) -> rounded.put(symbol, Math.round(gain * 1e9) / 1e9 + 0.0));
        return rounded;
    }

    @Test
    void noMoreIsLostThanIsHeld() {
        Stress.Outcome end =
                Stress.of(
                        List.of(new Stress.Holding("A", 100, Map.of("market", 3.0))),
                        new Stress.Scenario("end", Map.of(), Map.of("market", -0.9)));

        assertEquals(-100, end.total(), 1e-9);
    }
}
