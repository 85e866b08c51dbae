package org.bourse.risk.guard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.AlertKind;
import org.bourse.contracts.v1.RiskAlert;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.alert.Outbox;
import org.bourse.risk.exposure.ExposureStanding;
import org.bourse.risk.policy.AccountStates;
import org.bourse.risk.policy.Action;
import org.bourse.risk.policy.Arming;
import org.bourse.risk.policy.CloseOutStep;
import org.bourse.risk.policy.Figures;
import org.bourse.risk.policy.LimitKind;
import org.bourse.risk.policy.Policy;
import org.bourse.risk.policy.Stage;
import org.bourse.risk.policy.Trip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the guard keeps, on the migrated database. Each test is one transaction. */
class GuardTablesTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V8__guard.sql",
                    "V15__close_outs.sql",
                    "V17__close_outs_given_up.sql",
                    "V18__groups_and_sectors.sql",
                    "V19__asset_closes.sql");

    private static final int VENUE = 3;
    private static final int DAY = 20_778;
    private static final Figures FIGURES =
            new Figures(9, 10, -1, 1_000, 2, 3, 4, 5, 6, 7, 8, 9, 10);

    private Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        connection = POSTGRES.connect();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private static Trip trip(Stage stage, int day, int arming) {
        return trip(stage, day, arming, Action.SUSPEND);
    }

    private static Trip trip(Stage stage, int day, int arming, Action action) {
        return new Trip(
                1_000,
                Trip.NO_GROUP,
                LimitKind.DAILY_LOSS,
                stage,
                day,
                arming,
                new Policy(100, action),
                101,
                FIGURES,
                7,
                8);
    }

    @Test
    void aTripIsKeptOnceWithItsFigures() throws SQLException {
        TripTable table = new TripTable(connection);

        assertTrue(
                table.add(VENUE, trip(Stage.WARNING, DAY, 0), Optional.empty(), Optional.empty()));
        assertTrue(table.add(VENUE, trip(Stage.BREACH, DAY, 0), Optional.of(9L), Optional.of(2)));
        assertFalse(table.add(VENUE, trip(Stage.BREACH, DAY, 0), Optional.of(9L), Optional.of(2)));
        assertTrue(table.add(VENUE, trip(Stage.BREACH, DAY, 1), Optional.of(9L), Optional.of(2)));

        List<TripTable.Row> rows =
                table.newest(
                        Optional.of(1_000L), Optional.of(LimitKind.DAILY_LOSS), Long.MAX_VALUE, 9);
        assertEquals(3, rows.size());
        TripTable.Row breach = rows.get(1);
        assertEquals(FIGURES, breach.figures());
        assertEquals(Action.SUSPEND, breach.action());
        assertEquals(9, breach.commandPosition());
        assertEquals(Action.WARN, rows.get(2).action());
        assertEquals(
                List.of(), table.newest(Optional.of(1_001L), Optional.empty(), Long.MAX_VALUE, 9));
        assertEquals(3, table.since(DAY).size());
        assertEquals(0, table.since(DAY + 1).size());
    }

    @Test
    void whatIsClosedOutIsKeptStepByStepUntilItEnds() throws SQLException {
        TripTable table = new TripTable(connection);
        table.add(
                VENUE,
                trip(Stage.WARNING, DAY, 0, Action.CLOSE_OUT),
                Optional.empty(),
                Optional.empty());
        assertEquals(List.of(), table.closing(), "a warning sells nothing");
        Trip first = trip(Stage.BREACH, DAY, 0, Action.CLOSE_OUT);
        table.add(VENUE, first, Optional.of(9L), Optional.of(2));
        table.add(
                VENUE,
                trip(Stage.BREACH, DAY, 1, Action.CLOSE_OUT),
                Optional.of(10L),
                Optional.of(2));
        String tripId = first.id(VENUE);
        assertEquals(new TripTable.Closing(1_000, tripId, 0, 9), table.closing().getFirst());

        CloseOutStep.Sell step = new CloseOutStep.Sell(1_000, tripId, 2, false, List.of());
        assertTrue(table.sold(step, 12));
        assertFalse(table.sold(step, 12));
        assertEquals(new TripTable.Closing(1_000, tripId, 2, 12), table.closing().getFirst());
        assertEquals(2, table.closing().size());

        CloseOutStep.Ended ended =
                new CloseOutStep.Ended(1_000, tripId, CloseOutStep.End.FLAT, 2, 0);
        assertTrue(table.closedOut(ended));
        assertFalse(table.closedOut(ended));
        assertEquals(List.of(), table.closing());
        TripTable.Row row = table.since(DAY).get(1);
        assertEquals("FLAT", row.closeOut());
        assertEquals(2, row.closeOutSteps());
    }

    private static Trip ofGroup(long account, long group) {
        return new Trip(
                account,
                group,
                LimitKind.EXPOSURE,
                Stage.BREACH,
                DAY,
                0,
                new Policy(100, Action.CLOSE_OUT),
                101,
                FIGURES,
                7,
                8);
    }

    @Test
    void whatAGroupPassedIsKeptForItAndForEachAccountAndItsAmountsAreToldOfTheGroupOnly()
            throws SQLException {
        TripTable table = new TripTable(connection);
        Trip own = ofGroup(1_000, Trip.NO_GROUP);
        for (Trip trip : List.of(ofGroup(1_000, -3), ofGroup(1_001, -3), ofGroup(-3, 0), own)) {
            assertTrue(table.add(VENUE, trip, Optional.of(9L), Optional.of(2)));
        }

        List<TripTable.Row> rows =
                table.newest(Optional.of(1_000L), Optional.empty(), Long.MAX_VALUE, 9);
        assertEquals(List.of(0L, -3L), rows.stream().map(TripTable.Row::group).toList());
        assertEquals("exposure-breach-3-1000-20778-0-group-3", rows.getLast().tripId());
        assertEquals(3, table.closing().size(), "the group as such has nothing to sell");
        TripTable.Row group =
                table.newest(Optional.of(-3L), Optional.empty(), Long.MAX_VALUE, 9).getFirst();
        assertEquals("exposure-breach-3-group-3-20778-0", group.tripId());

        List<RiskAlert> alerts =
                new TripOutbox(connection, VENUE)
                        .oldest(10).stream().map(Outbox.Entry::alert).toList();
        assertEquals(
                List.of(
                        "1000 GROUP_EXPOSURE 0",
                        "1001 GROUP_EXPOSURE 0",
                        "0 GROUP_EXPOSURE 101",
                        "1000 EXPOSURE 101"),
                alerts.stream()
                        .map(alert ->
                                alert.getAccount()
                                        + " "
                                        + alert.getRule()
                                        + " "
                                        + alert.getValueMinor())
                        .toList());
    }

    @Test
    void howDaysEndedIsKeptOnceAndForgottenInTheEnd() throws SQLException {
        AssetCloseTable table = new AssetCloseTable(connection);
        assertTrue(table.newestDay().isEmpty());
        table.keep(DAY, List.of(new ExposureStanding.Mark(2, 3, 4)));
        table.keep(DAY, List.of(new ExposureStanding.Mark(2, 9, 9)));
        table.keep(
                DAY + 1,
                List.of(new ExposureStanding.Mark(2, 5, 4), new ExposureStanding.Mark(7, 1, 2)));

        SortedMap<Integer, double[]> closes = table.closes(DAY + 1, 2, 9);
        assertEquals(Set.of(2, 7), closes.keySet());
        assertArrayEquals(new double[] {0.75, 1.25}, closes.get(2));
        assertArrayEquals(new double[] {0.5}, closes.get(7));
        assertEquals(Set.of(2), table.closes(DAY + 1, 2, 1).keySet());
        assertArrayEquals(new double[] {1.25}, table.closes(DAY + 1, 1, 9).get(2));

        assertArrayEquals(new double[][] {{0.75, 1.25}}, table.common(List.of(2)));
        assertArrayEquals(new double[][] {{1.25}, {0.5}}, table.common(List.of(2, 7)));
        assertArrayEquals(new double[][] {{}, {}}, table.common(List.of(2, 8)));
        assertArrayEquals(new double[][] {}, table.common(List.of()));

        table.keep(DAY + 1 + AssetCloseTable.DAYS_MAX, List.of(new ExposureStanding.Mark(7, 1, 2)));
        assertEquals(
                Set.of(7), table.closes(DAY + 1 + AssetCloseTable.DAYS_MAX, 10_000, 9).keySet());
        assertArrayEquals(
                new double[] {0.5},
                table.closes(DAY + 1 + AssetCloseTable.DAYS_MAX, 10_000, 9).get(7));
    }

    @Test
    void whatWasGivenUpIsASecondAlertOnce() throws SQLException {
        Trip trip = trip(Stage.BREACH, DAY, 0, Action.CLOSE_OUT);
        new TripTable(connection).add(VENUE, trip, Optional.of(9L), Optional.of(2));
        GivenUpTable table = new GivenUpTable(connection);
        long nextDayMicros = TimeUnit.DAYS.toMicros(DAY + 1L);
        table.add(trip.id(VENUE), 12, nextDayMicros);
        table.add(trip.id(VENUE), 13, nextDayMicros + 1);
        table.add("another", 14, nextDayMicros);
        GivenUpOutbox outbox = new GivenUpOutbox(connection, VENUE);

        List<Outbox.Entry> entries = outbox.oldest(10);
        outbox.published(entries);

        assertEquals(1, entries.size());
        RiskAlert alert = entries.getFirst().alert();
        assertEquals("daily-loss-breach-3-1000-20778-0-given-up", alert.getAlertId());
        assertEquals(AlertKind.CLOSE_OUT_GIVEN_UP, alert.getKind());
        assertEquals("DAILY_LOSS", alert.getRule());
        assertEquals(1_000, alert.getAccount());
        assertEquals(DAY + 1, alert.getDay());
        assertEquals(12, alert.getPosition());
        assertEquals(nextDayMicros, alert.getVenueTimeMicros());
        assertEquals(List.of(), outbox.oldest(10));
    }

    @Test
    void armingsCount() throws SQLException {
        TripTable table = new TripTable(connection);
        table.arm(1_000, LimitKind.DRAWDOWN, DAY);
        table.arm(1_000, LimitKind.DRAWDOWN, DAY);
        table.arm(1_000, LimitKind.DRAWDOWN, DAY - 1);

        assertEquals(List.of(new Arming(1_000, LimitKind.DRAWDOWN, DAY, 2)), table.armings(DAY));
    }

    @Test
    void aTripIsAnAlertUntilItIsPublished() throws SQLException {
        new TripTable(connection)
                .add(VENUE, trip(Stage.BREACH, DAY, 0), Optional.of(9L), Optional.of(2));
        TripOutbox outbox = new TripOutbox(connection, VENUE);

        List<Outbox.Entry> entries = outbox.oldest(10);
        outbox.published(entries);

        RiskAlert alert = entries.getFirst().alert();
        assertEquals("daily-loss-breach-3-1000-20778-0", alert.getAlertId());
        assertEquals(AlertKind.LIMIT_BREACH, alert.getKind());
        assertEquals("DAILY_LOSS", alert.getRule());
        assertEquals(100, alert.getLimitMinor());
        assertEquals(101, alert.getValueMinor());
        assertEquals(2, alert.getAsset());
        assertEquals(List.of(), outbox.oldest(10));
    }

    @Test
    void aDayIsKeptUntilALaterOne() throws SQLException {
        StandingTable table = new StandingTable(connection);
        ExposureStanding standing =
                new ExposureStanding(
                        1,
                        List.of(new ExposureStanding.Mark(2, 3, 4)),
                        List.of(
                                new ExposureStanding.Account(
                                        1_000,
                                        -5,
                                        6,
                                        List.of(new ExposureStanding.Balance(2, 7, 3)))),
                        List.of(new ExposureStanding.Group(-3, 8)));
        AccountStates states =
                new AccountStates(List.of(new AccountStates.State(1_000, AccountStatus.SUSPENDED)));
        assertEquals(
                new StandingTable.Beginning<>(Integer.MIN_VALUE, 0, 0, ExposureStanding.NONE),
                table.read(Topics.LEDGER_EVENTS, ExposureStanding.class, ExposureStanding.NONE));

        table.keep(Topics.LEDGER_EVENTS, new StandingTable.Beginning<>(DAY, 11, 21, standing));
        table.keep(
                Topics.LEDGER_EVENTS,
                new StandingTable.Beginning<>(DAY, 12, 22, ExposureStanding.NONE));
        table.keep(Topics.ORDER_EVENTS, new StandingTable.Beginning<>(DAY + 1, 13, 23, states));

        assertEquals(
                new StandingTable.Beginning<>(DAY, 11, 21, standing),
                table.read(Topics.LEDGER_EVENTS, ExposureStanding.class, ExposureStanding.NONE));
        assertEquals(
                new StandingTable.Beginning<>(DAY + 1, 13, 23, states),
                table.read(Topics.ORDER_EVENTS, AccountStates.class, AccountStates.NONE));
    }
}
