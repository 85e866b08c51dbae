package org.bourse.risk.tiers;

import static org.bourse.risk.Examples.ALICE;
import static org.bourse.risk.Examples.BOB;
import static org.bourse.risk.Examples.TODAY;
import static org.bourse.risk.Examples.USDT;
import static org.bourse.risk.Examples.micros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bourse.contracts.v1.AccountTierSet;
import org.bourse.contracts.v1.FeeTierSet;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.Examples;
import org.bourse.risk.audit.Act;
import org.bourse.risk.limit.ListedAsset;
import org.bourse.risk.tier.TierSchedule;
import org.bourse.risk.venue.Database;
import org.bourse.risk.venue.ListingTable;
import org.bourse.risk.venue.VenueClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tiers 1 from 100 and 2 from 1,000 USDT, computed at 00:05. */
class TierRegisterTest {
    private static final ListedAsset REFERENCE = new ListedAsset(2, "USDT", 6);
    private static final TierSchedule SCHEDULE =
            new TierSchedule(
                    List.of(
                            new TierSchedule.Step(1, 100_000_000),
                            new TierSchedule.Step(2, 1_000_000_000)));
    private static final long FIVE_PAST = Duration.ofMinutes(5).toNanos() / 1_000;

    @RegisterExtension static final PostgresExtension POSTGRES = Examples.postgres();

    private Database database;
    private TierRegister register;
    private long position;

    private record Config(LocalTime at, Duration lookEvery) implements FeeTierConfig {}

    @BeforeEach
    void begin() {
        database = new Database(POSTGRES.dataSource());
        register =
                new TierRegister(database, new Config(LocalTime.of(0, 5), Duration.ofSeconds(10)));
        position = 0;
        execute("TRUNCATE asset, fee_tier, account_tier, tier_release, fee_tier_run CASCADE");
        execute("UPDATE venue_clock SET position = -1, venue_time_micros = 0");
        database.inTransaction(connection -> {
            new ListingTable(connection).add(Examples.BTC);
            new ListingTable(connection).add(USDT);
            new ListingTable(connection).add(Examples.BTC_USDT);
            for (int tier = 1; tier <= 3; tier++) {
                new TierTable(connection)
                        .set(
                                FeeTierSet.newBuilder()
                                        .setTier(tier)
                                        .setMakerRateE8(-5_000L * tier)
                                        .setTakerRateE8(100_000)
                                        .build());
            }
            return true;
        });
    }

