package org.bourse.risk.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bourse.contracts.Ids;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.SymbolLimit;
import org.bourse.risk.alert.AlertTable;
import org.bourse.risk.audit.Act;
import org.bourse.risk.audit.AuditTable;
import org.bourse.risk.limit.LimitChange;
import org.bourse.risk.limit.ListedAsset;
import org.bourse.risk.limit.SymbolLimitText;
import org.bourse.risk.venue.Database;
import org.bourse.risk.venue.ListingTable;
import org.bourse.risk.venue.VenueClock;
import org.bourse.risk.venue.VenueLimitTable;
import org.bourse.risk.volume.AccountAsset;
import org.bourse.risk.volume.Breach;
import org.bourse.risk.volume.DayVolumes;
import org.bourse.risk.volume.VenueDay;
import org.bourse.risk.volume.VolumeKey;
import org.bourse.risk.watch.VolumeTable;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The limits in the database. */
@ApplicationScoped
class LimitRegister {
    private final Database database;
    private final int venue;

    @Inject
    LimitRegister(
            Database database,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.database = database;
        this.venue = venue;
    }

    /**
     * Keeps the daily limits of a change, and raises an alert for each that is below what was
     * traded already today; enters the act in the audit log.
     */
    void keepDailyVolumes(long account, LimitChange change, Act act) {
        database.inTransaction(connection -> {
            VenueClock.Reading now = new VenueClock(connection).lock();
            new AuditTable(connection).append(act);
            for (Map.Entry<Integer, Optional<Long>> limit :
                    change.dailyVolumeMinorMax().entrySet()) {
                AccountAsset of = new AccountAsset(account, limit.getKey());
                keep(connection, of, limit.getValue(), now);
            }
            return true;
        });
    }

    LimitsView view(long account) {
        return database.inTransaction(connection -> {
            ListingTable listings = new ListingTable(connection);
            Map<Integer, ListedAsset> assets = listings.assets();
            VenueLimitTable venueLimits = new VenueLimitTable(connection);
            VolumeTable volumes = new VolumeTable(connection);
            int today = VenueDay.of(new VenueClock(connection).read().venueTimeMicros());
            return new LimitsView(
                    Ids.print(account),
                    venueLimits.openOrdersMax(account).orElse(null),
                    byCode(venueLimits.orderNotionalMax(account), assets),
                    byCode(volumes.limits(account), assets),
                    byCode(volumes.volumes(account, today), assets),
                    byName(venueLimits.symbolLimits(account), listings.symbols()));
        });
    }

    private void keep(
            Connection connection,
            AccountAsset of,
            Optional<Long> limitMinor,
            VenueClock.Reading now)
            throws SQLException {
        VolumeTable table = new VolumeTable(connection);
        if (limitMinor.isEmpty()) {
            table.liftLimit(of);
            return;
        }
        table.setLimit(of, limitMinor.get());
        VolumeKey today = new VolumeKey(of, VenueDay.of(now.venueTimeMicros()));
        long volume = table.volumes(of.account(), today.day()).getOrDefault(of.asset(), 0L);
        Optional<Breach> breach =
                DayVolumes.breach(
                        today, limitMinor.get(), volume, now.position(), now.venueTimeMicros());
        if (breach.isPresent()) {
            new AlertTable(connection, venue).add(List.of(breach.get()));
        }
    }

    private static SortedMap<String, SymbolLimits> byName(
            Map<Integer, SymbolLimit> limits, Map<Integer, SymbolTerms> symbols) {
        SortedMap<String, SymbolLimits> byName = new TreeMap<>();
        limits.forEach((number, limit) -> {
            SymbolTerms symbol = symbols.get(number);
            if (symbol != null) {
                byName.put(symbol.name(), SymbolLimits.of(SymbolLimitText.of(limit, symbol)));
            }
        });
        return byName;
    }

    private static SortedMap<String, String> byCode(
            Map<Integer, Long> amounts, Map<Integer, ListedAsset> assets) {
        SortedMap<String, String> byCode = new TreeMap<>();
        amounts.forEach((number, minor) -> {
            ListedAsset asset = assets.get(number);
            if (asset != null) {
                byCode.put(asset.code(), asset.print(minor));
            }
        });
        return byCode;
    }
}
