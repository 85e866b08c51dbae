package org.bourse.risk.model;

import java.util.Arrays;

/**
 * How returns vary together. A history is one row of returns per asset, all of the same length and
 * the oldest first; matrices are symmetric, rows in the order of the assets.
 */
public final class Covariance {
    private Covariance() {}

    /**
     * Simple returns of closes: {@code c[i + 1] / c[i] - 1}.
     *
     * @throws IllegalArgumentException when there are fewer than two closes, or one is not positive
     */
    public static double[] returns(double[] closes) {
        if (closes.length < 2) {
            throw new IllegalArgumentException("closes=" + closes.length);
        }
        double[] returns = new double[closes.length - 1];
        for (int i = 0; i < returns.length; i++) {
            if (!(closes[i] > 0) || !(closes[i + 1] > 0)) {
                throw new IllegalArgumentException("a close that is not positive");
            }
            returns[i] = closes[i + 1] / closes[i] - 1;
        }
        return returns;
    }

    /**
     * The unbiased sample covariance: the sum of products of deviations from the means, by n - 1.
     *
     * @throws IllegalArgumentException when there are fewer than two returns, or rows differ in
     *     length
     */
    public static double[][] sample(double[][] history) {
        int length = length(history, 2);
        double[][] deviations = new double[history.length][length];
        for (int asset = 0; asset < history.length; asset++) {
            double mean = mean(history[asset]);
            for (int i = 0; i < length; i++) {
                deviations[asset][i] = history[asset][i] - mean;
            }
        }
        double[] weights = new double[length];
        Arrays.fill(weights, 1.0 / (length - 1));
        return products(deviations, weights);
    }

    /**
     * Exponentially weighted covariance about zero, as RiskMetrics has it (J.P. Morgan, Technical
     * Document, 4th edition, 1996, section 5.2): the newest product has the weight 1 - λ, each
     * older one λ times the next, all divided by their sum so that a short history is not taken for
     * a quiet one.
     *
     * @param lambda between 0 and 1; RiskMetrics has 0.94 for days and 0.97 for months
     * @throws IllegalArgumentException when λ is out of its bounds, or there are no returns
     */
    public static double[][] exponential(double[][] history, double lambda) {
        if (!(lambda > 0) || !(lambda < 1)) {
            throw new IllegalArgumentException("lambda=" + lambda);
        }
        int length = length(history, 1);
        double[] weights = new double[length];
        double weight = 1;
        double sum = 0;
        for (int i = length - 1; i >= 0; i--) {
            weights[i] = weight;
            sum += weight;
            weight *= lambda;
        }
        for (int i = 0; i < length; i++) {
            weights[i] /= sum;
        }
        return products(history, weights);
    }

    /** Covariances by the product of both deviations; 0 where one of the two does not vary. */
    public static double[][] correlation(double[][] covariance) {
        int size = covariance.length;
        double[][] correlation = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double scale = Math.sqrt(covariance[i][i]) * Math.sqrt(covariance[j][j]);
                double value = scale > 0 ? covariance[i][j] / scale : 0;
                correlation[i][j] = i == j ? 1 : Math.clamp(value, -1, 1);
            }
        }
        return correlation;
    }

    /** The variance of a sum of these amounts. */
    static double ofSum(double[] amounts, double[][] covariance) {
        double sum = 0;
        double[] marginal = times(covariance, amounts);
        for (int i = 0; i < amounts.length; i++) {
            sum += amounts[i] * marginal[i];
        }
        return Math.max(0, sum);
    }

    static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double[][] products(double[][] rows, double[] weights) {
        double[][] matrix = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < weights.length; k++) {
                    sum += weights[k] * rows[i][k] * rows[j][k];
                }
                matrix[i][j] = sum;
                matrix[j][i] = sum;
            }
        }
        return matrix;
    }

    /** The common length of all rows. */
    static int length(double[][] history, int lengthMin) {
        int length = history.length == 0 ? 0 : history[0].length;
        for (double[] row : history) {
            if (row.length != length) {
                throw new IllegalArgumentException("rows of different lengths");
            }
        }
        if (length < lengthMin) {
            throw new IllegalArgumentException("returns=" + length);
        }
        return length;
    }
}
