package org.bourse.marketdata.history.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The service's database, as far as imports are concerned, for one symbol and source. */
final class ImportDatabase implements AutoCloseable {
    private final Connection connection;
    private final String symbol;
    private final String source;

    private ImportDatabase(Connection connection, String symbol, String source) {
        this.connection = connection;
        this.symbol = symbol;
        this.source = source;
    }

    /**
     * Connects, and keeps others from importing the same meanwhile.
     *
     * @throws ImportException when the database is away, has not the tables, or is in use
     */
    static ImportDatabase open(
            String url, String user, String password, String symbol, String source) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("ApplicationName", "bourse import");
        try {
            Connection connection = DriverManager.getConnection(url, properties);
            ImportDatabase database = new ImportDatabase(connection, symbol, source);
            try {
                connection.setAutoCommit(false);
                database.begin();
                return database;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new ImportException("the database %s: %s".formatted(url, e.getMessage()), e);
        }
    }

    private void begin() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_regclass('import_series')")) {
            row.next();
            if (row.getString(1) == null) {
                throw new ImportException(
                        "the database has no tables for imports: start market-data-service once");
            }
        }
        try (PreparedStatement lock =
                connection.prepareStatement(
                        "SELECT pg_try_advisory_lock(hashtextextended(?, 1))")) {
            lock.setString(1, symbol + " " + source);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    throw new ImportException(
                            "%s of %s is being imported by somebody else"
                                    .formatted(symbol, source));
                }
            }
        }
        connection.commit();
    }

    CandleTable table(boolean replaces, boolean isDry) throws SQLException {
        return new CandleTable(connection, symbol, source, replaces, isDry);
    }

    /** Notes that a file is begun; returns the number of the note. */
    int begun(String file) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO import_file (symbol, source, file) VALUES (?, ?, ?)"
                                + " RETURNING id")) {
            insert.setString(1, symbol);
            insert.setString(2, source);
            insert.setString(3, file);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                int id = row.getInt(1);
                connection.commit();
                return id;
            }
        }
    }

    /** Notes what came of a file. */
    void ended(int id, String report) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE import_file SET ended_at = now(), report = ?::jsonb"
                                + " WHERE id = ?")) {
            update.setString(1, report);
            update.setInt(2, id);
            update.executeUpdate();
        }
        connection.commit();
    }

    /** Has this source shown before the venue's own candles begin. */
    void backFill() throws SQLException {
        execute(
                "INSERT INTO back_fill (symbol, source) VALUES (?, ?)"
                        + " ON CONFLICT (symbol) DO UPDATE SET source = excluded.source");
        connection.commit();
    }

    /** Removes all that this source told of the symbol; returns how many candles it was. */
    long remove() throws SQLException {
        long candles =
                execute(
                        "DELETE FROM imported_candles WHERE series IN"
                                + " (SELECT series FROM import_series"
                                + " WHERE symbol = ? AND source = ?)");
        execute("DELETE FROM import_series WHERE symbol = ? AND source = ?");
        execute("DELETE FROM back_fill WHERE symbol = ? AND source = ?");
        execute("DELETE FROM import_file WHERE symbol = ? AND source = ?");
        connection.commit();
        return candles;
    }

    private long execute(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, symbol);
            statement.setString(2, source);
            return statement.executeLargeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
