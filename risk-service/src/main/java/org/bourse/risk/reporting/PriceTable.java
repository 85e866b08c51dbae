package org.bourse.risk.reporting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bourse.risk.limit.ListedAsset;
import org.bourse.risk.threshold.Price;
import org.bourse.risk.threshold.ThresholdWatch;
import org.jspecify.annotations.Nullable;

/** The table {@code threshold_asset}: assets and their last prices, as of the projection. */
final class PriceTable {
    private final Connection connection;

    PriceTable(Connection connection) {
        this.connection = connection;
    }

    List<ListedAsset> assets() throws SQLException {
        List<ListedAsset> assets = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT asset, code, scale FROM threshold_asset");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                assets.add(new ListedAsset(row.getInt(1), row.getString(2), row.getInt(3)));
            }
        }
        return assets;
    }

    Map<Integer, Price> prices() throws SQLException {
        Map<Integer, Price> prices = new HashMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT asset, reference_minor, asset_minor FROM threshold_asset
                                WHERE asset_minor IS NOT NULL\
                                """);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                prices.put(row.getInt(1), new Price(row.getLong(2), row.getLong(3)));
            }
        }
        return prices;
    }

    /** All that differs from what is there. */
    void store(ThresholdWatch watch) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO threshold_asset AS known
                            (asset, code, scale, reference_minor, asset_minor)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (asset) DO UPDATE SET code = excluded.code,
                            scale = excluded.scale, reference_minor = excluded.reference_minor,
                            asset_minor = excluded.asset_minor
                        WHERE known IS DISTINCT FROM excluded\
                        """)) {
            for (ListedAsset asset : watch.assets().values()) {
                @Nullable Price price = watch.prices().get(asset.number());
                upsert.setInt(1, asset.number());
                upsert.setString(2, asset.code());
                upsert.setInt(3, asset.scale());
                upsert.setObject(4, price == null ? null : price.referenceMinor(), Types.BIGINT);
                upsert.setObject(5, price == null ? null : price.assetMinor(), Types.BIGINT);
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
