package org.bourse.risk.model;

import java.util.Arrays;
import java.util.Optional;

/** How large a position should be, by four rules. */
public final class Sizing {
    private static final int ROUNDS_MAX = 10_000;
    private static final double CLOSE = 1e-12;

    private Sizing() {}

    /**
     * Fixed fraction (V. Tharp, R. Vince): the quantity that loses this part of the equity when the
     * price goes from entry to stop: {@code equity × fraction / |entry − stop|}.
     *
     * @param fraction such as 0.01
     * @return empty when entry and stop are the same: nothing bounds it
     */
    public static Optional<Double> fixedFraction(
            double equity, double fraction, double entry, double stop) {
        double apart = Math.abs(entry - stop);
        return apart > 0 ? Optional.of(equity * fraction / apart) : Optional.empty();
    }

    /**
     * The fraction of the equity that makes its logarithm grow fastest (J. L. Kelly, "A New
     * Interpretation of Information Rate", 1956): {@code p − (1 − p) / b}. Never below 0: who has
     * no edge does not bet.
     *
     * @param probability of a win
     * @param payoff b: what a win brings for one that is lost; positive
     */
    public static double kelly(double probability, double payoff) {
        return Math.max(0, probability - (1 - probability) / payoff);
    }

    /**
     * Kelly's fraction for returns of mean μ and variance σ² in the limit of small steps (E. O.
     * Thorp, "The Kelly Criterion in Blackjack, Sports Betting, and the Stock Market", 2006,
     * section 7): {@code μ / σ²}, never below 0.
     *
     * @return empty when they do not vary
     */
    public static Optional<Double> kellyOfReturns(double mean, double variance) {
        return variance > 0 ? Optional.of(Math.max(0, mean / variance)) : Optional.empty();
    }

    /**
     * The weight with which a position has the volatility wanted (A. Moreira, T. Muir,
     * "Volatility-Managed Portfolios", 2017): {@code target / volatility}.
     *
     * @param weightMax not more than this; 1 where nothing is borrowed
     */
    public static double volatilityTarget(double target, double volatility, double weightMax) {
        return volatility > 0 ? Math.min(weightMax, target / volatility) : weightMax;
    }

    /**
     * Weights, positive and of sum 1, with which each asset contributes the same risk (S. Maillard,
     * T. Roncalli, J. Teïletche, "The Properties of Equally Weighted Risk Contribution Portfolios",
     * 2010). One after the other is set to the root of {@code x (Σx) = 1 / n} with the others held
     * (T. Griveau-Billion, J.-C. Richard, T. Roncalli, "A Fast Algorithm for Computing
     * High-Dimensional Risk Parity Portfolios", 2013); correlation is in it.
     *
     * @return empty when an asset does not vary or the matrix is no covariance of assets that can
     *     share risk
     */
    public static Optional<double[]> riskParity(double[][] covariance) {
        int size = covariance.length;
        double[] x = new double[size];
        for (int i = 0; i < size; i++) {
            if (!(covariance[i][i] > 0)) {
                return Optional.empty();
            }
            x[i] = 1 / Math.sqrt(covariance[i][i] * size);
        }
        double moved = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS_MAX && moved > CLOSE; round++) {
            moved = 0;
            for (int i = 0; i < size; i++) {
                double others = -covariance[i][i] * x[i];
                for (int j = 0; j < size; j++) {
                    others += covariance[i][j] * x[j];
                }
                double root = Math.sqrt(others * others + 4 * covariance[i][i] / size);
                double next = (root - others) / (2 * covariance[i][i]);
                moved = Math.max(moved, Math.abs(next - x[i]) / next);
                x[i] = next;
            }
        }
        double sum = Arrays.stream(x).sum();
        if (moved > CLOSE || !Double.isFinite(sum)) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(x).map(weight -> weight / sum).toArray());
    }
}
