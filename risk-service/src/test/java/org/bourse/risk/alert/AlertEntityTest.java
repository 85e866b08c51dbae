package org.bourse.risk.alert;

import static org.bourse.risk.Examples.ALICE;
import static org.bourse.risk.Examples.ALICE_USDT;
import static org.bourse.risk.Examples.BOB_USDT;
import static org.bourse.risk.Examples.TODAY;
import static org.bourse.risk.Examples.USDT;
import static org.bourse.risk.Examples.VENUE;
import static org.bourse.risk.Examples.breach;
import static org.bourse.risk.Examples.micros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.Examples;
import org.bourse.risk.venue.ListingTable;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.query.SelectionQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The entity against the migrated table, and the list's condition with Hibernate alone. */
class AlertEntityTest {
    @RegisterExtension static final PostgresExtension POSTGRES = Examples.postgres();

    private static SessionFactory sessions;

    @BeforeAll
    static void raiseThree() throws SQLException {
        try (Connection connection = POSTGRES.connect()) {
            new ListingTable(connection).add(USDT);
            new AlertTable(connection, VENUE)
                    .add(
                            List.of(
                                    breach(ALICE_USDT, TODAY, 10),
                                    breach(BOB_USDT, TODAY, 20),
                                    breach(ALICE_USDT, TODAY + 1, 30)));
        }
        sessions =
                new Configuration()
                        .addAnnotatedClass(AlertEntity.class)
                        .setProperty(JdbcSettings.JAKARTA_JDBC_URL, POSTGRES.url())
                        .setProperty(SchemaToolingSettings.HBM2DDL_AUTO, "validate")
                        .buildSessionFactory();
    }

    @AfterAll
    static void close() {
        sessions.close();
    }

    private static SelectionQuery<AlertEntity> query(
            Session session, boolean ofOneAccount, long fromMicros, long before) {
        return session.createSelectionQuery(
                        "FROM AlertEntity WHERE "
                                + AlertRepository.condition(ofOneAccount)
                                + " ORDER BY number DESC",
                        AlertEntity.class)
                .setParameter("from", fromMicros)
                .setParameter("before", before);
    }

    private static List<Long> positions(SelectionQuery<AlertEntity> query) {
        return query.getResultList().stream().map(alert -> alert.position).toList();
    }

    @Test
    void aRowIsReadAsItWasWritten() {
        AlertEntity alert =
                sessions.fromSession(session ->
                        query(session, false, 0, Long.MAX_VALUE)
                                .setMaxResults(1)
                                .getSingleResult());

        assertEquals("daily-volume-3-1000-2-20779", alert.alertId);
        assertEquals("DAILY_VOLUME", alert.kind);
        assertEquals(ALICE, alert.account);
        assertEquals(2, alert.asset);
        assertEquals(TODAY + 1, alert.day);
        assertEquals(100, alert.limitMinor);
        assertEquals(150, alert.valueMinor);
        assertEquals(30, alert.position);
        assertEquals(micros(TODAY + 1, 30), alert.venueTimeMicros);
        assertFalse(alert.published);
    }

    @Test
    void alertsAreFoundByNumberTimeAndAccount() {
        sessions.inSession(session -> {
            List<AlertEntity> all = query(session, false, 0, Long.MAX_VALUE).getResultList();
            assertEquals(List.of(30L, 20L, 10L), all.stream().map(it -> it.position).toList());
            assertEquals(
                    List.of(20L, 10L), positions(query(session, false, 0, all.getFirst().number)));
            assertEquals(
                    List.of(30L, 20L),
                    positions(query(session, false, micros(TODAY, 20), Long.MAX_VALUE)));
            assertEquals(
                    List.of(30L, 10L),
                    positions(
                            query(session, true, 0, Long.MAX_VALUE)
                                    .setParameter("account", ALICE)));
        });
    }
}
