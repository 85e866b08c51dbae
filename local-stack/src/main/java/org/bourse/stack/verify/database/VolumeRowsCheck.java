package org.bourse.stack.verify.database;

import java.util.HashMap;
import java.util.Map;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;
import org.bourse.stack.verify.check.Listings;
import org.bourse.stack.verify.stream.Step;
import org.jspecify.annotations.Nullable;

/**
 * I14 of risk-service: the volumes it counts by account, asset and day are the sums of the fills up
 * to the position of its tables. Days that are over and were compared are forgotten.
 */
public final class VolumeRowsCheck {
    private static final long DAY_MICROS = 86_400_000_000L;

    private final Listings listings;
    private final Findings findings;
    private final Map<VolumeTables.Key, Long> volumes = new HashMap<>();
    private VolumeTables tables;
    private long sequence;
    private int firstDay = Integer.MIN_VALUE;
    private int day = Integer.MIN_VALUE;
    private boolean isExact;

    /**
     * @param tables at first
     */
    public VolumeRowsCheck(VolumeTables tables, Listings listings, Findings findings) {
        this.tables = tables;
        this.listings = listings;
        this.findings = findings;
    }

    /** From now on the tables are these; nothing has been told since the former. */
    public void look(VolumeTables later) {
        tables = later;
        isExact = false;
        compareIfThere();
    }

    /** Whether volumes were compared since the tables were last looked at. */
    public boolean isExact() {
        return isExact;
    }

    /** After a step. */
    public void tell(Step step) {
        if (!step.orders().hasHeader()) {
            return;
        }
        long time = step.orders().getHeader().getVenueTimeMicros();
        day = Math.toIntExact(Math.floorDiv(time, DAY_MICROS));
        for (OrderEvent event : step.orders().getEventsList()) {
            if (event.hasFilled() && event.getFilled().getAccount() >= Accounts.FIRST) {
                add(event.getFilled());
            }
        }
        sequence = step.orders().getHeader().getSequence();
        compareIfThere();
    }

    private void add(OrderFilled fill) {
        listings.find(fill.getSymbol())
                .ifPresent(listed ->
                        volumes.merge(
                                new VolumeTables.Key(
                                        fill.getAccount(), listed.symbol().getQuote(), day),
                                fill.getNotionalMinor(),
                                VolumeRowsCheck::sum));
    }

    /** A volume that does not fit stays at the greatest number. */
    private static long sum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private void compareIfThere() {
        if (isExact || sequence == 0 || sequence != tables.applied().sequence()) {
            return;
        }
        isExact = true;
        Map<VolumeTables.Key, Long> actual = new HashMap<>(tables.volumesSince(firstDay));
        volumes.forEach((key, volume) -> compare(key, actual.remove(key), volume));
        actual.forEach((key, volume) -> compare(key, volume, 0));
        firstDay = day - 1;
        volumes.keySet().removeIf(key -> key.day() < firstDay);
    }

    private void compare(VolumeTables.Key key, @Nullable Long actual, long expected) {
        findings.seen(Invariant.I14);
        findings.check(
                (actual == null ? 0 : actual) == expected,
                Invariant.I14,
                "risk-service has the volume of %s as %s, the fills make it %d",
                key,
                actual,
                expected);
    }
}
