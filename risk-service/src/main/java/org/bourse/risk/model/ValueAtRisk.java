package org.bourse.risk.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * What a portfolio may lose. A holding is its value now (negative: owed), a return a part of it; a
 * loss is positive. Both figures may be negative: then even that is a gain.
 *
 * @param valueAtRisk the loss that is not passed with the confidence
 * @param conditional the mean of the losses beyond it (expected shortfall)
 */
public record ValueAtRisk(double valueAtRisk, double conditional) {

    /** Bounds that hold for every model. */
    public static final double CONFIDENCE_MIN = 0.5;

    public static final double CONFIDENCE_MAX = 0.9999;
    public static final int PATHS_MAX = 1_000_000;

    /**
     * Of the past: what the holdings of today would have lost, by the empirical distribution. The
     * value at risk is the loss number ⌈confidence × n⌉ of n in increasing order; the conditional
     * one takes the part of its probability beyond the confidence with it (R. T. Rockafellar, S.
     * Uryasev, "Conditional value-at-risk for general loss distributions", Journal of Banking and
     * Finance 26, 2002, proposition 8).
     *
     * @param history one row of returns per holding
     */
    public static ValueAtRisk historical(double[] holdings, double[][] history, double confidence) {
        int length = Covariance.length(history, 1);
        double[] losses = new double[length];
        for (int i = 0; i < length; i++) {
            for (int asset = 0; asset < holdings.length; asset++) {
                losses[i] -= holdings[asset] * history[asset][i];
            }
        }
        return ofLosses(losses, confidence);
    }

    /**
     * Of a normal distribution: {@code z σ - μ}, and {@code σ φ(z) / (1 - confidence) - μ} beyond
     * it, z being the quantile of the confidence (RiskMetrics Technical Document, 1996, section
     * 1.2; A. McNeil, R. Frey, P. Embrechts, "Quantitative Risk Management", 2005, example 2.18).
     *
     * @param means of the returns of one period
     * @param covariance of the returns of one period
     * @param periods over which they add up independently: μ grows with it, σ with its root
     */
    public static ValueAtRisk parametric(
            double[] holdings,
            double[] means,
            double[][] covariance,
            double periods,
            double confidence) {
        checkConfidence(confidence);
        double deviation = Math.sqrt(Covariance.ofSum(holdings, covariance) * periods);
        double gain = 0;
        for (int i = 0; i < holdings.length; i++) {
            gain += holdings[i] * means[i] * periods;
        }
        double z = Normal.quantile(confidence);
        return new ValueAtRisk(
                z * deviation - gain, deviation * Normal.density(z) / (1 - confidence) - gain);
    }

    /**
     * Of simulated returns: normal ones, correlated by the Cholesky factor of the covariance; then
     * as {@link #historical}. The same seed gives the same figures.
     *
     * @param paths 1 to {@value #PATHS_MAX}
     * @return empty when the matrix is no covariance
     */
    public static Optional<ValueAtRisk> monteCarlo(
            double[] holdings,
            double[] means,
            double[][] covariance,
            double periods,
            double confidence,
            int paths,
            long seed) {
        if (paths < 1 || paths > PATHS_MAX) {
            throw new IllegalArgumentException("paths=" + paths);
        }
        return Cholesky.of(covariance)
                .map(lower -> {
                    // Specified to the bit, unlike its successors.
                    Random random = new Random(seed);
                    double[] draws = new double[holdings.length];
                    double[] losses = new double[paths];
                    for (int path = 0; path < paths; path++) {
                        for (int i = 0; i < draws.length; i++) {
                            draws[i] = random.nextGaussian();
                        }
                        double[] moves = Covariance.times(lower, draws);
                        for (int i = 0; i < holdings.length; i++) {
                            losses[path] -=
                                    holdings[i]
                                            * (means[i] * periods + moves[i] * Math.sqrt(periods));
                        }
                    }
                    return ofLosses(losses, confidence);
                });
    }

    /** Of equally probable losses; they are sorted in place. */
    static ValueAtRisk ofLosses(double[] losses, double confidence) {
        checkConfidence(confidence);
        Arrays.sort(losses);
        int length = losses.length;
        int rank = (int) Math.ceil(confidence * length - 1e-9);
        double valueAtRisk = losses[rank - 1];
        double beyond = 0;
        for (int i = rank; i < length; i++) {
            beyond += losses[i];
        }
        double atIt = (double) rank / length - confidence;
        return new ValueAtRisk(
                valueAtRisk, (atIt * valueAtRisk + beyond / length) / (1 - confidence));
    }

    private static void checkConfidence(double confidence) {
        if (!(confidence >= CONFIDENCE_MIN) || !(confidence <= CONFIDENCE_MAX)) {
            throw new IllegalArgumentException("confidence=" + confidence);
        }
    }
}
