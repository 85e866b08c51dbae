package org.bourse.stack.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of JSON that commands a fault.
 *
 * @param token of the stack
 * @param wires where
 * @param fault what; null for what there is at the end of one
 * @param seed of its dice
 */
record FaultCommand(String token, List<Wire> wires, @Nullable WireFault fault, long seed) {
    /** Defensive copy. */
    FaultCommand {
        wires = List.copyOf(wires);
    }
}
