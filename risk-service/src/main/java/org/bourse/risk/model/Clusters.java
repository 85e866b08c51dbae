package org.bourse.risk.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Clusters by complete linkage: of the two clusters whose least correlated members are correlated
 * the most, one is made, as long as these are above the bound. So any two members of a cluster are
 * (T. Sørensen, "A method of establishing groups of equal amplitude in plant sociology", 1948; the
 * least of both as the merged one's by G. N. Lance and W. T. Williams, "A general theory of
 * classificatory sorting strategies", 1967). Of equal ones the first two are taken, so that the
 * same figures give the same clusters.
 */
public final class Clusters {
    private Clusters() {}

    /**
     * The clusters of two and more, each in the order of its members; the cube of their number in
     * steps.
     *
     * @param correlation symmetric
     */
    public static List<List<Integer>> of(double[][] correlation, double bound) {
        int size = correlation.length;
        double[][] likeness = new double[size][];
        List<List<Integer>> clusters = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            likeness[i] = Arrays.copyOf(correlation[i], size);
            clusters.add(new ArrayList<>(List.of(i)));
        }
        Pair next = closest(likeness, clusters, bound);
        while (next != null) {
            merge(likeness, clusters, next);
            next = closest(likeness, clusters, bound);
        }
        return clusters.stream()
                .filter(cluster -> cluster.size() > 1)
                .map(cluster -> cluster.stream().sorted().toList())
                .toList();
    }

    private record Pair(int one, int other) {}

    private static @Nullable Pair closest(
            double[][] likeness, List<List<Integer>> clusters, double bound) {
        double most = bound;
        Pair pair = null;
        for (int i = 0; i < likeness.length; i++) {
            for (int j = i + 1; j < likeness.length; j++) {
                boolean both = !clusters.get(i).isEmpty() && !clusters.get(j).isEmpty();
                if (both && likeness[i][j] > most) {
                    most = likeness[i][j];
                    pair = new Pair(i, j);
                }
            }
        }
        return pair;
    }

    /** All of the other one's is the one's. */
    private static void merge(double[][] likeness, List<List<Integer>> clusters, Pair pair) {
        int one = pair.one();
        int other = pair.other();
        for (int k = 0; k < likeness.length; k++) {
            double least = Math.min(likeness[one][k], likeness[other][k]);
            likeness[one][k] = least;
            likeness[k][one] = least;
        }
        clusters.get(one).addAll(clusters.get(other));
        clusters.get(other).clear();
    }
}
