package org.bourse.risk.model;

/**
 * Where the risk of a portfolio sits: the figures of a heat map. By Euler's theorem the components
 * add up to the deviation of the whole (D. Tasche, "Risk contributions and performance
 * measurement", 1999): component i = holding i × (Σ holdings)ᵢ / σ.
 *
 * @param deviation of the portfolio's value over one period
 * @param deviations of each holding alone
 * @param components of each holding; negative where it lowers the risk
 * @param correlation between the holdings' assets
 * @param diversification the sum of the deviations of each alone by that of the whole; 1: none
 */
public record Contributions(
        double deviation,
        double[] deviations,
        double[] components,
        double[][] correlation,
        double diversification) {

    public static Contributions of(double[] holdings, double[][] covariance) {
        double deviation = Math.sqrt(Covariance.ofSum(holdings, covariance));
        double[] marginal = Covariance.times(covariance, holdings);
        double[] alone = new double[holdings.length];
        double[] components = new double[holdings.length];
        double sum = 0;
        for (int i = 0; i < holdings.length; i++) {
            alone[i] = Math.abs(holdings[i]) * Math.sqrt(covariance[i][i]);
            components[i] = deviation > 0 ? holdings[i] * marginal[i] / deviation : 0;
            sum += alone[i];
        }
        return new Contributions(
                deviation,
                alone,
                components,
                Covariance.correlation(covariance),
                deviation > 0 ? sum / deviation : 1);
    }
}
