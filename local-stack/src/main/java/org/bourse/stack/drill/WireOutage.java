package org.bourse.stack.drill;

import java.util.List;
import java.util.Optional;
import org.bourse.stack.StackClient;
import org.bourse.stack.fault.FaultClient;
import org.bourse.stack.fault.Felt;
import org.bourse.stack.fault.Harm;
import org.bourse.stack.fault.PacketFilter;
import org.bourse.stack.fault.PacketLoss;
import org.bourse.stack.fault.Wire;
import org.bourse.stack.fault.WireFault;

/**
 * Wires on which something goes wrong, until it is healed or this process ends, however it does.
 */
final class WireOutage implements Faults.Outage {
    private final FaultClient client;
    private final List<Wire> wires;
    private final Optional<PacketFilter> filter;
    private final Felt before;
    private String felt = "";

    /**
     * Begins.
     *
     * @param clients whose wires
     * @param servers to whom
     * @param seed of the proxy's dice; those of the kernel have none
     * @throws DrillSkipped when it cannot be made to happen here
     */
    WireOutage(
            StackClient stack, List<String> clients, List<String> servers, Harm harm, long seed) {
        client =
                stack.faults()
                        .orElseThrow(
                                () -> new DrillSkipped("first: ./bourse up --standby --faults"));
        wires =
                client.wires().stream()
                        .filter(wire -> clients.contains(wire.client()))
                        .filter(wire -> servers.contains(wire.server()))
                        .toList();
        switch (harm) {
            case WireFault fault -> {
                filter = Optional.empty();
                before = client.set(wires, fault, seed);
            }
            case PacketLoss(WireFault.Way way, int percent) -> {
                PacketFilter.missing()
                        .ifPresent(why -> {
                            client.close();
                            throw new DrillSkipped(why);
                        });
                filter = Optional.of(PacketFilter.begin(wires, way, percent));
                before = Felt.NOTHING;
            }
        }
    }

    @Override
    public void heal() {
        try (client) {
            if (filter.isEmpty()) {
                felt = client.heal(wires).since(before).text();
                return;
            }
            try (PacketFilter dropping = filter.get()) {
                long dropped = dropping.dropped();
                felt = dropped == 0 ? "" : dropped + " packets dropped";
            }
        }
    }

    @Override
    public String felt() {
        return felt;
    }
}
