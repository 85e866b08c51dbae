package org.bourse.stack.verify.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bourse.stack.process.StackException;

/** A database as it was at one moment, however long it is looked at, and for reading only. */
public final class Snapshot implements AutoCloseable {
    private static final int FETCHED = 5_000;

    /** A table that is not there: the service has never made it. */
    private static final String UNDEFINED_TABLE = "42P01";

    /** Makes something of a row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Applied applied;

    private Snapshot(Connection connection, Applied applied) {
        this.connection = connection;
        this.applied = applied;
    }

    /**
     * Opens one; empty when the service has never run there.
     *
     * @param applied a query with its parameters: the sequence and position of what the service has
     *     applied, no row for nothing
     * @throws StackException when the database does not answer
     */
    public static Optional<Snapshot> open(
            String url, String user, String password, String applied, Object... parameters) {
        try {
            Connection connection = DriverManager.getConnection(url, user, password);
            Optional<Applied> found = Optional.empty();
            try {
                connection.setReadOnly(true);
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                found = applied(connection, applied, parameters);
            } finally {
                if (found.isEmpty()) {
                    connection.close();
                }
            }
            return found.map(it -> new Snapshot(connection, it));
        } catch (SQLException e) {
            throw new StackException("cannot check: " + url + ": " + e.getMessage(), e);
        }
    }

    private static Optional<Applied> applied(
            Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement select = statement(connection, sql, parameters);
                ResultSet row = select.executeQuery()) {
            return Optional.of(
                    row.next() ? new Applied(row.getLong(1), row.getLong(2)) : Applied.NOTHING);
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** How far the projection was. */
    public Applied applied() {
        return applied;
    }

    /** The rows of a query with whole numbers, or arrays of them, as parameters. */
    <T> List<T> rows(String sql, RowReader<T> reader, Object... parameters) {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement select = statement(connection, sql, parameters);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rows.add(reader.read(row));
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return rows;
    }

    /** The rows of a query, fetched as they are asked for; they end with the snapshot. */
    <T> RowIterator<T> iterate(String sql, RowReader<T> reader, Object... parameters) {
        try {
            PreparedStatement select = statement(connection, sql, parameters);
            return new RowIterator<>(select.executeQuery(), reader);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static PreparedStatement statement(
            Connection connection, String sql, Object... parameters) throws SQLException {
        PreparedStatement select = connection.prepareStatement(sql);
        select.setFetchSize(FETCHED);
        for (int i = 0; i < parameters.length; i++) {
            select.setObject(i + 1, parameters[i]);
        }
        return select;
    }

    /** Ids as a parameter. */
    Array ids(Collection<Long> ids) {
        try {
            return connection.createArrayOf("bigint", ids.toArray());
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    static StackException failed(SQLException e) {
        return new StackException("cannot check: the database says: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
