package org.bourse.risk.model;

import java.util.Optional;

/**
 * The lower triangle L of a covariance matrix with L Lᵀ equal to it (Cholesky–Banachiewicz, row by
 * row). A matrix that is only semidefinite, as that of assets which move as one, has zeros on its
 * diagonal.
 */
final class Cholesky {
    /** Relative to the variance of the row: what rounding may leave below zero. */
    private static final double TOLERANCE = 1e-10;

    private Cholesky() {}

    /** Empty when the matrix is no covariance: some combination would vary less than not at all. */
    static Optional<double[][]> of(double[][] covariance) {
        int size = covariance.length;
        double[][] lower = new double[size][size];
        for (int i = 0; i < size; i++) {
            double slack = TOLERANCE * Math.abs(covariance[i][i]);
            for (int j = 0; j <= i; j++) {
                double rest = covariance[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= lower[i][k] * lower[j][k];
                }
                if (i == j) {
                    if (!(rest >= -slack)) {
                        return Optional.empty();
                    }
                    lower[i][i] = rest <= slack ? 0 : Math.sqrt(rest);
                } else if (lower[j][j] > 0) {
                    lower[i][j] = rest / lower[j][j];
                } else if (Math.abs(rest)
                        > Math.sqrt(TOLERANCE * Math.abs(covariance[i][i] * covariance[j][j]))) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(lower);
    }
}
