package org.bourse.portfolio.report;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.Ids;
import org.jspecify.annotations.Nullable;

/** Reads what an account's orders did, by day, symbol and group. */
final class AttributionRepository {
    private static final String FILLS =
            """
            FROM tag_day t JOIN traded_symbol s USING (symbol)
            WHERE t.account = ? AND t.day BETWEEN ? AND ?\
            """;

    private final Connection connection;
    private final long account;
    private final Days days;
    private final Grouping grouping;

    /** What is told a group's day at one symbol; amounts are of its quote asset. */
    interface FillReading {
        void fills(Place place, long count, BigInteger volumeMinor, BigInteger feesMinor);
    }

    /** What is told the sales of known cost of a group's day at one symbol. */
    interface SaleReading {
        void sales(Place place, long count, BigInteger realisedMinor);
    }

    /** A group's day at one symbol. */
    record Place(String key, LocalDate day, int symbol) {}

    AttributionRepository(Connection connection, long account, Days days, Grouping grouping) {
        this.connection = connection;
        this.account = account;
        this.days = days;
        this.grouping = grouping;
    }

    /**
     * The groups that have fills, in their order.
     *
     * @param after the group that was read last; null to begin
     */
    List<String> keys(@Nullable String after, int limit) throws SQLException {
        String key = grouping.key("s.name", "t.tag");
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT DISTINCT "
                                + key
                                + " AS key "
                                + FILLS
                                + " AND (? OR "
                                + key
                                + " > ?) ORDER BY key LIMIT ?")) {
            int next = bindDays(select, 1);
            select.setBoolean(next, after == null);
            select.setString(next + 1, after == null ? "" : after);
            select.setInt(next + 2, limit);
            List<String> keys = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    keys.add(row.getString(1));
                }
            }
            return keys;
        }
    }

    private int bindDays(PreparedStatement select, int first) throws SQLException {
        select.setLong(first, account);
        select.setObject(first + 1, days.from());
        select.setObject(first + 2, days.to());
        return first + 3;
    }

    /** The fills of some groups. */
    void fills(List<String> keys, FillReading reading) throws SQLException {
        String key = grouping.key("s.name", "t.tag");
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT "
                                + key
                                + " AS key, t.day, t.symbol, sum(t.fills)::bigint,"
                                + " sum(t.volume_minor), sum(t.fees_minor) "
                                + FILLS
                                + " AND "
                                + key
                                + " = ANY (?) GROUP BY 1, 2, 3")) {
            select.setFetchSize(1_000);
            int next = bindDays(select, 1);
            select.setObject(next, keys.toArray(String[]::new));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reading.fills(
                            place(row),
                            row.getLong(4),
                            row.getBigDecimal(5).toBigIntegerExact(),
                            row.getBigDecimal(6).toBigIntegerExact());
                }
            }
        }
    }

    /**
     * The sales of known cost of some groups.
     *
     * @param position of the log up to which tags are known
     */
    void sales(List<String> keys, long position, SaleReading reading) throws SQLException {
        String key = grouping.key("s.name", "coalesce(g.tag, '')");
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT "
                                + key
                                + """
                                 AS key, (a.sold_at AT TIME ZONE 'UTC')::date, a.symbol, count(*),
                                    sum((a.known_proceeds_minor - a.cost_minor)::numeric)
                                FROM sale a JOIN traded_symbol s USING (symbol)
                                LEFT JOIN tagged_sale g USING (account, trade_id)
                                WHERE a.account = ? AND a.known_lots > 0
                                    AND a.sold_at >= ?::date::timestamp AT TIME ZONE 'UTC'
                                    AND a.sold_at < ?::date::timestamp AT TIME ZONE 'UTC'
                                    AND (a.trade_id >> ?) & ? <= ?\
                                """
                                + " AND "
                                + key
                                + " = ANY (?) GROUP BY 1, 2, 3")) {
            select.setFetchSize(1_000);
            select.setLong(1, account);
            select.setObject(2, days.from());
            select.setObject(3, days.to().plusDays(1));
            select.setInt(4, Long.numberOfTrailingZeros(Ids.of(0, 1, 0)));
            select.setLong(5, Ids.POSITION_MAX);
            select.setLong(6, position);
            select.setObject(7, keys.toArray(String[]::new));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reading.sales(
                            place(row), row.getLong(4), row.getBigDecimal(5).toBigIntegerExact());
                }
            }
        }
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getString(1), row.getObject(2, LocalDate.class), row.getInt(3));
    }
}
