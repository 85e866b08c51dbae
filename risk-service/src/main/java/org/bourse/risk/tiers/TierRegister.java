package org.bourse.risk.tiers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.bourse.contracts.SymbolTerms;
import org.bourse.risk.audit.Act;
import org.bourse.risk.audit.AuditTable;
import org.bourse.risk.limit.ListedAsset;
import org.bourse.risk.tier.ReferencePrices;
import org.bourse.risk.tier.ReferencePrices.Market;
import org.bourse.risk.tier.Standing;
import org.bourse.risk.tier.TierPlan;
import org.bourse.risk.tier.TierSchedule;
import org.bourse.risk.tier.Volumes;
import org.bourse.risk.tier.Window;
import org.bourse.risk.venue.Database;
import org.bourse.risk.venue.ListingTable;
import org.bourse.risk.venue.VenueClock;
import org.bourse.risk.volume.VenueDay;

/** Schedule, volumes and tiers in the database. */
@ApplicationScoped
public class TierRegister {
    private final Database database;
    private final long atMicros;

    @Inject
    TierRegister(Database database, FeeTierConfig config) {
        this.database = database;
        atMicros = TimeUnit.NANOSECONDS.toMicros(config.at().toNanoOfDay());
    }

    /**
     * What is still to be done of a day's run.
     *
     * @param changes the new tier by account, at least one
     */
    record Pass(int day, SortedMap<Long, Integer> changes) {}

    /**
     * The run that is due by the venue's clock; empty when there is none, or when nobody has to
     * change, which ends it.
     */
    Optional<Pass> due() {
        return database.inTransaction(connection -> {
            ScheduleTable table = new ScheduleTable(connection);
            table.lock();
            VenueClock.Reading now = new VenueClock(connection).read();
            Optional<ScheduleTable.Stored> stored = table.read();
            int day = runDay(now);
            if (stored.isEmpty() || now.position() < 0 || table.isFinished(day)) {
                return Optional.empty();
            }
            SortedMap<Long, Integer> changes =
                    TierPlan.changes(
                            stored.get().schedule(),
                            volumes(
                                    connection,
                                    stored.get().reference(),
                                    Window.before(day),
                                    Optional.empty()),
                            new TierTable(connection).standings());
            if (changes.isEmpty()) {
                table.note(day, 0, true);
                return Optional.empty();
            }
            return Optional.of(new Pass(day, changes));
        });
    }

    /** Notes what became of a pass, and whether it was the last of the day. */
    void note(int day, int changed, boolean finished) {
        database.inTransaction(connection -> {
            new ScheduleTable(connection).note(day, changed, finished);
            return true;
        });
    }

    Optional<FeeScheduleView> schedule() {
        return database.inTransaction(connection -> {
            Optional<ScheduleTable.Stored> stored = new ScheduleTable(connection).read();
            return stored.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            FeeScheduleView.of(
                                    asset(connection, stored.get().reference()),
                                    stored.get().schedule(),
                                    new TierTable(connection)));
        });
    }

    /** The first tier of the schedule whose rates the venue does not know; 0: it knows all. */
    int set(ListedAsset reference, TierSchedule schedule, Act act) {
        return database.inTransaction(connection -> {
            TierTable tiers = new TierTable(connection);
            for (TierSchedule.Step step : schedule.steps()) {
                if (tiers.rates(step.tier()).isEmpty()) {
                    return step.tier();
                }
            }
            ScheduleTable table = new ScheduleTable(connection);
            table.lock();
            table.set(new ScheduleTable.Stored(reference.number(), schedule));
            table.reopen();
            new AuditTable(connection).append(act);
            return 0;
        });
    }

    /** The account follows the schedule again, from now on. */
    void release(long account, Act act) {
        database.inTransaction(connection -> {
            ScheduleTable table = new ScheduleTable(connection);
            table.lock();
            table.release(account, new VenueClock(connection).read().position());
            table.reopen();
            new AuditTable(connection).append(act);
            return true;
        });
    }

    FeeTierView view(long account) {
        return database.inTransaction(connection -> {
            TierTable tiers = new TierTable(connection);
            Standing standing = tiers.standing(account);
            VenueClock.Reading now = new VenueClock(connection).read();
            Optional<ScheduleTable.Stored> stored = new ScheduleTable(connection).read();
            if (stored.isEmpty()) {
                return FeeTierView.of(account, standing, tiers, null);
            }
            int reference = stored.get().reference();
            Window counted = Window.before(runDay(now));
            Window current = Window.upTo(VenueDay.of(now.venueTimeMicros()));
            return FeeTierView.of(
                    account,
                    standing,
                    tiers,
                    new FeeTierView.Measured(
                            asset(connection, reference),
                            stored.get().schedule(),
                            counted,
                            volume(connection, reference, counted, account),
                            volume(connection, reference, current, account)));
        });
    }

    private int runDay(VenueClock.Reading now) {
        return VenueDay.of(now.venueTimeMicros() - atMicros);
    }

    private static ListedAsset asset(Connection connection, int number) throws SQLException {
        ListedAsset asset = new ListingTable(connection).assets().get(number);
        if (asset == null) {
            throw new IllegalStateException("asset=" + number);
        }
        return asset;
    }

    private static long volume(Connection connection, int reference, Window window, long account)
            throws SQLException {
        return volumes(connection, reference, window, Optional.of(account))
                .getOrDefault(account, 0L);
    }

    private static Map<Long, Long> volumes(
            Connection connection, int reference, Window window, Optional<Long> account)
            throws SQLException {
        Volumes volumes =
                new Volumes(
                        new ReferencePrices(
                                reference,
                                new ListingTable(connection)
                                        .symbols().values().stream()
                                                .map(TierRegister::market)
                                                .toList(),
                                new TierTable(connection).prices(window.first(), window.last())));
        new WindowReader(connection).read(window, account, volumes);
        return volumes.minor();
    }

    private static Market market(SymbolTerms symbol) {
        return new Market(
                symbol.number(),
                symbol.base().getAsset(),
                symbol.quote().getAsset(),
                symbol.lotMinor());
    }
}