    private void execute(String sql) {
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private void traded(long account, int asset, int day, long minor) {
        execute(
                "INSERT INTO daily_volume VALUES (%d, %d, %d, %d)"
                        .formatted(account, asset, day, minor));
    }

    private void clock(int day, long afterMidnight) {
        position++;
        database.inTransaction(connection -> {
            new VenueClock(connection).move(micros(day, afterMidnight), position);
            return true;
        });
    }

    private void confirmed(long account, int tier, boolean manual) {
        database.inTransaction(connection -> {
            AccountTierSet set =
                    AccountTierSet.newBuilder().setAccount(account).setTier(tier).build();
            new TierTable(connection).set(set, manual, position);
            return true;
        });
    }

    private static Act act(Act.Kind kind) {
        return new Act(kind, "5b6c", "something", Map.of(), Instant.EPOCH);
    }

    private void set(TierSchedule schedule) {
        assertEquals(0, register.set(REFERENCE, schedule, act(Act.Kind.FEE_SCHEDULE_SET)));
    }

    private static Optional<TierRegister.Pass> pass(int day, Map<Long, Integer> changes) {
        return Optional.of(new TierRegister.Pass(day, new TreeMap<>(changes)));
    }

    @Test
    void withoutAScheduleNobodyIsMoved() {
        traded(ALICE, 2, TODAY - 1, 2_000_000_000);
        clock(TODAY, FIVE_PAST);

        assertEquals(Optional.empty(), register.due());
        assertEquals(Optional.empty(), register.schedule());
    }

    @Test
    void theRunIsDueOnceADayFromItsTimeOn() {
        set(SCHEDULE);
        traded(ALICE, 2, TODAY - 1, 100_000_000);
        clock(TODAY, FIVE_PAST - 1);
        assertEquals(Optional.empty(), register.due(), "yesterday's run saw nothing of yesterday");

        clock(TODAY, FIVE_PAST);
        assertEquals(pass(TODAY, Map.of(ALICE, 1)), register.due());
        assertEquals(pass(TODAY, Map.of(ALICE, 1)), register.due(), "until it is confirmed");
        register.note(TODAY, 1, false);
        confirmed(ALICE, 1, false);
        assertEquals(Optional.empty(), register.due());

        traded(BOB, 2, TODAY - 2, 5_000_000_000L);
        assertEquals(Optional.empty(), register.due(), "the day is done");
        clock(TODAY + 1, FIVE_PAST);
        assertEquals(pass(TODAY + 1, Map.of(BOB, 2)), register.due());
    }

    @Test
    void volumesOlderThanThirtyDaysAndOfTodayDoNotCount() {
        set(SCHEDULE);
        traded(ALICE, 2, TODAY - 31, 5_000_000_000L);
        traded(ALICE, 2, TODAY - 30, 99_999_999);
        traded(ALICE, 2, TODAY, 5_000_000_000L);
        traded(BOB, 2, TODAY - 30, 60_000_000);
        traded(BOB, 2, TODAY - 1, 40_000_000);
        clock(TODAY, FIVE_PAST);

        assertEquals(pass(TODAY, Map.of(BOB, 1)), register.due());
    }

    /** 0.002 BTC at 60,000: a lot of 0.00001 costs 0.6. */
    @Test
    void otherAssetsCountByTheVenuesPrices() {
        set(SCHEDULE);
        traded(ALICE, 1, TODAY - 3, 200_000);
        execute("INSERT INTO day_price VALUES (1, %d, 600000)".formatted(TODAY - 40));
        execute("INSERT INTO day_price VALUES (1, %d, 1)".formatted(TODAY - 2));
        clock(TODAY, FIVE_PAST);

        assertEquals(pass(TODAY, Map.of(ALICE, 1)), register.due());
        assertEquals("120", counted(ALICE));
    }

    private String counted(long account) {
        FeeTierView.Volumes volumes = register.view(account).volumes();
        return volumes == null ? "none" : volumes.counted();
    }

    @Test
    void whatAnOperatorSetStaysUntilItIsLetGo() {
        set(SCHEDULE);
        traded(ALICE, 2, TODAY - 1, 100_000_000);
        clock(TODAY, FIVE_PAST);
        confirmed(ALICE, 3, true);
        assertEquals(Optional.empty(), register.due());

        confirmed(ALICE, 1, false);
        clock(TODAY + 1, FIVE_PAST);
        assertEquals(
                pass(TODAY + 1, Map.of(ALICE, 3)), register.due(), "what crossed it is undone");

        register.release(ALICE, act(Act.Kind.FEE_TIER_RELEASED));
        assertEquals(Optional.empty(), register.due(), "its volume says 1, too");
        assertFalse(register.view(ALICE).manual());
        clock(TODAY + 2, FIVE_PAST);
        confirmed(ALICE, 2, true);
        assertTrue(register.view(ALICE).manual(), "a later word holds again");
    }

    @Test
    void anotherScheduleIsAppliedAtOnce() {
        set(SCHEDULE);
        traded(ALICE, 2, TODAY - 1, 100_000_000);
        clock(TODAY, FIVE_PAST);
        confirmed(ALICE, 1, false);
        assertEquals(Optional.empty(), register.due());

        set(new TierSchedule(List.of(new TierSchedule.Step(2, 1))));
        assertEquals(pass(TODAY, Map.of(ALICE, 2)), register.due());
        set(TierSchedule.EMPTY);
        assertEquals(pass(TODAY, Map.of(ALICE, 0)), register.due());
    }

    @Test
    void aTierWithoutRatesIsRefusedAndNothingIsChanged() {
        set(SCHEDULE);
        TierSchedule unset = new TierSchedule(List.of(new TierSchedule.Step(9, 1)));

        assertEquals(9, register.set(REFERENCE, unset, act(Act.Kind.FEE_SCHEDULE_SET)));
        assertEquals(
                Optional.of(
                        new FeeScheduleView(
                                "USDT",
                                List.of(
                                        new FeeScheduleView.Tier(1, "100", "-0.00005", "0.001"),
                                        new FeeScheduleView.Tier(2, "1000", "-0.0001", "0.001")))),
                register.schedule());
    }

    @Test
    void anAccountSeesWhatTheNextTierNeeds() {
        set(SCHEDULE);
        traded(ALICE, 2, TODAY - 30, 60_000_000);
        traded(ALICE, 2, TODAY - 1, 100_000_000);
        traded(ALICE, 2, TODAY, 250_000_000);
        clock(TODAY, FIVE_PAST);
        confirmed(ALICE, 1, false);

        assertEquals(
                new FeeTierView(
                        "1000",
                        1,
                        false,
                        "-0.00005",
                        "0.001",
                        new FeeTierView.Volumes("USDT", "2026-10-22", "2026-11-20", "160", "350"),
                        new FeeTierView.Next(
                                new FeeScheduleView.Tier(2, "1000", "-0.0001", "0.001"), "650")),
                register.view(ALICE));
        execute("DELETE FROM fee_schedule");
        assertEquals(new FeeTierView("1001", 0, false, null, null, null, null), register.view(BOB));
    }
}
