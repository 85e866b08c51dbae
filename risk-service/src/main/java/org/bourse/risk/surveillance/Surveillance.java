package org.bourse.risk.surveillance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bourse.contracts.v1.OrderEvents;
import org.jspecify.annotations.Nullable;

/**
 * All rules over the records of one venue. What it finds follows from where it began and the
 * records since: whoever reads them again finds the same, under the same numbers.
 */
public final class Surveillance {
    private final Thresholds thresholds;
    private final EventReader reader;
    private List<Rule> rules;
    private @Nullable Moment last;
    private long droppedBefore;
    private long numberedPosition = -1;
    private int nextNumber;

    /** A finding and its number among those of its position, from 0. */
    public record Numbered(Finding finding, int number) {}

    /**
     * That a record is the first of its day.
     *
     * @param day in days since the Unix epoch
     * @param before what held before it
     */
    public record DayBegan(int day, Standing before) {}

    /**
     * What a record brought.
     *
     * @param dayBegan present if the record is the first of a day, and of all
     */
    public record Step(List<Numbered> findings, Optional<DayBegan> dayBegan) {}

    /**
     * @param standing before the first record that will come
     */
    public Surveillance(Thresholds thresholds, Standing standing) {
        this.thresholds = thresholds;
        reader = new EventReader(thresholds.bounds().ordersMax(), standing);
        rules = rules();
    }

    private List<Rule> rules() {
        int accountsMax = thresholds.bounds().accountsMax();
        return List.of(
                new SelfTradeRule(thresholds.selfTrades(), accountsMax),
                new RoundTripRule(thresholds.roundTrips(), accountsMax),
                new SpoofingRule(thresholds.spoofing(), accountsMax),
                new IgnitionRule(thresholds.ignition(), accountsMax),
                new ClosingRule(thresholds.closing(), accountsMax),
                new CancelRateRule(thresholds.cancelRate(), accountsMax));
    }

    /** Takes the next record. */
    public Step take(OrderEvents record) {
        List<Numbered> findings = new ArrayList<>();
        Optional<DayBegan> began = enter(record.getHeader().getVenueTimeMicros(), findings);
        reader.read(record, observation -> observe(observation, findings));
        last =
                new Moment(
                        record.getHeader().getPosition(), record.getHeader().getVenueTimeMicros());
        return new Step(List.copyOf(findings), began);
    }

    private Optional<DayBegan> enter(long timeMicros, List<Numbered> findings) {
        int day = day(timeMicros);
        Moment before = last;
        if (before != null && day(before.timeMicros()) == day) {
            return Optional.empty();
        }
        if (before != null) {
            long endMicros = TimeUnit.DAYS.toMicros(day(before.timeMicros()) + 1L) - 1;
            reader.endDay(
                    new Moment(before.position(), endMicros),
                    observation -> observe(observation, findings));
            droppedBefore += ofRules();
            rules = rules();
        }
        return Optional.of(new DayBegan(day, reader.standing()));
    }

    private static int day(long timeMicros) {
        return Math.toIntExact(Math.floorDiv(timeMicros, TimeUnit.DAYS.toMicros(1)));
    }

    private void observe(Observation observation, List<Numbered> findings) {
        for (Rule rule : rules) {
            rule.observe(observation, finding -> findings.add(numbered(finding)));
        }
    }

    private Numbered numbered(Finding finding) {
        long position = finding.moment().position();
        nextNumber = position == numberedPosition ? nextNumber + 1 : 0;
        numberedPosition = position;
        return new Numbered(finding, nextNumber);
    }

    /** How much was forgotten because a bound was reached: what it would have shown is not seen. */
    public long dropped() {
        return droppedBefore + reader.dropped() + ofRules();
    }

    private long ofRules() {
        return rules.stream().mapToLong(Rule::dropped).sum();
    }
}
