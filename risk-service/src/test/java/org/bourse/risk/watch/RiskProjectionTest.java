package org.bourse.risk.watch;

import static org.bourse.risk.Examples.ALICE;
import static org.bourse.risk.Examples.ALICE_USDT;
import static org.bourse.risk.Examples.BOB;
import static org.bourse.risk.Examples.BTC;
import static org.bourse.risk.Examples.TODAY;
import static org.bourse.risk.Examples.USDT;
import static org.bourse.risk.Examples.VENUE;
import static org.bourse.risk.Examples.filled;
import static org.bourse.risk.Examples.limitsSet;
import static org.bourse.risk.Examples.listings;
import static org.bourse.risk.Examples.micros;
import static org.bourse.risk.Examples.notional;
import static org.bourse.risk.Examples.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.AccountLimitsSet;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.ScheduleSet;
import org.bourse.contracts.v1.SymbolLimit;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.Examples;
import org.bourse.risk.limit.ListedAsset;
import org.bourse.risk.venue.ListingTable;
import org.bourse.risk.venue.VenueClock;
import org.bourse.risk.venue.VenueLimitTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Batches as the runner applies them, on the migrated database. Each test is one transaction. */
class RiskProjectionTest {
    @RegisterExtension static final PostgresExtension POSTGRES = Examples.postgres();

    private final RiskProjection projection = new RiskProjection(VENUE);
    private Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        connection = POSTGRES.connect();
        connection.setAutoCommit(false);
        apply(listings());
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private void apply(OrderEvents... batch) throws SQLException {
        projection.apply(connection, List.of(batch));
    }

    private void limitAlice(long volumeMinorMax) throws SQLException {
        new VolumeTable(connection).setLimit(ALICE_USDT, volumeMinorMax);
    }

