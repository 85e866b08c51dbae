package org.bourse.risk.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bourse.risk.exposure.ExposureStanding;

/** The table {@code asset_close}, within a transaction. */
final class AssetCloseTable {
    /** Days that are kept. */
    static final int DAYS_MAX = 400;

    private final Connection connection;

    AssetCloseTable(Connection connection) {
        this.connection = connection;
    }

    /** Keeps how a day ended, unless that is known, and forgets those that are too old. */
    void keep(int day, List<ExposureStanding.Mark> marks) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO asset_close (day, asset, quote_minor, base_minor)
                        VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING\
                        """)) {
            for (ExposureStanding.Mark mark : marks) {
                insert.setInt(1, day);
                insert.setInt(2, mark.asset());
                insert.setLong(3, mark.quoteMinor());
                insert.setLong(4, mark.baseMinor());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM asset_close WHERE day <= ?")) {
            delete.setInt(1, day - DAYS_MAX);
            delete.executeUpdate();
        }
    }

    /** Empty before the first day was over. */
    OptionalInt newestDay() throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT day FROM asset_close ORDER BY day DESC LIMIT 1");
                ResultSet row = select.executeQuery()) {
            return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
        }
    }

    /**
     * The closes of the days on which all of these assets have one, the oldest first: a row for
     * each, in the order of their numbers, which come once each and in that order.
     */
    double[][] common(Collection<Integer> assets) throws SQLException {
        List<Double> closes = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT quote_minor, base_minor FROM (
                            SELECT *, count(*) OVER (PARTITION BY day) AS assets
                            FROM asset_close WHERE asset = ANY (?)) AS closes
                        WHERE assets = ? ORDER BY asset, day\
                        """)) {
            select.setArray(1, connection.createArrayOf("integer", assets.toArray()));
            select.setInt(2, assets.size());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    closes.add((double) row.getLong(1) / row.getLong(2));
                }
            }
        }
        int days = assets.isEmpty() ? 0 : closes.size() / assets.size();
        double[][] rows = new double[assets.size()][days];
        for (int i = 0; i < closes.size(); i++) {
            rows[i / days][i % days] = closes.get(i);
        }
        return rows;
    }

    /**
     * The closes of so many days up to that one, the oldest first, of the assets that have one on
     * that day: of so many, by number.
     */
    SortedMap<Integer, double[]> closes(int newestDay, int daysMax, int assetsMax)
            throws SQLException {
        SortedMap<Integer, List<Double>> closes = new TreeMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT asset, quote_minor, base_minor FROM asset_close
                        WHERE day > ? AND day <= ? AND asset IN (
                            SELECT asset FROM asset_close WHERE day = ? ORDER BY asset LIMIT ?)
                        ORDER BY asset, day\
                        """)) {
            select.setInt(1, newestDay - daysMax);
            select.setInt(2, newestDay);
            select.setInt(3, newestDay);
            select.setInt(4, assetsMax);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    closes.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>())
                            .add((double) row.getLong(2) / row.getLong(3));
                }
            }
        }
        SortedMap<Integer, double[]> arrays = new TreeMap<>();
        closes.forEach((asset, of) ->
                arrays.put(asset, of.stream().mapToDouble(Double::doubleValue).toArray()));
        return arrays;
    }
}
