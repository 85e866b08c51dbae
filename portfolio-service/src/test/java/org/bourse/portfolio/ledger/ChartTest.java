package org.bourse.portfolio.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.portfolio.journal.ChartAccount;
import org.bourse.portfolio.journal.JournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where postings belong, in the program and in the database. */
class ChartTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__ledger.sql",
                    "V2__accounts_and_funding.sql",
                    "V5__ledger_chain.sql",
                    "V6__closes_and_reconciliations.sql",
                    "V7__positions.sql",
                    "V12__transfers.sql");

    private static JournalEntry.Line line(
            int index, long account, Bucket bucket, PostingKind kind, long delta) {
        return new JournalEntry.Line(
                index, account, 1, bucket.getNumber(), delta, 0, kind.getNumber(), 0);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, AVAILABLE, DEPOSIT, 5, CUSTOMER_AVAILABLE",
        "1000, HELD, WITHDRAWAL, 5, CUSTOMER_HELD",
        "1000, AVAILABLE, TRANSFER, -5, CUSTOMER_AVAILABLE",
        "1000, HELD, FEE, -5, CUSTOMER_HELD",
        "1, AVAILABLE, FEE, 5, FEES",
        "1, AVAILABLE, FEE, -5, REBATES",
        "1, AVAILABLE, TRADE, 5, ADJUSTMENTS",
        "1, HELD, FEE, 5, ADJUSTMENTS",
        "2, AVAILABLE, TRADE, -5, CLEARING",
        "2, AVAILABLE, DEPOSIT, -5, ADJUSTMENTS",
        "3, AVAILABLE, DEPOSIT, -5, CUSTODY",
        "3, AVAILABLE, WITHDRAWAL, 5, CUSTODY",
        "3, AVAILABLE, TRADE, 5, ADJUSTMENTS",
        "3, AVAILABLE, TRANSFER, 5, ADJUSTMENTS"
    })
    void eachPostingHasItsPlace(
            long account, Bucket bucket, PostingKind kind, long delta, ChartAccount place) {
        assertEquals(place, ChartAccount.of(line(0, account, bucket, kind, delta)));
    }

    @Test
    void theDatabaseSaysTheSame() throws SQLException {
        List<JournalEntry.Line> lines = new ArrayList<>();
        Set<ChartAccount> places = EnumSet.noneOf(ChartAccount.class);
        for (long account : List.of(1L, 2L, 3L, 4L, 999L, 1000L)) {
            for (Bucket bucket : List.of(Bucket.AVAILABLE, Bucket.HELD)) {
                for (int kind = 1; kind <= 7; kind++) {
                    for (long delta : List.of(-1L, 1L)) {
                        PostingKind known = PostingKind.forNumber(kind);
                        lines.add(line(lines.size(), account, bucket, known, delta));
                        places.add(ChartAccount.of(lines.getLast()));
                    }
                }
            }
        }
        assertEquals(EnumSet.allOf(ChartAccount.class), places);

        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE posting DISABLE TRIGGER USER");
            statement.execute("ALTER TABLE journal_entry DISABLE TRIGGER USER");
            statement.execute(
                    "INSERT INTO journal_entry (position, venue_time, writer, request_id)"
                            + " VALUES (1, now(), 3, gen_random_uuid())");
            for (JournalEntry.Line line : lines) {
                statement.execute(
                        "INSERT INTO posting VALUES (1, %d, %d, 1, %d, %d, 0, %d, 0)"
                                .formatted(
                                        line.index(),
                                        line.account(),
                                        line.bucket(),
                                        line.deltaMinor(),
                                        line.kind()));
            }
            List<String> inDatabase = new ArrayList<>();
            try (ResultSet row =
                    statement.executeQuery(
                            "SELECT chart_account FROM chart_posting ORDER BY event_index")) {
                while (row.next()) {
                    inDatabase.add(row.getString(1));
                }
            }
            assertEquals(
                    lines.stream().map(line -> ChartAccount.of(line).name()).toList(), inDatabase);
        }
    }
}
