package org.bourse.risk.guard;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bourse.risk.model.CorrelatedAssets;

/** Which assets move together, found anew when a day is over. One thread at a time. */
final class Correlations {
    private final GuardConfig.Correlation config;
    private OptionalInt toldOf = OptionalInt.empty();

    Correlations(GuardConfig.Correlation config) {
        if (!(config.bound() >= 0)
                || !(config.bound() < 1)
                || config.daysMin() < 2
                || config.days() <= config.daysMin()
                || config.days() > AssetCloseTable.DAYS_MAX
                || config.assetsMax() < 2) {
            throw new IllegalArgumentException(
                    "bourse.guard.correlation: %s, %d, %d, %d"
                            .formatted(
                                    config.bound(),
                                    config.days(),
                                    config.daysMin(),
                                    config.assetsMax()));
        }
        this.config = config;
    }

    /** What moves together, by the days up to that one. */
    record Found(int day, List<Set<Integer>> assets) {
        Found {
            assets = List.copyOf(assets);
        }
    }

    /** Empty while it is as it was told last. */
    Optional<Found> find(AssetCloseTable prices) throws SQLException {
        OptionalInt newest = prices.newestDay();
        if (newest.isEmpty() || newest.equals(toldOf)) {
            return Optional.empty();
        }
        List<Set<Integer>> found =
                CorrelatedAssets.of(
                        prices.closes(newest.getAsInt(), config.days(), config.assetsMax()),
                        config.bound(),
                        config.daysMin());
        return Optional.of(new Found(newest.getAsInt(), found));
    }

    /** The watch knows it. */
    void told(Found found) {
        toldOf = OptionalInt.of(found.day());
    }
}
