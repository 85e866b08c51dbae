package org.bourse.simulation;

import org.junit.jupiter.api.Test;

/**
 * The venue in a swarm of runs. {@code -Dbourse.simulation.commands=N} goes on until so many
 * records were in logs, {@code -Dbourse.simulation.first=S} begins with seed S and {@code
 * -Dbourse.simulation.seeds=1} ends after as many.
 */
class VenueSim {
    private static final long COMMANDS = Long.getLong("bourse.simulation.commands", 2_000_000);
    private static final long FIRST = Long.getLong("bourse.simulation.first", 1);
    private static final long SEEDS = Long.getLong("bourse.simulation.seeds", 1_000_000_000);

    @Test
    void theTopicsHoldWhatTheTwinSaysAndTheVenueComesBack() {
        Swarm swarm = new Swarm();
        swarm.run(FIRST, FIRST + SEEDS - 1, COMMANDS, true);
        System.out.println(swarm);
    }
}
