package org.bourse.risk.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueAtRiskTest {
    private static final double[] NO_MEANS = new double[5];
    private static final double[] HOLDINGS = {1_000, -500, 2_000, 0, 700};

    @Test
    void theNormalDistributionIsHipparchus() {
        NormalDistribution normal = new NormalDistribution();
        for (double x = -6; x <= 6; x += 0.01) {
            assertEquals(normal.cumulativeProbability(x), Normal.probability(x), 1e-14);
            assertEquals(normal.density(x), Normal.density(x), 1e-15);
        }
        for (double p = 0.5; p < 0.99991; p += 0.0001) {
            assertEquals(normal.inverseCumulativeProbability(p), Normal.quantile(p), 1e-9);
        }
    }

    /** The tables of every textbook: 1.645, 2.326 and, beyond, 2.063, 2.665 deviations. */
    @Test
    void ofANormalReturnItIsThePublishedMultipleOfTheDeviation() {
        double[] one = {1};
        double[][] variance = {{1}};

        ValueAtRisk at95 = ValueAtRisk.parametric(one, new double[1], variance, 1, 0.95);
        ValueAtRisk at99 = ValueAtRisk.parametric(one, new double[1], variance, 1, 0.99);

        assertEquals(1.6449, at95.valueAtRisk(), 5e-5);
        assertEquals(2.0627, at95.conditional(), 5e-5);
        assertEquals(2.3263, at99.valueAtRisk(), 5e-5);
        assertEquals(2.6652, at99.conditional(), 5e-5);
    }

    @Test
    void aMeanGainLowersItAndTimeRaisesIt() {
        ValueAtRisk tenDays =
                ValueAtRisk.parametric(
                        new double[] {100},
                        new double[] {0.001},
                        new double[][] {{0.0004}},
                        10,
                        0.99);

        assertEquals(100 * (2.326348 * 0.02 * Math.sqrt(10) - 0.01), tenDays.valueAtRisk(), 1e-4);
    }

    @Test
    void ofTenLossesTheNinthIsNotPassedByNineTenths() {
        double[] losses = {3, 1, 2, 10, 5, 4, 6, 7, 8, 9};

        assertEquals(new ValueAtRisk(9, 10), rounded(ValueAtRisk.ofLosses(losses.clone(), 0.9)));
        // The tenth part of nine, and all of ten, of what 0.85 leaves.
        assertEquals(
                new ValueAtRisk(9, 9.666666667),
                rounded(ValueAtRisk.ofLosses(losses.clone(), 0.85)));
        assertEquals(new ValueAtRisk(10, 10), rounded(ValueAtRisk.ofLosses(losses, 0.99)));
    }

    private static ValueAtRisk rounded(ValueAtRisk of) {
        return new ValueAtRisk(of.valueAtRisk(), Math.round(of.conditional() * 1e9) / 1e9);
    }

    /** The conditional figure minimises Rockafellar and Uryasev's function: tried at every loss. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theConditionalOneIsTheMinimumThatDefinesIt(long seed) {
        Random random = new Random(seed);
        double[] losses = random.doubles(137, -5, 20).toArray();
        double confidence = 0.5 + random.nextInt(49) / 100.0;
        double naive =
                Arrays.stream(losses)
                        .map(level ->
                                level
                                        + Arrays.stream(losses)
                                                        .map(loss -> Math.max(0, loss - level))
                                                        .sum()
                                                / losses.length
                                                / (1 - confidence))
                        .min()
                        .orElseThrow();

        assertEquals(naive, ValueAtRisk.ofLosses(losses.clone(), confidence).conditional(), 1e-9);
    }

    @Test
    void thePastIsThatOfTodaysHoldings() {
        double[][] history = {{0.1, -0.2, 0.05}, {0.3, 0.1, -0.4}};

        ValueAtRisk worst = ValueAtRisk.historical(new double[] {100, -10}, history, 0.9);

        assertEquals(21, worst.valueAtRisk(), 1e-9);
    }

    @Test
    void whatIsSimulatedComesCloseToTheFormulaAndIsTheSameForASeed() {
        double[][] covariance = Covariance.sample(CovarianceTest.history(7, 250));
        ValueAtRisk formula = ValueAtRisk.parametric(HOLDINGS, NO_MEANS, covariance, 10, 0.99);

        ValueAtRisk simulated = simulated(covariance, 200_000, 11);

        assertEquals(formula.valueAtRisk(), simulated.valueAtRisk(), formula.valueAtRisk() / 100);
        assertEquals(formula.conditional(), simulated.conditional(), formula.conditional() / 100);
        assertEquals(simulated(covariance, 1_000, 11), simulated(covariance, 1_000, 11));
        assertTrue(
                simulated(covariance, 1_000, 11).valueAtRisk()
                        != simulated(covariance, 1_000, 12).valueAtRisk());
    }

    private static ValueAtRisk simulated(double[][] covariance, int paths, long seed) {
        return ValueAtRisk.monteCarlo(HOLDINGS, NO_MEANS, covariance, 10, 0.99, paths, seed)
                .orElseThrow();
    }

    @Test
    void componentsAddUpToTheWhole() {
        double[][] covariance = Covariance.sample(CovarianceTest.history(8, 250));

        Contributions contributions = Contributions.of(HOLDINGS, covariance);

        assertEquals(
                contributions.deviation(), Arrays.stream(contributions.components()).sum(), 1e-9);
        assertEquals(0, contributions.components()[3]);
        assertTrue(contributions.components()[1] < 0, "what is owed hedges");
        assertTrue(contributions.diversification() > 1);
        IntStream.range(0, 5)
                .forEach(i ->
                        assertEquals(
                                Math.abs(HOLDINGS[i]) * Math.sqrt(covariance[i][i]),
                                contributions.deviations()[i],
                                1e-9));
        assertArrayEquals(Covariance.correlation(covariance)[2], contributions.correlation()[2], 0);
    }

    @Test
    void whatIsOutOfBoundsIsRefused() {
        double[][] one = {{1}};
        for (double confidence : new double[] {0.49, 0.99991, Double.NaN}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> ValueAtRisk.parametric(new double[1], new double[1], one, 1, confidence));
        }
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        ValueAtRisk.monteCarlo(
                                new double[1], new double[1], one, 1, 0.9, 1_000_001, 1));
    }
}
