package org.bourse.portfolio.kyc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.portfolio.identity.KycStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database of the version before. */
class KycMigrationTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__ledger.sql", "V2__accounts_and_funding.sql", "V4__account_modes.sql");

    private static void open(Statement statement, int sequence, long account) throws SQLException {
        statement.execute(
                "INSERT INTO funding_outbox (sequence, request_id, body) VALUES (%d, '%s', '')"
                        .formatted(sequence, request(sequence)));
        statement.execute(
                "INSERT INTO account_owner (account, subject, request_id) VALUES (%d, '%d', '%s')"
                        .formatted(account, account, request(sequence)));
    }

    private static String request(int sequence) {
        return "00000000-0000-0000-0000-%012d".formatted(sequence);
    }

    private static String migration(String file) throws IOException {
        try (InputStream in = KycTable.class.getResourceAsStream("/db/migration/" + file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whoHasAnAccountIsApprovedAndWhoGetsOneIsNot() throws SQLException, IOException {
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            open(statement, 1, 1_000);
            statement.execute(migration("V24__kyc.sql"));
            open(statement, 2, 1_001);
            statement.execute(migration("V25__sub_accounts.sql"));

            assertEquals(
                    List.of(
                            new KycTable.Row(1_001, KycStatus.PENDING, null),
                            new KycTable.Row(1_000, KycStatus.APPROVED, null)),
                    new KycTable(connection).newest(Optional.empty(), Long.MAX_VALUE, 9));
        }
    }
}
