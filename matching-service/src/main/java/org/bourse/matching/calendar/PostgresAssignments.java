package org.bourse.matching.calendar;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.bourse.contracts.v1.SymbolState;

/** The assignments of one venue in a database. */
public final class PostgresAssignments implements Assignments {
    private final DataSource database;
    private final Runnable migration;
    private final int venue;
    private boolean migrated;

    /**
     * @param migration brings the database up to date; called before its first use
     */
    public PostgresAssignments(DataSource database, Runnable migration, int venue) {
        this.database = database;
        this.migration = migration;
        this.venue = venue;
    }

    /** The database failed; why is the cause. */
    public static final class DatabaseException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DatabaseException(Exception cause) {
            super("the calendars of symbols cannot be read or kept: " + cause.getMessage(), cause);
        }
    }

    /** What is done with a statement. */
    @FunctionalInterface
    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T with(String sql, Work<T> work) {
        migrateOnce();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, venue);
            return work.on(statement);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Not at the start of the process: a venue can run while its database is away. */
    private synchronized void migrateOnce() {
        if (!migrated) {
            try {
                migration.run();
            } catch (RuntimeException e) {
                throw new DatabaseException(e);
            }
            migrated = true;
        }
    }

    @Override
    public List<Assignment> all() {
        return with(
                """
                SELECT symbol, calendar, followed_at, followed_state FROM symbol_calendars
                 WHERE venue = ? ORDER BY symbol
                """,
                PostgresAssignments::read);
    }

    @Override
    public Optional<Assignment> find(int symbol) {
        return with(
                """
                SELECT symbol, calendar, followed_at, followed_state FROM symbol_calendars
                 WHERE venue = ? AND symbol = ?
                """,
                select -> {
                    select.setInt(2, symbol);
                    return read(select).stream().findFirst();
                });
    }

    private static List<Assignment> read(PreparedStatement select) throws SQLException {
        List<Assignment> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                OffsetDateTime at = rows.getObject("followed_at", OffsetDateTime.class);
                found.add(
                        new Assignment(
                                rows.getInt("symbol"),
                                rows.getString("calendar"),
                                at == null
                                        ? Optional.empty()
                                        : Optional.of(
                                                new Assignment.Followed(
                                                        at.toInstant(),
                                                        SymbolState.valueOf(
                                                                rows.getString(
                                                                        "followed_state"))))));
            }
        }
        return found;
    }

    @Override
    public Assignment assign(int symbol, String calendar) {
        with(
                """
                INSERT INTO symbol_calendars AS known (venue, symbol, calendar) VALUES (?, ?, ?)
                ON CONFLICT (venue, symbol) DO UPDATE
                   SET calendar = excluded.calendar, assigned_at = now(),
                       followed_at = NULL, followed_state = NULL
                 WHERE known.calendar <> excluded.calendar
                """,
                insert -> {
                    insert.setInt(2, symbol);
                    insert.setString(3, calendar);
                    return insert.executeUpdate();
                });
        return find(symbol).orElseGet(() -> new Assignment(symbol, calendar, Optional.empty()));
    }

    @Override
    public void assignIfNone(int symbol, String calendar) {
        with(
                """
                INSERT INTO symbol_calendars (venue, symbol, calendar) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
                insert -> {
                    insert.setInt(2, symbol);
                    insert.setString(3, calendar);
                    return insert.executeUpdate();
                });
    }

    @Override
    public boolean remove(int symbol) {
        return with(
                        "DELETE FROM symbol_calendars WHERE venue = ? AND symbol = ?",
                        delete -> {
                            delete.setInt(2, symbol);
                            return delete.executeUpdate();
                        })
                > 0;
    }

    @Override
    public void owe(Assignment assignment) {
        with(
                """
                UPDATE symbol_calendars SET followed_at = NULL, followed_state = NULL
                 WHERE venue = ? AND symbol = ? AND calendar = ?
                """,
                update -> {
                    update.setInt(2, assignment.symbol());
                    update.setString(3, assignment.calendar());
                    return update.executeUpdate();
                });
    }

    @Override
    public void followed(Assignment assignment, Assignment.Followed followed) {
        with(
                """
                UPDATE symbol_calendars AS known
                   SET followed_at = given.at, followed_state = given.state
                  FROM (VALUES (?, ?, ?, ?::timestamptz, ?))
                    AS given (venue, symbol, calendar, at, state)
                 WHERE known.venue = given.venue AND known.symbol = given.symbol
                   AND known.calendar = given.calendar
                """,
                update -> {
                    update.setInt(2, assignment.symbol());
                    update.setString(3, assignment.calendar());
                    update.setObject(4, OffsetDateTime.ofInstant(followed.at(), ZoneOffset.UTC));
                    update.setString(5, followed.state().name());
                    return update.executeUpdate();
                });
    }
}