    /** The rows of a query, the columns of each separated by spaces. */
    private List<String> rows(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(rows.getString(i));
                }
                found.add(String.join(" ", values));
            }
        }
        return found;
    }

    private List<String> volumes() throws SQLException {
        return rows("SELECT account, asset, day, volume_minor FROM daily_volume ORDER BY 1, 2, 3");
    }

    private List<String> alerts() throws SQLException {
        return rows(
                """
                SELECT alert_id, kind, limit_minor, value_minor, position, published
                FROM alert ORDER BY number\
                """);
    }

    @Test
    void listingsAreKeptAsTheVenueAnnouncedThem() throws SQLException {
        ListingTable listings = new ListingTable(connection);

        assertEquals(
                Map.of(1, new ListedAsset(1, "BTC", 8), 2, new ListedAsset(2, "USDT", 6)),
                listings.assets());
        assertEquals(Map.of(1, 2), listings.quotes());
        assertEquals(Map.of(1, Examples.TERMS), listings.symbols());
    }

    @Test
    void theClockStandsAtTheNewestRecord() throws SQLException {
        apply(record(2, TODAY), record(5, TODAY + 1));

        assertEquals(
                new VenueClock.Reading(micros(TODAY + 1, 5), 5), new VenueClock(connection).read());
    }

    @Test
    void fillsAddUpPerAccountAndDay() throws SQLException {
        apply(
                record(2, TODAY, filled(ALICE, 40), filled(BOB, 40)),
                record(3, TODAY, filled(ALICE, 2)));
        apply(record(4, TODAY, filled(ALICE, 100)), record(5, TODAY + 1, filled(ALICE, 7)));

        assertEquals(List.of("1000 2 20778 142", "1000 2 20779 7", "1001 2 20778 40"), volumes());
        assertEquals(List.of(), alerts());
    }

    @Test
    void theVenuesOwnAccountsAreNotWatched() throws SQLException {
        apply(record(2, TODAY, filled(Accounts.FIRST - 1, 40)));

        assertEquals(List.of(), volumes());
    }

    @Test
    void aVolumeAboveItsLimitIsOneAlert() throws SQLException {
        limitAlice(100);

        apply(record(2, TODAY, filled(ALICE, 100)));
        assertEquals(List.of(), alerts());
        apply(record(3, TODAY, filled(ALICE, 1), filled(BOB, 1_000)));
        apply(record(4, TODAY, filled(ALICE, 500)));

        assertEquals(List.of("daily-volume-3-1000-2-20778 DAILY_VOLUME 100 101 3 f"), alerts());
    }

    @Test
    void theNextDayHasAnAlertOfItsOwn() throws SQLException {
        limitAlice(100);

        apply(
                record(2, TODAY, filled(ALICE, 101)),
                record(3, TODAY + 1, filled(ALICE, 100)),
                record(4, TODAY + 1, filled(ALICE, 2)));

        assertEquals(
                List.of(
                        "daily-volume-3-1000-2-20778 DAILY_VOLUME 100 101 2 f",
                        "daily-volume-3-1000-2-20779 DAILY_VOLUME 100 102 4 f"),
                alerts());
    }

    @Test
    void aBatchThatWasRolledBackIsAppliedAgainWithTheSameResult() throws SQLException {
        limitAlice(100);
        OrderEvents[] batch = {
            record(2, TODAY, filled(ALICE, 60), filled(BOB, 60)),
            record(3, TODAY, filled(ALICE, 60))
        };
        var before = connection.setSavepoint();
        apply(batch);
        List<String> volumes = volumes();
        List<String> alerts = alerts();
        connection.rollback(before);
        assertEquals(List.of(), volumes());

        apply(batch);

        assertEquals(List.of("1000 2 20778 120", "1001 2 20778 60"), volumes());
        assertEquals(volumes, volumes());
        assertEquals(alerts, alerts());
        assertEquals(1, alerts.size());
    }

    /** The limit of today was set after the fills: they were no breach when they were new. */
    @Test
    void aRebuildCountsVolumesAgainAndRaisesNoAlertForThem() throws SQLException {
        OrderEvents first = record(2, TODAY, filled(ALICE, 60));
        OrderEvents second = record(3, TODAY, filled(ALICE, 60));
        apply(first, second);
        limitAlice(100);
        List<String> before = volumes();
        try (Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE " + String.join(", ", projection.tables()));
            statement.execute("UPDATE asset SET scale = 0");
            statement.execute("UPDATE symbol SET name = 'false', lot = 77");
        }

        apply(listings());
        apply(first);
        apply(second);

        assertEquals(before, volumes());
        assertEquals(List.of(), alerts());
        assertEquals(List.of("1 BTC 8", "2 USDT 6"), rows("SELECT * FROM asset ORDER BY asset"));
        assertEquals(List.of("1 BTC-USDT 2 1 1 5"), rows("SELECT * FROM symbol"));
        assertEquals(3, new VenueClock(connection).read().position());
        apply(record(4, TODAY, filled(ALICE, 1)));
        assertEquals(1, alerts().size());
    }

    @Test
    void theSameListingsAndLimitsAgainChangeNothing() throws SQLException {
        OrderEvents limits =
                record(
                        2,
                        TODAY,
                        limitsSet(
                                AccountLimitsSet.newBuilder()
                                        .setAccount(ALICE)
                                        .setOpenOrdersMax(5)
                                        .addOrderNotionalMax(notional(USDT, 77))
                                        .build()));
        apply(limits);

        apply(listings(), limits);

        assertEquals(List.of("1 BTC 8", "2 USDT 6"), rows("SELECT * FROM asset ORDER BY asset"));
        assertEquals(List.of("1 BTC-USDT 2 1 1 5"), rows("SELECT * FROM symbol"));
        assertEquals(List.of("1000 5"), rows("SELECT * FROM open_orders_limit"));
        assertEquals(List.of("1000 2 77"), rows("SELECT * FROM order_notional_limit"));
    }

    @Test
    void limitsKeepWhatAnEventDoesNotName() throws SQLException {
        AccountLimitsSet.Builder limits = AccountLimitsSet.newBuilder().setAccount(ALICE);
        VenueLimitTable table = new VenueLimitTable(connection);
        assertEquals(Optional.empty(), table.openOrdersMax(ALICE));

        apply(
                record(
                        2,
                        TODAY,
                        limitsSet(
                                limits.clone()
                                        .setOpenOrdersMax(5)
                                        .addOrderNotionalMax(notional(USDT, 77))
                                        .addOrderNotionalMax(notional(BTC, 88))
                                        .build())),
                record(
                        3,
                        TODAY,
                        limitsSet(limits.clone().addOrderNotionalMax(notional(BTC, 99)).build())),
                record(4, TODAY, limitsSet(limits.clone().setOpenOrdersMax(0).build())));

        assertEquals(Optional.of(0), table.openOrdersMax(ALICE));
        assertEquals(Map.of(1, 99L, 2, 77L), table.orderNotionalMax(ALICE));
        assertEquals(Optional.empty(), table.openOrdersMax(BOB));
        assertEquals(Map.of(), table.orderNotionalMax(BOB));
    }

    @Test
    void limitsOfASymbolKeepWhatAnEventDoesNotName() throws SQLException {
        VenueLimitTable table = new VenueLimitTable(connection);
        SymbolLimit all =
                SymbolLimit.newBuilder()
                        .setSymbol(1)
                        .setRestricted(false)
                        .setReduceOnly(true)
                        .setLotsMax(0)
                        .setPositionLotsMax(2)
                        .setExposureMinorMax(3)
                        .setDailyNotionalMinorMax(4)
                        .setOpenOrdersMax(5)
                        .build();

        apply(record(2, TODAY, limitsSet(ofSymbol(SymbolLimit.newBuilder().setSymbol(1).build()))));
        assertEquals(
                Map.of(1, SymbolLimit.newBuilder().setSymbol(1).build()),
                table.symbolLimits(ALICE));
        apply(record(3, TODAY, limitsSet(ofSymbol(all))));
        assertEquals(Map.of(1, all), table.symbolLimits(ALICE));
        SymbolLimit lots = SymbolLimit.newBuilder().setSymbol(1).setLotsMax(9).build();
        apply(record(4, TODAY, limitsSet(ofSymbol(lots))));
        SymbolLimit restricted = SymbolLimit.newBuilder().setSymbol(1).setRestricted(true).build();
        assertEquals(Map.of(1, all.toBuilder().setLotsMax(9).build()), table.symbolLimits(ALICE));
        apply(record(5, TODAY, limitsSet(ofSymbol(restricted))));
        assertEquals(
                Map.of(1, all.toBuilder().setLotsMax(9).setRestricted(true).build()),
                table.symbolLimits(ALICE));
        assertEquals(Map.of(), table.symbolLimits(BOB));
    }

    private static AccountLimitsSet ofSymbol(SymbolLimit limit) {
        return AccountLimitsSet.newBuilder().setAccount(ALICE).addSymbolLimits(limit).build();
    }

    /** Listed before its lot was kept. */
    @Test
    void aSymbolIsKnownWholeOnceItChanges() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("UPDATE symbol SET base = NULL, lot = NULL, quantity_scale = NULL");
        }
        ListingTable listings = new ListingTable(connection);
        assertEquals(Map.of(), listings.symbols());
        assertEquals(Map.of(1, 2), listings.quotes());

        apply(
                record(
                        2,
                        TODAY,
                        OrderEvent.newBuilder()
                                .setConfigured(
                                        Configured.newBuilder().setSymbolChanged(Examples.BTC_USDT))
                                .build()));

        assertEquals(Map.of(1, Examples.TERMS), listings.symbols());
    }

    @Test
    void whatConcernsNoRiskIsPassedOver() throws SQLException {
        apply(
                record(
                        2,
                        TODAY,
                        OrderEvent.newBuilder()
                                .setScheduleSet(ScheduleSet.newBuilder().setSymbol(1))
                                .build()));

        assertEquals(List.of(), volumes());
    }

    @Test
    void aFillOfASymbolThatWasNotListedIsADefect() {
        var unlisted = filled(ALICE, 5).toBuilder();
        unlisted.getFilledBuilder().setSymbol(9);

        assertThrows(IllegalStateException.class, () -> apply(record(2, TODAY, unlisted.build())));
    }
}
