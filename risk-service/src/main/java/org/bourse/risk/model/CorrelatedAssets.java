package org.bourse.risk.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Which assets move together, by the correlation of their daily returns (Pearson's). */
public final class CorrelatedAssets {
    private CorrelatedAssets() {}

    /**
     * Sets of assets of which any two are correlated above the bound.
     *
     * @param closes by asset, the oldest first; the last ones are of the same day
     * @param returnsMin of two assets with fewer days in common it is not known, and they are in no
     *     set together; at least 2
     */
    public static List<Set<Integer>> of(
            SortedMap<Integer, double[]> closes, double bound, int returnsMin) {
        List<Integer> assets = List.copyOf(closes.keySet());
        List<double[]> returns = new ArrayList<>();
        for (double[] of : closes.values()) {
            returns.add(of.length < 2 ? new double[0] : Covariance.returns(of));
        }
        double[][] correlation = new double[assets.size()][assets.size()];
        for (int i = 0; i < assets.size(); i++) {
            for (int j = 0; j < i; j++) {
                correlation[i][j] = correlation(returns.get(i), returns.get(j), returnsMin);
                correlation[j][i] = correlation[i][j];
            }
        }
        return Clusters.of(correlation, bound).stream()
                .map(cluster ->
                        cluster.stream().map(assets::get).collect(Collectors.toUnmodifiableSet()))
                .toList();
    }

    /** Of the days both have; 0 where these are too few, or one does not move. */
    private static double correlation(double[] one, double[] other, int returnsMin) {
        int length = Math.min(one.length, other.length);
        if (length < returnsMin) {
            return 0;
        }
        double[][] history = {newest(one, length), newest(other, length)};
        return Covariance.correlation(Covariance.sample(history))[0][1];
    }

    private static double[] newest(double[] returns, int length) {
        return Arrays.copyOfRange(returns, returns.length - length, returns.length);
    }
}
