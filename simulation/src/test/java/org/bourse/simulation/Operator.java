package org.bourse.simulation;

import java.util.HashMap;
import java.util.Map;
import org.bourse.core.VenueCommand;
import org.bourse.matching.runner.RunnerState.Halted;
import org.bourse.matching.runner.RunnerState.Live;
import org.bourse.matching.runner.RunnerState.Opening;
import org.jspecify.annotations.Nullable;

/** Looks after a venue that stands still: skips the command, or mends the build and resumes. */
final class Operator {
    private final World world;
    private final Traffic traffic;

    /**
     * The commands that the build does not fail at any more, and how many lives there were then.
     */
    private final Map<Long, Integer> mended = new HashMap<>();

    private long actsAt;

    /** What another operator is about to say; null for nothing. */
    private @Nullable VenueCommand second;

    private long secondAt;

    /** The moment at which a process leads again is the one at which most can go wrong. */
    private boolean waitsForLeader;

    private boolean truncated;

    Operator(World world, Traffic traffic) {
        this.world = world;
        this.traffic = traffic;
    }

    boolean hasMended(long position) {
        return mended.containsKey(position);
    }

    /** Whether a process has the mended build: it began after, or is one that stood still. */
    boolean hasMended(long position, Life life) {
        Integer lives = mended.get(position);
        return lives != null && (life.number() > lives || life.hasFailedAt(position));
    }

    void truncated() {
        truncated = true;
    }

    /** Whether a process may stand still like this. */
    boolean expects(Halted halted) {
        return truncated
                || ((halted.skippable() || world.oracle().isSkipped(halted.position()))
                        && world.log().get(halted.position()).meaning() instanceof Meaning.Poison);
    }

    /** Acts some time after a process stands still. */
    void look() {
        if (second != null && (world.now() >= secondAt || waitsForLeader && isLed())) {
            traffic.operator(second);
            second = null;
        }
        if (!world.oracle().isStuck() || truncated) {
            actsAt = 0;
            return;
        }
        long position = world.oracle().next();
        boolean isSeen =
                world.hosts().stream()
                        .anyMatch(host ->
                                host.life() != null
                                        && host.life().runner().state() instanceof Halted halted
                                        && halted.position() == position);
        if (!isSeen) {
            return;
        }
        if (actsAt == 0) {
            if (world.weather().strikes(Fault.FORGERY, 10)) {
                traffic.forged(word(position, world.chance().of(0.5)));
            }
            actsAt = world.now() + world.chance().between(10_000_000L, 5_000_000_000L);
        } else if (world.now() >= actsAt) {
            actsAt = 0;
            say(position);
        }
    }

    /**
     * Sometimes the build was not mended before the Resume, and sometimes a second operator says
     * something, too.
     */
    private void say(long position) {
        Chance chance = world.chance();
        if (chance.of(0.2)) {
            traffic.operator(word(position, false));
            return;
        }
        boolean skips = chance.of(0.5);
        if (!skips) {
            mended.put(position, world.lives());
        }
        traffic.operator(word(position, skips));
        if (world.weather().strikes(Fault.SECOND_OPERATOR)) {
            Chance delay = world.weather().about(Fault.SECOND_OPERATOR);
            second = word(position, !skips);
            waitsForLeader = delay.of(0.7);
            secondAt = world.now() + (long) delay.magnitude(1e6, waitsForLeader ? 1e11 : 5e9);
        }
        if (chance.of(0.2)) {
            traffic.operator(word(position, skips && chance.of(0.5)));
        }
    }

    private boolean isLed() {
        return world.hosts().stream()
                .anyMatch(host ->
                        host.life() != null
                                && (host.life().runner().state() instanceof Opening
                                        || host.life().runner().state() instanceof Live));
    }

    private static VenueCommand word(long position, boolean skips) {
        return skips ? new VenueCommand.Skip(position) : new VenueCommand.Resume(position);
    }
}
