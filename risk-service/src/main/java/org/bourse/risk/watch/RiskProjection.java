package org.bourse.risk.watch;

import com.google.protobuf.Parser;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.Writer;
import org.bourse.platform.projection.Projection;
import org.bourse.risk.alert.AlertTable;
import org.bourse.risk.tiers.TierTable;
import org.bourse.risk.venue.ListingTable;
import org.bourse.risk.venue.VenueClock;
import org.bourse.risk.venue.VenueLimitTable;
import org.bourse.risk.volume.AccountAsset;
import org.bourse.risk.volume.DayVolumes;
import org.bourse.risk.volume.Fill;
import org.bourse.risk.volume.VolumeKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code order-events} into listings, limits, volumes, tiers and alerts. */
@Singleton
final class RiskProjection implements Projection<OrderEvents> {
    private final int venue;

    @Inject
    RiskProjection(@ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.venue = venue;
    }

    @Override
    public String topic() {
        return Topics.ORDER_EVENTS;
    }

    @Override
    public Parser<OrderEvents> parser() {
        return OrderEvents.parser();
    }

    @Override
    public EventHeader header(OrderEvents record) {
        return record.getHeader();
    }

    @Override
    public List<String> tables() {
        return List.of(
                "open_orders_limit",
                "order_notional_limit",
                "symbol_limit",
                "daily_volume",
                "fee_tier",
                "account_tier",
                "day_price");
    }

    @Override
    public void apply(Connection connection, List<OrderEvents> records) throws SQLException {
        VenueClock clock = new VenueClock(connection);
        // Ahead of the records in a rebuild: what they break was alerted when they were new.
        long watchedPosition = clock.lock().position();
        List<OrderEvents> withFills = new ArrayList<>();
        for (OrderEvents record : records) {
            if (settle(connection, record)) {
                withFills.add(record);
            }
        }
        if (!withFills.isEmpty()) {
            count(
                    connection,
                    fills(withFills, new ListingTable(connection).quotes()),
                    watchedPosition);
            new TierTable(connection).store(ClosingPrices.of(withFills));
        }
        EventHeader newest = records.getLast().getHeader();
        clock.move(newest.getVenueTimeMicros(), newest.getPosition());
    }

    /** Applies all but fills; true when the record has some. */
    private static boolean settle(Connection connection, OrderEvents record) throws SQLException {
        boolean fills = false;
        for (OrderEvent event : record.getEventsList()) {
            switch (event.getBodyCase()) {
                case CONFIGURED -> list(connection, event.getConfigured());
                case LIMITS_SET -> new VenueLimitTable(connection).set(event.getLimitsSet());
                case FEE_TIER_SET -> new TierTable(connection).set(event.getFeeTierSet());
                case ACCOUNT_TIER_SET ->
                        new TierTable(connection)
                                .set(
                                        event.getAccountTierSet(),
                                        record.getHeader().getWriter() == Writer.ADMINISTRATION,
                                        record.getHeader().getPosition());
                case FILLED -> fills = true;
                case PROGRESS,
                        COMMAND_REJECTED,
                        ACCEPTED,
                        REJECTED,
                        REPEATED_ORDER,
                        CANCELLED,
                        REPLACED,
                        TRIGGERED,
                        REDUCED,
                        SELF_TRADE_PREVENTED,
                        MASS_CANCEL_BEGAN,
                        CANCEL_AFTER_SET,
                        ACCOUNT_STATE_SET,
                        ACCOUNT_TRADING_SET,
                        SCHEDULE_SET,
                        KEY_ACTIVATED,
                        KEY_REVOKED,
                        EPOCH_BEGUN,
                        LEADER_CLAIMED,
                        COMMAND_SKIPPED,
                        VENUE_RESUMED,
                        BODY_NOT_SET -> {}
            }
        }
        return fills;
    }

    private static void list(Connection connection, Configured configured) throws SQLException {
        ListingTable listings = new ListingTable(connection);
        switch (configured.getBodyCase()) {
            case ASSET_LISTED -> listings.add(configured.getAssetListed());
            case SYMBOL_LISTED -> listings.add(configured.getSymbolListed());
            case SYMBOL_CHANGED -> listings.add(configured.getSymbolChanged());
            case VENUE_STATE, VERSION_ACTIVATED, BODY_NOT_SET -> {}
        }
    }

    /** The venue's own accounts are not watched. */
    private static List<Fill> fills(List<OrderEvents> records, Map<Integer, Integer> quotes) {
        List<Fill> fills = new ArrayList<>();
        for (OrderEvents record : records) {
            EventHeader header = record.getHeader();
            for (OrderEvent event : record.getEventsList()) {
                OrderFilled filled = event.getFilled();
                if (event.hasFilled() && filled.getAccount() >= Accounts.FIRST) {
                    Integer quote = quotes.get(filled.getSymbol());
                    if (quote == null) {
                        throw new IllegalStateException(
                                "fill of an unlisted symbol at position " + header.getPosition());
                    }
                    fills.add(
                            new Fill(
                                    new AccountAsset(filled.getAccount(), quote),
                                    filled.getNotionalMinor(),
                                    header.getPosition(),
                                    header.getVenueTimeMicros()));
                }
            }
        }
        return fills;
    }

    private void count(Connection connection, List<Fill> fills, long watchedPosition)
            throws SQLException {
        VolumeTable table = new VolumeTable(connection);
        AlertTable alerts = new AlertTable(connection, venue);
        Set<VolumeKey> keys = new LinkedHashSet<>();
        fills.forEach(fill -> keys.add(fill.key()));
        DayVolumes volumes =
                new DayVolumes(table.volumes(keys), table.limits(keys), alerts.alerted(keys));
        fills.forEach(volumes::add);
        table.store(volumes.volumes());
        alerts.add(
                volumes.breaches().stream()
                        .filter(breach -> breach.position() > watchedPosition)
                        .toList());
    }
}
