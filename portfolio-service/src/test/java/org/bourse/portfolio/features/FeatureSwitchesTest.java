package org.bourse.portfolio.features;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.portfolio.database.DatabaseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The switches' table, as several replicas see it. */
class FeatureSwitchesTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension("V27__features.sql");

    private final FeatureSwitches switches = new FeatureSwitches(POSTGRES.dataSource());
    private final FeatureSwitches another = new FeatureSwitches(POSTGRES.dataSource());

    @AfterEach
    void allOn() {
        for (Feature feature : Feature.values()) {
            switches.turn(feature, true, "olga", "The test is over");
        }
    }

    private static FeatureView of(FeatureSwitches switches, Feature feature) {
        return switches.all().stream()
                .filter(view -> view.feature() == feature)
                .findFirst()
                .orElseThrow();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @EnumSource(Feature.class)
    void whatIsOffIsRefusedByNameAtAllReplicasAndNothingElse(Feature feature) {
        assertDoesNotThrow(() -> another.check(feature));

        switches.turn(feature, false, "olga", "The custodian does not answer");

        Problem problem =
                assertThrows(ProblemException.class, () -> another.check(feature)).problem();
        assertEquals(409, problem.status());
        assertEquals("FEATURE_OFF", problem.code());
        assertTrue(problem.detail().contains(feature.name()), problem::detail);
        Stream.of(Feature.values())
                .filter(other -> other != feature)
                .forEach(other -> assertDoesNotThrow(() -> another.check(other)));
        FeatureView off = of(another, feature);
        assertEquals("olga", off.subject());
        assertEquals("The custodian does not answer", off.reason());
        assertNotNull(off.since());

        another.turn(feature, true, "otto", "It answers");

        assertDoesNotThrow(() -> switches.check(feature));
        assertEquals("otto", of(switches, feature).subject());
        assertTrue(of(switches, feature).enabled());
    }

    @Test
    void allAreListedByNameAndAFeatureThatIsSoStaysAsItWasTurned() {
        assertEquals(
                Stream.of(Feature.values()).map(Feature::name).sorted().toList(),
                switches.all().stream().map(view -> view.feature().name()).toList());
        switches.turn(Feature.TRANSFERS, false, "olga", "First");
        FeatureView first = of(switches, Feature.TRANSFERS);

        switches.turn(Feature.TRANSFERS, false, "otto", "Second");

        assertEquals(first, of(switches, Feature.TRANSFERS));
    }

    @Test
    void whatWasNeverOffIsOnWithoutAReason() throws SQLException {
        execute("ALTER TABLE feature_change DISABLE TRIGGER feature_change_stays");
        execute("TRUNCATE feature_change");
        execute("ALTER TABLE feature_change ENABLE TRIGGER feature_change_stays");

        switches.turn(Feature.WITHDRAWALS, true, "olga", "It is on already");

        assertEquals(
                Stream.of(Feature.values()).map(FeatureView::neverChanged).toList(),
                switches.all());
    }

    @Test
    void whatANewerVersionTurnedOffIsNoMatterOfThisOne() throws SQLException {
        execute(
                "INSERT INTO feature_change (feature, enabled, subject, reason)"
                        + " VALUES ('STAKING', false, 'olga', 'New')");

        assertEquals(Feature.values().length, switches.all().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE feature_change SET enabled = true",
                "DELETE FROM feature_change",
                "TRUNCATE feature_change"
            })
    void changesStay(String change) {
        assertThrows(SQLException.class, () -> execute(change));
    }

    @Test
    void theMetricSaysWhatIsOffAndALookMayFail() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        FeatureGauges gauges = new FeatureGauges(switches, meters);
        assertEquals(1, gauge(meters, Feature.WITHDRAWALS));
        another.turn(Feature.WITHDRAWALS, false, "olga", "The custodian does not answer");

        gauges.look();

        assertEquals(0, gauge(meters, Feature.WITHDRAWALS));
        assertEquals(1, gauge(meters, Feature.TRANSFERS));
        FeatureSwitches away = new FeatureSwitches(PostgresExtension.away());
        assertThrows(DatabaseException.class, () -> away.check(Feature.TRANSFERS));
        assertDoesNotThrow(new FeatureGauges(away, new SimpleMeterRegistry())::look);
    }

    private static double gauge(SimpleMeterRegistry meters, Feature feature) {
        return meters.get("bourse.feature.on").tag("feature", feature.name()).gauge().value();
    }
}
