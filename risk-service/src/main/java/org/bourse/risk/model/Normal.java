package org.bourse.risk.model;

/** The standard normal distribution. */
final class Normal {
    private static final double ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);
    private static final int STEPS_MAX = 200;

    private Normal() {}

    static double density(double x) {
        return Math.exp(-x * x / 2) / ROOT_OF_TWO_PI;
    }

    /**
     * The probability of a value up to x, by the series about 0 (G. Marsaglia, "Evaluating the
     * Normal Distribution", Journal of Statistical Software 11(4), 2004): exact to the last digits
     * for |x| below 7.
     */
    static double probability(double x) {
        double term = x;
        double sum = x;
        double before = 0;
        for (int i = 1; sum != before && i < STEPS_MAX; i++) {
            before = sum;
            term *= x * x / (2 * i + 1);
            sum += term;
        }
        return 0.5 + sum * density(x);
    }

    /**
     * The value that is not passed with this probability, by Newton's steps from 0: the probability
     * bends down above 0, so they come closer from below and never pass.
     *
     * @param probability 0.5 to 0.9999
     */
    static double quantile(double probability) {
        double x = 0;
        for (int i = 0; i < STEPS_MAX; i++) {
            double step = (probability - probability(x)) / density(x);
            if (Math.abs(step) < 1e-15) {
                break;
            }
            x += step;
        }
        return x;
    }
}
