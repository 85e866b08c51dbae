package org.bourse.portfolio.reconciliation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The rows of reconciliations. */
final class ReconciliationRows {
    private static final String INSERT =
            """
            INSERT INTO reconciliation
                (kind, position, asked_by, statement_hash, compared, differences)
            VALUES (?, ?, ?, decode(?, 'hex'), ?, ?) RETURNING id\
            """;

    private static final String INSERT_DIFFERENCE =
            """
            INSERT INTO reconciliation_difference
                (id, number, party, asset, what, line, ledger, other)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
            """;

    private static final String SELECT =
            """
            SELECT id, kind, position, made_at, compared, differences FROM reconciliation\
            """;

    private ReconciliationRows() {}

    /**
     * One that was made.
     *
     * @param compared how many balances
     * @param differences how many of them differ
     */
    record Made(
            long id,
            ReconciliationKind kind,
            long position,
            OffsetDateTime madeAt,
            long compared,
            long differences) {}

    /**
     * What is to be written.
     *
     * @param askedBy null for the daily job
     * @param statementHash in hexadecimal digits; null for the venue's
     */
    record Draft(
            ReconciliationKind kind,
            long position,
            @Nullable String askedBy,
            @Nullable String statementHash,
            long compared,
            long found,
            List<Difference> differences) {}

    /** Writes one and returns its id. */
    static long insert(Connection connection, Draft draft) throws SQLException {
        long id;
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, draft.kind().name());
            insert.setLong(2, draft.position());
            insert.setString(3, draft.askedBy());
            insert.setString(4, draft.statementHash());
            insert.setLong(5, draft.compared());
            insert.setLong(6, draft.found());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                id = row.getLong(1);
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_DIFFERENCE)) {
            int number = 0;
            for (Difference difference : draft.differences()) {
                insert.setLong(1, id);
                insert.setInt(2, ++number);
                insert.setString(3, difference.party());
                insert.setInt(4, difference.asset());
                insert.setString(5, difference.what().name());
                if (difference.line().isPresent()) {
                    insert.setInt(6, difference.line().getAsInt());
                } else {
                    insert.setNull(6, Types.INTEGER);
                }
                insert.setBigDecimal(7, difference.ledger());
                insert.setBigDecimal(8, difference.other());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return id;
    }

    /** The reconciliation of a statement at a position, if there is one. */
    static Optional<Made> ofStatement(Connection connection, String hash, long position)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        SELECT
                                + " WHERE kind = 'STATEMENT' AND statement_hash = decode(?, 'hex')"
                                + " AND position = ?")) {
            select.setString(1, hash);
            select.setLong(2, position);
            return made(select).stream().findFirst();
        }
    }

    static Optional<Made> byId(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " WHERE id = ?")) {
            select.setLong(1, id);
            return made(select).stream().findFirst();
        }
    }

    /** Those before one, the newest first. */
    static List<Made> before(Connection connection, long id, int limit) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " WHERE id < ? ORDER BY id DESC LIMIT ?")) {
            select.setLong(1, id);
            select.setInt(2, limit);
            return made(select);
        }
    }

    /** How many balances differed at the last one of each kind. */
    static Map<ReconciliationKind, Long> lastDifferences(Connection connection)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        SELECT
                                + " WHERE id IN (SELECT max(id) FROM reconciliation GROUP BY kind)")) {
            Map<ReconciliationKind, Long> last = new EnumMap<>(ReconciliationKind.class);
            made(select).forEach(made -> last.put(made.kind(), made.differences()));
            return last;
        }
    }

    private static List<Made> made(PreparedStatement select) throws SQLException {
        List<Made> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(
                        new Made(
                                row.getLong(1),
                                ReconciliationKind.valueOf(row.getString(2)),
                                row.getLong(3),
                                row.getObject(4, OffsetDateTime.class),
                                row.getLong(5),
                                row.getLong(6)));
            }
        }
        return found;
    }

    /** What is kept of the differences of one. */
    static List<Difference> differences(Connection connection, long id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT party, asset, what, line, ledger, other
                        FROM reconciliation_difference WHERE id = ? ORDER BY number\
                        """)) {
            select.setLong(1, id);
            List<Difference> kept = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    int line = row.getInt(4);
                    OptionalInt known = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(line);
                    kept.add(
                            new Difference(
                                    row.getString(1),
                                    row.getInt(2),
                                    Difference.What.valueOf(row.getString(3)),
                                    known,
                                    row.getBigDecimal(5),
                                    row.getBigDecimal(6)));
                }
            }
            return kept;
        }
    }
}
