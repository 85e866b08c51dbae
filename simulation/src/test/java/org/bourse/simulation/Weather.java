package org.bourse.simulation;

import java.util.EnumMap;
import java.util.Map;

/** How often what goes wrong in a run: drawn by its seed, until faults stop. */
final class Weather {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Plan plan;
    private final Chance chance;
    private final Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    private final Map<Fault, Chance> chances = new EnumMap<>(Fault.class);
    private final long latencyNanos;
    private int left;
    private boolean calm;

    Weather(Plan plan) {
        this.plan = plan;
        chance = new Chance(plan.seed(), "weather");
        left = plan.faultsMax();
        latencyNanos = (long) chance.magnitude(50_000, 4_000_000);
        for (Fault fault : Fault.values()) {
            rates.put(fault, rate(fault));
            chances.put(fault, new Chance(plan.seed(), fault.name()));
        }
    }

    /**
     * Per record, call, command or life; CRASH, PAUSE, CLOCK_JUMP and STOP per second and process.
     */
    private double rate(Fault fault) {
        return switch (fault) {
            case CRASH -> chance.magnitude(0.02, 0.5);
            case PAUSE -> chance.magnitude(0.02, 0.2);
            case CLOCK_JUMP -> chance.magnitude(0.03, 0.5);
            case SEND_LOST, ACK_LOST -> chance.magnitude(0.000_03, 0.001);
            case LATE -> chance.magnitude(0.000_3, 0.03);
            case SLOW_READER -> chance.magnitude(0.05, 0.8);
            case FORGERY -> chance.magnitude(0.002, 0.1);
            case POISON -> chance.magnitude(0.000_2, 0.003);
            case STORE_AWAY -> chance.magnitude(0.05, 0.9);
            case SNAPSHOT_DAMAGED -> chance.magnitude(0.05, 0.5);
            case OTHER_BUILD -> 0.5;
            case SECOND_OPERATOR -> 0.7;
            case UPGRADE -> chance.magnitude(0.000_3, 0.01);
            case TRUNCATION -> 1;
            case STOP -> 0.1;
        };
    }

    /** From now on nothing goes wrong. */
    void calmDown() {
        calm = true;
    }

    boolean isCalm() {
        return calm;
    }

    /** Whether it goes wrong this time. */
    boolean strikes(Fault fault) {
        return strikes(fault, 1);
    }

    /** Whether it goes wrong within a time. */
    boolean strikesWithin(Fault fault, long nanos) {
        return strikes(fault, nanos / NANOS_PER_SECOND);
    }

    /** Whether it goes wrong in something that counts so many times. */
    boolean strikes(Fault fault, double weight) {
        if (calm || left <= 0 || !plan.faults().contains(fault)) {
            return false;
        }
        boolean strikes = chances.get(fault).of(rates.get(fault) * weight);
        if (strikes && fault != Fault.SLOW_READER && fault != Fault.LATE) {
            left--;
        }
        return strikes;
    }

    Chance about(Fault fault) {
        return chances.get(fault);
    }

    boolean of(double probability) {
        return chance.of(probability);
    }

    int between(int min, int max) {
        return chance.between(min, max);
    }

    long between(long min, long max) {
        return chance.between(min, max);
    }

    /** How long a record takes to be stored. */
    long storeNanos() {
        return latency();
    }

    /** How much longer its acknowledgement takes. */
    long ackNanos() {
        return latency();
    }

    private long latency() {
        if (strikes(Fault.LATE)) {
            return chances.get(Fault.LATE).between(0, 1_000_000_000L);
        }
        return chance.between(latencyNanos / 8, latencyNanos);
    }

    Producer.Outcome outcomeOfEvent() {
        if (strikes(Fault.SEND_LOST)) {
            return Producer.Outcome.LOST;
        }
        return strikes(Fault.ACK_LOST) ? Producer.Outcome.UNKNOWN : Producer.Outcome.STORED;
    }

    /** More often than of events: it does not end the process. */
    Producer.Outcome outcomeOfCommand() {
        if (strikes(Fault.SEND_LOST, 20)) {
            return Producer.Outcome.LOST;
        }
        return strikes(Fault.ACK_LOST, 20) ? Producer.Outcome.UNKNOWN : Producer.Outcome.STORED;
    }
}
