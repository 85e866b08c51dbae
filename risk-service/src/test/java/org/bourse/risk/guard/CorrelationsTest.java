package org.bourse.risk.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.exposure.ExposureStanding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What moves together by the days that are over, on the migrated database. */
class CorrelationsTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension("V19__asset_closes.sql");

    private static Correlations with(Map<String, String> values) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(GuardConfig.class);
        values.forEach(
                (key, value) -> builder.withDefaultValue("bourse.guard.correlation." + key, value));
        GuardConfig config = builder.build().getConfigMapping(GuardConfig.class);
        return new Correlations(config.correlation());
    }

    /** The third one goes where the other two do not. */
    private static void endsDay(AssetCloseTable table, int day) throws SQLException {
        long up = day % 2 == 0 ? 10 : 0;
        long other = day % 3 == 0 ? 10 : 0;
        table.keep(
                day,
                List.of(
                        new ExposureStanding.Mark(1, 1, 1),
                        new ExposureStanding.Mark(2, 100 + up, 1),
                        new ExposureStanding.Mark(3, 200 + 2 * up, 3),
                        new ExposureStanding.Mark(4, 100 + other, 1)));
    }

    @Test
    void isFoundAnewWhenADayIsOverAndItWasTold() throws SQLException {
        Correlations correlations = with(Map.of());
        try (Connection connection = POSTGRES.connect()) {
            connection.setAutoCommit(false);
            AssetCloseTable table = new AssetCloseTable(connection);
            assertEquals(Optional.empty(), correlations.find(table), "no day is over");
            for (int day = 1; day <= 30; day++) {
                endsDay(table, day);
            }
            Correlations.Found few = correlations.find(table).orElseThrow();
            assertEquals(new Correlations.Found(30, List.of()), few, "29 returns");
            assertEquals(Optional.of(few), correlations.find(table), "nobody was told");
            correlations.told(few);
            assertEquals(Optional.empty(), correlations.find(table));

            endsDay(table, 31);
            assertEquals(
                    Optional.of(new Correlations.Found(31, List.of(Set.of(2, 3)))),
                    correlations.find(table));
            connection.rollback();
        }
    }

    @Test
    void boundsThatMakeNoSenseAreRefused() {
        for (Map<String, String> wrong :
                List.of(
                        Map.of("bound", "1"),
                        Map.of("bound", "-0.1"),
                        Map.of("days-min", "1"),
                        Map.of("days", "30"),
                        Map.of("days", "401"),
                        Map.of("assets-max", "1"))) {
            assertThrows(IllegalArgumentException.class, () -> with(wrong), wrong::toString);
        }
    }
}
