package org.bourse.risk.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.audit.Act;
import org.bourse.risk.audit.AuditTable;
import org.bourse.risk.policy.Action;
import org.bourse.risk.policy.LimitKind;
import org.bourse.risk.policy.Policy;
import org.bourse.risk.policy.PolicyBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds for everybody before anybody decides on it. Each test is one transaction. */
class DefaultPolicyTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension("V7__audit.sql", "V8__guard.sql");

    private Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        connection = POSTGRES.connect();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private void migrate() throws SQLException, IOException {
        try (InputStream in =
                        PolicyTable.class.getResourceAsStream(
                                "/db/migration/V23__no_default_policy.sql");
                Statement statement = connection.createStatement()) {
            statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void nothingIsLimitedAtFirst() throws SQLException, IOException {
        migrate();

        assertEquals(new PolicyBook(Map.of()), new PolicyTable(connection).book());
    }

    @Test
    void whatSomebodyDecidedOnStays() throws SQLException, IOException {
        new AuditTable(connection)
                .append(
                        new Act(
                                Act.Kind.POLICY_SET,
                                "ann",
                                "venue",
                                Map.of("kind", "DAILY_LOSS_RATIO", "limit", "300"),
                                Instant.EPOCH));

        migrate();

        assertEquals(
                Optional.of(new Policy(300, Action.WARN)),
                new PolicyTable(connection)
                        .book()
                        .own(PolicyBook.VENUE, LimitKind.DAILY_LOSS_RATIO));
    }
}
