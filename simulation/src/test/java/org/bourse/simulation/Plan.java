package org.bourse.simulation;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One run: everything else follows from it.
 *
 * @param commands so many records the writers write before faults stop
 * @param processes of the venue, 1 to 3
 * @param faults that may happen
 * @param faultsMax no more of them happen
 */
record Plan(long seed, int commands, int processes, Set<Fault> faults, int faultsMax) {
    private static final int FAULTS_MAX = 1_000_000;

    Plan {
        faults = faults.isEmpty() ? EnumSet.noneOf(Fault.class) : EnumSet.copyOf(faults);
    }

    /** What a seed draws by itself. */
    static Plan of(long seed) {
        Chance chance = new Chance(seed, "plan");
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        double share = chance.pick(0.15, 0.4, 0.7, 1);
        for (Fault fault : Fault.values()) {
            if (chance.of(fault == Fault.TRUNCATION ? 0.04 : share)) {
                faults.add(fault);
            }
        }
        int commands = (int) chance.magnitude(300, 6_000);
        return new Plan(seed, commands, chance.pick(1, 2, 2, 3), faults, FAULTS_MAX);
    }

    Plan commands(int count) {
        return new Plan(seed, count, processes, faults, faultsMax);
    }

    Plan processes(int count) {
        return new Plan(seed, commands, count, faults, faultsMax);
    }

    Plan faultsMax(int count) {
        return new Plan(seed, commands, processes, faults, count);
    }

    Plan without(Fault fault) {
        Set<Fault> fewer = EnumSet.noneOf(Fault.class);
        fewer.addAll(faults);
        fewer.remove(fault);
        return new Plan(seed, commands, processes, fewer, faultsMax);
    }

    /** As a line of Java. */
    @Override
    public String toString() {
        String named =
                faults.stream()
                        .map(fault -> ", Fault." + fault.name())
                        .collect(Collectors.joining());
        return "new Plan(%dL, %d, %d, %s, %d)"
                .formatted(
                        seed,
                        commands,
                        processes,
                        named.isEmpty() ? "Set.of()" : "Set.of(" + named.substring(2) + ")",
                        faultsMax);
    }
}
