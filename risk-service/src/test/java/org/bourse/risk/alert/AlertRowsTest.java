package org.bourse.risk.alert;

import static org.bourse.risk.Examples.ALICE_USDT;
import static org.bourse.risk.Examples.BOB_USDT;
import static org.bourse.risk.Examples.TODAY;
import static org.bourse.risk.Examples.USDT;
import static org.bourse.risk.Examples.VENUE;
import static org.bourse.risk.Examples.breach;
import static org.bourse.risk.Examples.key;
import static org.bourse.risk.Examples.micros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.v1.AlertKind;
import org.bourse.contracts.v1.RiskAlert;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.Examples;
import org.bourse.risk.venue.ListingTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Alerts from the transaction that raises them to the one that says they are published. */
class AlertRowsTest {
    private static final String NOT_NULL_VIOLATION = "23502";

    @RegisterExtension static final PostgresExtension POSTGRES = Examples.postgres();

    private Connection connection;
    private AlertTable table;
    private AlertOutbox outbox;

    @BeforeEach
    void begin() throws SQLException {
        connection = begun();
        execute("TRUNCATE asset CASCADE");
        new ListingTable(connection).add(USDT);
        connection.commit();
        table = new AlertTable(connection, VENUE);
        outbox = new AlertOutbox(connection, VENUE);
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private static Connection begun() throws SQLException {
        Connection connection = POSTGRES.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '5s'");
        }
        return connection;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> ids(List<AlertOutbox.Entry> entries) {
        return entries.stream().map(entry -> entry.alert().getAlertId()).toList();
    }

    @Test
    void anAlertIsPublishedAsItWasRaised() throws SQLException {
        table.add(List.of(breach(ALICE_USDT, TODAY, 7)));

        List<AlertOutbox.Entry> entries = outbox.oldest(10);

        assertEquals(1, entries.size());
        assertEquals(
                RiskAlert.newBuilder()
                        .setContractVersion(ContractVersion.CURRENT)
                        .setVenue(VENUE)
                        .setAlertId("daily-volume-3-1000-2-20778")
                        .setKind(AlertKind.DAILY_VOLUME)
                        .setAccount(1_000)
                        .setAsset(2)
                        .setDay(TODAY)
                        .setLimitMinor(100)
                        .setValueMinor(150)
                        .setPosition(7)
                        .setVenueTimeMicros(micros(TODAY, 7))
                        .build(),
                entries.getFirst().alert());
    }

    @Test
    void aDayHasOneAlertHoweverOftenItIsRaised() throws SQLException {
        table.add(List.of(breach(ALICE_USDT, TODAY, 7)));
        table.add(List.of());

        table.add(
                List.of(
                        breach(ALICE_USDT, TODAY, 7),
                        breach(ALICE_USDT, TODAY, 9),
                        breach(BOB_USDT, TODAY, 9)));

        List<AlertOutbox.Entry> entries = outbox.oldest(10);
        assertEquals(
                List.of("daily-volume-3-1000-2-20778", "daily-volume-3-1001-2-20778"),
                ids(entries));
        assertEquals(7, entries.getFirst().alert().getPosition());
    }

    @Test
    void daysWithAnAlertAreFound() throws SQLException {
        table.add(
                List.of(
                        breach(ALICE_USDT, TODAY, 7),
                        breach(ALICE_USDT, TODAY + 1, 8),
                        breach(BOB_USDT, TODAY + 1, 9)));

        assertEquals(
                Set.of(key(ALICE_USDT, TODAY)), table.alerted(List.of(key(ALICE_USDT, TODAY))));
        assertEquals(Set.of(), table.alerted(List.of(key(BOB_USDT, TODAY))));
        assertEquals(Set.of(), table.alerted(List.of()));
    }

    @Test
    void theOldestArePublishedFirstAndOnce() throws SQLException {
        for (int day = 0; day < 5; day++) {
            table.add(List.of(breach(ALICE_USDT, TODAY + day, day)));
        }

        List<AlertOutbox.Entry> first = outbox.oldest(3);
        outbox.published(first);
        List<AlertOutbox.Entry> rest = outbox.oldest(3);
        outbox.published(rest);

        assertEquals(
                List.of(
                        "daily-volume-3-1000-2-20778",
                        "daily-volume-3-1000-2-20779",
                        "daily-volume-3-1000-2-20780"),
                ids(first));
        assertEquals(
                List.of("daily-volume-3-1000-2-20781", "daily-volume-3-1000-2-20782"), ids(rest));
        assertEquals(List.of(), outbox.oldest(3));
    }

    @Test
    void whatWasNotCommittedIsPublishedAgain() throws SQLException {
        table.add(List.of(breach(ALICE_USDT, TODAY, 7)));
        connection.commit();
        outbox.published(outbox.oldest(10));

        connection.rollback();

        assertEquals(List.of("daily-volume-3-1000-2-20778"), ids(outbox.oldest(10)));
    }

    @Test
    void whatAnotherProcessIsPublishingIsPassedOver() throws SQLException {
        table.add(List.of(breach(ALICE_USDT, TODAY, 7), breach(BOB_USDT, TODAY, 8)));
        connection.commit();
        outbox.oldest(1);

        try (Connection other = begun()) {
            assertEquals(
                    List.of("daily-volume-3-1001-2-20778"),
                    ids(new AlertOutbox(other, VENUE).oldest(10)));
            other.rollback();
        }
    }

    @Test
    void anAlertHasNoGaps() {
        SQLException refused =
                assertThrows(
                        SQLException.class,
                        () ->
                                execute(
                                        "INSERT INTO alert (alert_id, kind, account, asset, day)"
                                                + " VALUES ('x', 'DAILY_VOLUME', 1000, 2, 1)"));

        assertEquals(NOT_NULL_VIOLATION, refused.getSQLState());
    }
}
