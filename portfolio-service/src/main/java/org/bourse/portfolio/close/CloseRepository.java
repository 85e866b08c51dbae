package org.bourse.portfolio.close;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.bourse.portfolio.database.DatabaseException;

/** Reads trial balances and closes. */
@ApplicationScoped
public class CloseRepository {
    private static final String CLOSES =
            """
            SELECT day, until, position, entries, encode(hash, 'hex') FROM day_close
            WHERE day < ? ORDER BY day DESC LIMIT ?\
            """;

    private static final String TOTALS =
            "SELECT chart_account, asset, amount FROM day_close_total WHERE day = ?";

    private final DataSource dataSource;

    @Inject
    CloseRepository(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The totals at a position. */
    List<TrialBalance.Total> trialBalance(long position) {
        try (Connection connection = dataSource.getConnection()) {
            return TrialBalance.at(connection, position);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Those of days before a day, the latest first. */
    List<CloseViews.Close> closesBefore(LocalDate day, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(CLOSES)) {
            select.setObject(1, day);
            select.setInt(2, limit);
            List<CloseViews.Close> closes = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    closes.add(
                            new CloseViews.Close(
                                    row.getObject(1, LocalDate.class),
                                    row.getObject(2, OffsetDateTime.class).toInstant(),
                                    Long.toString(row.getLong(3)),
                                    row.getLong(4),
                                    row.getString(5)));
                }
            }
            return closes;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** That of a day; empty while it is not closed. */
    Optional<CloseViews.Close> close(LocalDate day) {
        return closesBefore(day.plusDays(1), 1).stream()
                .filter(close -> close.day().equals(day))
                .findFirst();
    }

    /** The position of a day's close; empty while it is not closed. */
    public Optional<Long> position(LocalDate day) {
        return close(day).map(close -> Long.valueOf(close.position()));
    }

    /** The totals as they were closed. */
    List<TrialBalance.Total> totals(LocalDate day) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(TOTALS)) {
            select.setObject(1, day);
            return TrialBalance.totals(select);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
