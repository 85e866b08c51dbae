package org.bourse.risk.entry;

import static org.bourse.risk.Examples.ALICE;
import static org.bourse.risk.Examples.ALICE_USDT;
import static org.bourse.risk.Examples.TODAY;
import static org.bourse.risk.Examples.USDT;
import static org.bourse.risk.Examples.VENUE;
import static org.bourse.risk.Examples.key;
import static org.bourse.risk.Examples.micros;
import static org.bourse.risk.Examples.notional;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bourse.contracts.v1.AccountLimitsSet;
import org.bourse.contracts.v1.SymbolLimit;
import org.bourse.platform.problem.ProblemMappers;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.Examples;
import org.bourse.risk.alert.AlertTable;
import org.bourse.risk.audit.Act;
import org.bourse.risk.limit.LimitChange;
import org.bourse.risk.venue.Database;
import org.bourse.risk.venue.ListingTable;
import org.bourse.risk.venue.VenueClock;
import org.bourse.risk.venue.VenueLimitTable;
import org.bourse.risk.volume.VolumeKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Alice has traded 5 USDT today. */
class LimitRegisterTest {
    private static final Act ACT =
            new Act(
                    Act.Kind.LIMITS_SET,
                    "5b6c",
                    "account 1000",
                    Map.of(),
                    Instant.parse("2026-11-21T12:00:00Z"));
    private static final VolumeKey ALICES_DAY = key(ALICE_USDT, TODAY);

    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__limits_volumes_alerts.sql", "V2__limits_per_symbol.sql", "V7__audit.sql");

    private Database database;
    private LimitRegister register;

    @BeforeEach
    void trade() throws SQLException {
        database = new Database(POSTGRES.dataSource());
        register = new LimitRegister(database, VENUE);
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE asset, open_orders_limit CASCADE");
            new ListingTable(connection).add(Examples.BTC);
            new ListingTable(connection).add(USDT);
            new ListingTable(connection).add(Examples.BTC_USDT);
            new VenueClock(connection).move(micros(TODAY, 60), 42);
            statement.execute("INSERT INTO daily_volume VALUES (1000, 2, 20778, 5000000)");
        }
    }

    private static LimitChange daily(Optional<Long> volumeMinorMax) {
        return new LimitChange(
                Optional.empty(), Map.of(), Map.of(USDT.getAsset(), volumeMinorMax), Map.of());
    }

    private Set<VolumeKey> alerted() {
        return database.inTransaction(
                connection -> new AlertTable(connection, VENUE).alerted(List.of(ALICES_DAY)));
    }

    @Test
    void showsWhatWasConfirmedKeptAndTraded() {
        register.keepDailyVolumes(ALICE, daily(Optional.of(7_500_000L)), ACT);
        database.inTransaction(connection -> {
            new VenueLimitTable(connection)
                    .set(
                            AccountLimitsSet.newBuilder()
                                    .setAccount(ALICE)
                                    .setOpenOrdersMax(9)
                                    .addOrderNotionalMax(notional(Examples.BTC, 50_000_000))
                                    .addSymbolLimits(
                                            SymbolLimit.newBuilder()
                                                    .setSymbol(1)
                                                    .setReduceOnly(false)
                                                    .setLotsMax(150_000)
                                                    .setPositionLotsMax(0)
                                                    .setExposureMinorMax(1_500_000)
                                                    .setDailyNotionalMinorMax(2_000_000)
                                                    .setOpenOrdersMax(3))
                                    .build());
            return true;
        });

        assertEquals(
                new LimitsView(
                        "1000",
                        9,
                        new TreeMap<>(Map.of("BTC", "0.5")),
                        new TreeMap<>(Map.of("USDT", "7.5")),
                        new TreeMap<>(Map.of("USDT", "5")),
                        new TreeMap<>(
                                Map.of(
                                        "BTC-USDT",
                                        new SymbolLimits(null, false, "1.5", "0", "1.5", "2", 3)))),
                register.view(ALICE));
    }

    @Test
    void anAccountWithoutLimitsHasNone() {
        assertEquals(
                new LimitsView(
                        "4444",
                        null,
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>()),
                register.view(4_444));
    }

    @Test
    void aLimitThatIsNotPassedRaisesNothing() {
        register.keepDailyVolumes(ALICE, daily(Optional.of(5_000_000L)), ACT);

        assertEquals(Set.of(), alerted());
    }

    @Test
    void aLimitBelowTodaysVolumeRaisesAnAlert() {
        register.keepDailyVolumes(ALICE, daily(Optional.of(4_999_999L)), ACT);

        assertEquals(Set.of(ALICES_DAY), alerted());
    }

    @Test
    void yesterdaysVolumeRaisesNothing() {
        database.inTransaction(connection -> {
            new VenueClock(connection).move(micros(TODAY + 1, 0), 43);
            return true;
        });

        register.keepDailyVolumes(ALICE, daily(Optional.of(0L)), ACT);

        assertEquals(Set.of(), alerted());
        assertEquals(Map.of(), register.view(ALICE).dailyVolume());
    }

    @Test
    void aLimitIsLifted() {
        register.keepDailyVolumes(ALICE, daily(Optional.of(9_000_000L)), ACT);

        register.keepDailyVolumes(ALICE, daily(Optional.empty()), ACT);

        assertEquals(Map.of(), register.view(ALICE).maxDailyVolume());
    }

    @Test
    void aChangeIsKeptWholeOrNotAtAll() {
        LimitChange withUnlisted =
                new LimitChange(
                        Optional.empty(),
                        Map.of(),
                        Map.of(USDT.getAsset(), Optional.of(1L), 9, Optional.of(1L)),
                        Map.of());
        long entries = entries();

        assertThrows(
                IllegalStateException.class,
                () -> register.keepDailyVolumes(ALICE, withUnlisted, ACT));

        assertEquals(Map.of(), register.view(ALICE).maxDailyVolume());
        assertEquals(Set.of(), alerted());
        assertEquals(entries, entries(), "no entry of what was not done");
    }

    private long entries() {
        return database.inTransaction(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT count(*) FROM audit_entry")) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    @Test
    void aChangeIsEnteredInTheAuditLog() {
        long entries = entries();

        register.keepDailyVolumes(ALICE, daily(Optional.of(9_000_000L)), ACT);

        assertEquals(entries + 1, entries());
    }

    @Test
    void aDatabaseThatIsAwayIsAnswered503() {
        LimitRegister alone = new LimitRegister(new Database(PostgresExtension.away()), VENUE);

        IllegalStateException failure =
                assertThrows(IllegalStateException.class, () -> alone.view(ALICE));

        assertEquals(503, new ProblemMappers().unexpected(failure).getStatus());
    }
}
