package org.bourse.risk.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Hipparchus, on random returns. */
class CovarianceTest {
    private static final double CLOSE = 1e-15;

    /** Five assets that share a factor. */
    static double[][] history(long seed, int length) {
        Random random = new Random(seed);
        double[][] history = new double[5][length];
        for (int i = 0; i < length; i++) {
            double factor = random.nextGaussian();
            for (int asset = 0; asset < history.length; asset++) {
                history[asset][i] = 0.01 * (asset + 1) * (factor + random.nextGaussian()) + 0.001;
            }
        }
        return history;
    }

    private static double[][] columns(double[][] rows) {
        return MatrixUtils.createRealMatrix(rows).transpose().getData();
    }

    private static void assertClose(double[][] expected, double[][] actual, double delta) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], actual[i], delta);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSampleCovarianceIsHipparchus(long seed) {
        double[][] history = history(seed, 250);

        assertClose(
                new org.hipparchus.stat.correlation.Covariance(columns(history))
                        .getCovarianceMatrix()
                        .getData(),
                Covariance.sample(history),
                CLOSE);
        assertClose(
                new PearsonsCorrelation(columns(history)).getCorrelationMatrix().getData(),
                Covariance.correlation(Covariance.sample(history)),
                1e-12);
    }

    /** By the recursion that defines it, begun so far back that its beginning is forgotten. */
    @Test
    void theExponentialCovarianceIsThatOfTheRecursion() {
        double[][] history = history(4, 2_000);
        double recursive = 0;
        for (int i = 0; i < 2_000; i++) {
            recursive = 0.94 * recursive + 0.06 * history[1][i] * history[3][i];
        }

        assertEquals(recursive, Covariance.exponential(history, 0.94)[1][3], CLOSE);
    }

    @Test
    void aShortHistoryIsNoQuietOne() {
        double[][] covariance = Covariance.exponential(new double[][] {{0.02}}, 0.94);

        assertEquals(0.0004, covariance[0][0], CLOSE);
    }

    @Test
    void whatDoesNotVaryIsUncorrelated() {
        double[][] correlation =
                Covariance.correlation(
                        Covariance.sample(new double[][] {{0.01, 0.02, 0.03}, {0, 0, 0}}));

        assertClose(new double[][] {{1, 0}, {0, 1}}, correlation, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void theCholeskyFactorIsHipparchus(long seed) {
        double[][] covariance = Covariance.sample(history(seed, 100));

        assertClose(
                new CholeskyDecomposition(new Array2DRowRealMatrix(covariance)).getL().getData(),
                Cholesky.of(covariance).orElseThrow(),
                1e-12);
    }

    @Test
    void assetsThatMoveAsOneHaveAFactorAndWhatIsNoCovarianceHasNone() {
        double[][] lower =
                Cholesky.of(new double[][] {{4, 6, 2}, {6, 9, 3}, {2, 3, 5}}).orElseThrow();

        assertClose(new double[][] {{2, 0, 0}, {3, 0, 0}, {1, 0, 2}}, lower, 1e-12);
        assertTrue(Cholesky.of(new double[][] {{1, 2}, {2, 1}}).isEmpty());
        assertTrue(Cholesky.of(new double[][] {{0, 1}, {1, 1}}).isEmpty());
        assertTrue(Cholesky.of(new double[][] {{Double.NaN}}).isEmpty());
    }

    @Test
    void returnsAreOfPositiveCloses() {
        assertArrayEquals(
                new double[] {0.1, -0.5}, Covariance.returns(new double[] {100, 110, 55}), CLOSE);
        assertThrows(
                IllegalArgumentException.class,
                () -> Covariance.returns(new double[] {100, 0, 100}));
        assertThrows(IllegalArgumentException.class, () -> Covariance.returns(new double[] {100}));
        assertThrows(
                IllegalArgumentException.class,
                () -> Covariance.sample(new double[][] {{1, 2}, {1}}));
    }
}
