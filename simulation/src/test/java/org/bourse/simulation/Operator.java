package org.bourse.simulation;

import java.util.HashSet;
import java.util.Set;
import org.bourse.core.VenueCommand;
import org.bourse.matching.runner.RunnerState.Halted;

/** Looks after a venue that stands still: skips the command, or mends the build and resumes. */
final class Operator {
    private final World world;
    private final Traffic traffic;
    private final Set<Long> mended = new HashSet<>();
    private long actsAt;
    private boolean truncated;

    Operator(World world, Traffic traffic) {
        this.world = world;
        this.traffic = traffic;
    }

    boolean hasMended(long position) {
        return mended.contains(position);
    }

    void truncated() {
        truncated = true;
    }

    /** Whether a process may stand still like this. */
    boolean expects(Halted halted) {
        return truncated
                || (halted.skippable()
                        && world.log().get(halted.position()).meaning() instanceof Meaning.Poison);
    }

    /** Acts some time after a process stands still. */
    void look() {
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
        boolean skips = chance.of(0.7);
        if (!skips) {
            mended.add(position);
        }
        traffic.operator(word(position, skips));
        if (chance.of(0.2)) {
            traffic.operator(word(position, skips && chance.of(0.5)));
        }
    }

    private static VenueCommand word(long position, boolean skips) {
        return skips ? new VenueCommand.Skip(position) : new VenueCommand.Resume(position);
    }
}
