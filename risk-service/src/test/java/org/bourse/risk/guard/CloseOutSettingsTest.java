package org.bourse.risk.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Symbol;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.policy.CloseOutTerms;
import org.bourse.risk.venue.ListingTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CloseOutSettingsTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension("V1__limits_volumes_alerts.sql", "V2__limits_per_symbol.sql");

    private static CloseOutSettings settings() {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(GuardConfig.class);
        GuardConfig config = builder.build().getConfigMapping(GuardConfig.class);
        return new CloseOutSettings(config.referenceAsset(), config.closeOut());
    }

    private static void list(ListingTable table, int asset, String code, int scale)
            throws SQLException {
        table.add(Asset.newBuilder().setAsset(asset).setCode(code).setScale(scale).build());
    }

    private static void list(ListingTable table, int symbol, int base, int quote)
            throws SQLException {
        table.add(
                Symbol.newBuilder()
                        .setSymbol(symbol)
                        .setName(symbol + "")
                        .setBase(base)
                        .setQuote(quote)
                        .setLot(1)
                        .setQuantityScale(3)
                        .build());
    }

    @Test
    void anAssetIsSoldInTheFirstSymbolForTheReference() throws SQLException {
        try (Connection connection = POSTGRES.connect()) {
            ListingTable table = new ListingTable(connection);
            list(table, 1, "USDT", 6);
            list(table, 2, "BTC", 8);
            list(table, 3, "EUR", 4);
            list(table, 10, 2, 3);
            assertEquals(Optional.empty(), settings().terms(table), "none for USDT");

            list(table, 12, 2, 1);
            list(table, 11, 2, 1);
            list(table, 13, 3, 1);

            assertEquals(
                    new CloseOutTerms(
                            Map.of(
                                    2, new CloseOutTerms.Sellable(11, 100_000),
                                    3, new CloseOutTerms.Sellable(13, 10)),
                            10_000_000_000L,
                            20,
                            300,
                            1_000_000),
                    settings().terms(table).orElseThrow());
        }
    }
}
