package org.bourse.risk.reporting;

import com.google.protobuf.Parser;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.platform.projection.Projection;
import org.bourse.risk.threshold.Hit;
import org.bourse.risk.threshold.LedgerReader;
import org.bourse.risk.threshold.Movement;
import org.bourse.risk.threshold.ThresholdWatch;
import org.bourse.risk.threshold.Thresholds;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * {@code ledger-events} into payments that are to be reported. Beside the records only who holds an
 * account decides: that never changes, and is known before anything is paid into it.
 */
@Singleton
final class ThresholdProjection implements Projection<LedgerEvents> {
    private final Thresholds thresholds;
    private final Holders holders;
    private final int venue;

    @Inject
    ThresholdProjection(
            ThresholdConfig config,
            Holders holders,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this(ConfiguredThresholds.of(config), holders, venue);
    }

    ThresholdProjection(Thresholds thresholds, Holders holders, int venue) {
        this.thresholds = thresholds;
        this.holders = holders;
        this.venue = venue;
    }

    @Override
    public String topic() {
        return Topics.LEDGER_EVENTS;
    }

    @Override
    public Parser<LedgerEvents> parser() {
        return LedgerEvents.parser();
    }

    @Override
    public EventHeader header(LedgerEvents record) {
        return record.getHeader();
    }

    @Override
    public List<String> tables() {
        return List.of("threshold_asset", "threshold_transfer");
    }

    @Override
    public void apply(Connection connection, List<LedgerEvents> records) throws SQLException {
        ThresholdClock clock = new ThresholdClock(connection);
        // Ahead of the records in a rebuild: what they complete was found when they were new.
        long judgedPosition = clock.read().position();
        List<Movement> movements = LedgerReader.read(records);
        if (!movements.isEmpty()) {
            judge(connection, movements, judgedPosition);
        }
        EventHeader newest = records.getLast().getHeader();
        clock.move(newest.getVenueTimeMicros(), newest.getPosition());
    }

    private void judge(Connection connection, List<Movement> movements, long judgedPosition)
            throws SQLException {
        PriceTable prices = new PriceTable(connection);
        TransferTable transfers = new TransferTable(connection);
        HitTable hits = new HitTable(connection);
        Set<Long> paid = accounts(movements);
        Map<Long, Long> mainAccounts = paid.isEmpty() ? Map.of() : holders.mainAccounts(paid);
        ThresholdWatch watch =
                new ThresholdWatch(
                        thresholds,
                        account -> mainAccounts.getOrDefault(account, account),
                        prices.assets(),
                        prices.prices());
        transfers.restore(mainAccounts.keySet(), watch);
        for (Movement movement : movements) {
            Optional<Hit> hit = watch.take(movement);
            if (hit.isPresent() && hit.get().completing().position() > judgedPosition) {
                hits.add(HitView.of(venue, hit.get(), watch, thresholds), hit.get().completing());
            }
        }
        prices.store(watch);
        if (!paid.isEmpty()) {
            transfers.store(watch, mainAccounts);
            transfers.forgetBefore(newestMicros(movements) - thresholds.windowMicros());
        }
    }

    private static Set<Long> accounts(List<Movement> movements) {
        return movements.stream()
                .filter(Movement.Paid.class::isInstance)
                .map(movement -> ((Movement.Paid) movement).transfer().account())
                .collect(Collectors.toSet());
    }

    private static long newestMicros(List<Movement> movements) {
        long newest = 0;
        for (Movement movement : movements) {
            if (movement instanceof Movement.Paid(var transfer)) {
                newest = transfer.timeMicros();
            }
        }
        return newest;
    }
}
