package org.bourse.risk.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClustersTest {
    private static final double BOUND = 0.5;
    private static final double[][] CHAIN = {{1, 0.9, 0.1}, {0.9, 1, 0.8}, {0.1, 0.8, 1}};

    @Test
    void aChainIsNoCluster() {
        assertEquals(List.of(List.of(0, 1)), Clusters.of(CHAIN, BOUND));
        assertEquals(List.of(List.of(0, 1, 2)), Clusters.of(CHAIN, 0.05));
        assertEquals(List.of(), Clusters.of(CHAIN, 0.9), "above it, not at it");
        assertEquals(List.of(), Clusters.of(new double[0][0], BOUND));
    }

    /** The twin looks at all pairs of members of all pairs of clusters each time. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void agreesWithItsNaiveTwin(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = random.nextInt(2, 20);
        double[][] correlation = new double[size][size];
        for (int i = 0; i < size; i++) {
            correlation[i][i] = 1;
            for (int j = 0; j < i; j++) {
                // Of few values, so that many are equal.
                correlation[i][j] = random.nextInt(-2, 11) / 10.0;
                correlation[j][i] = correlation[i][j];
            }
        }

        assertEquals(naive(correlation), Clusters.of(correlation, BOUND), "seed " + seed);
    }

    private static List<List<Integer>> naive(double[][] correlation) {
        List<List<Integer>> clusters = new ArrayList<>();
        for (int i = 0; i < correlation.length; i++) {
            clusters.add(List.of(i));
        }
        while (true) {
            double most = BOUND;
            int one = -1;
            int other = -1;
            for (int i = 0; i < clusters.size(); i++) {
                for (int j = i + 1; j < clusters.size(); j++) {
                    double least = least(correlation, clusters.get(i), clusters.get(j));
                    if (least > most) {
                        most = least;
                        one = i;
                        other = j;
                    }
                }
            }
            if (one < 0) {
                return clusters.stream().filter(cluster -> cluster.size() > 1).toList();
            }
            List<Integer> both = new ArrayList<>(clusters.get(one));
            both.addAll(clusters.get(other));
            clusters.set(one, both.stream().sorted().toList());
            clusters.remove(other);
        }
    }

    private static double least(double[][] correlation, List<Integer> one, List<Integer> other) {
        double least = Double.MAX_VALUE;
        for (int i : one) {
            for (int j : other) {
                least = Math.min(least, correlation[i][j]);
            }
        }
        return least;
    }

    @Test
    void assetsThatMoveAlikeAreFoundByTheDaysTheyHaveInCommon() {
        SplittableRandom random = new SplittableRandom(7);
        double[] closes = new double[40];
        double[] alike = new double[40];
        double[] other = new double[40];
        closes[0] = 100;
        other[0] = 100;
        for (int i = 0; i < closes.length; i++) {
            closes[i] = i == 0 ? 100 : closes[i - 1] * (1 + random.nextDouble(-0.05, 0.05));
            alike[i] = closes[i] * 7;
            other[i] = i == 0 ? 100 : other[i - 1] * (1 + random.nextDouble(-0.05, 0.05));
        }
        double[] still = new double[40];
        Arrays.fill(still, 1);
        double[] young = Arrays.copyOfRange(alike, 35, 40);
        SortedMap<Integer, double[]> byAsset = new TreeMap<>();
        byAsset.put(3, closes);
        byAsset.put(5, other);
        byAsset.put(9, alike);
        byAsset.put(11, still);
        byAsset.put(12, young);

        assertEquals(List.of(Set.of(3, 9)), CorrelatedAssets.of(byAsset, 0.8, 30));
        assertEquals(List.of(Set.of(3, 9, 12)), CorrelatedAssets.of(byAsset, 0.95, 4));
        assertTrue(CorrelatedAssets.of(byAsset, 0.8, 40).isEmpty());
    }
}
