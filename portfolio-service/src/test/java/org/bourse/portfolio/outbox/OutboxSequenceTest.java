package org.bourse.portfolio.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bourse.platform.testing.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutboxSequenceTest {
    private static final int WRITERS = 4;
    private static final int EACH = 100;

    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension("V1__ledger.sql", "V2__accounts_and_funding.sql");

    @BeforeEach
    void empty() throws SQLException {
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE funding_outbox CASCADE");
            statement.execute("UPDATE funding_sequence SET last = 0");
        }
    }

    @Test
    void theSequenceIsGaplessWhateverIsRolledBack() throws Exception {
        int committed = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> writers = new ArrayList<>();
            for (int seed = 0; seed < WRITERS; seed++) {
                Random dice = new Random(seed);
                writers.add(threads.submit(() -> write(dice)));
            }
            for (Future<Integer> writer : writers) {
                committed += writer.get();
            }
        }

        try (Connection connection = POSTGRES.connect();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT count(*), min(sequence), max(sequence)
                                FROM funding_outbox\
                                """);
                ResultSet row = select.executeQuery()) {
            row.next();
            assertEquals(committed, row.getInt(1));
            assertEquals(1, row.getInt(2));
            assertEquals(committed, row.getInt(3));
        }
    }

    @Test
    void allWaitThatWereWrittenSinceTheFirstThatWaits() throws SQLException {
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            assertEquals(0, waiting(statement));
            try (PreparedStatement append = connection.prepareStatement(Outbox.APPEND)) {
                for (int i = 0; i < 5; i++) {
                    append.setObject(1, UUID.randomUUID());
                    append.setBytes(2, new byte[0]);
                    append.executeUpdate();
                }
            }
            assertEquals(5, waiting(statement));
            statement.execute(
                    """
                    UPDATE funding_outbox SET state = 'DONE', position = sequence
                    WHERE sequence <= 3\
                    """);
            assertEquals(2, waiting(statement));
            statement.execute("UPDATE funding_outbox SET state = 'DONE', position = sequence");
            assertEquals(0, waiting(statement));
        }
    }

    private static long waiting(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(Outbox.WAITING)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static int write(Random dice) throws SQLException {
        int committed = 0;
        try (Connection connection = POSTGRES.connect();
                PreparedStatement append = connection.prepareStatement(Outbox.APPEND)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < EACH; i++) {
                append.setObject(1, UUID.randomUUID());
                append.setBytes(2, new byte[0]);
                append.executeUpdate();
                if (dice.nextInt(3) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    committed++;
                }
            }
        }
        return committed;
    }
}
