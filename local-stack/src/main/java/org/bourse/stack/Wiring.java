package org.bourse.stack;

import java.util.ArrayList;
import java.util.List;
import org.bourse.stack.fault.FaultyWires.Joint;
import org.bourse.stack.fault.Wire;
import org.bourse.stack.process.Ports;
import org.bourse.stack.server.KafkaServer;
import org.bourse.stack.service.BourseService;

/**
 * Which service reaches which server through which port of the proxy. Kafka tells each client where
 * to connect to: it has a listener per client.
 *
 * @param joints all there are; none when services and servers are wired directly
 */
record Wiring(List<Joint> joints) {
    private static final int PORT = 20_000;

    /** Defensive copy. */
    Wiring {
        joints = List.copyOf(joints);
    }

    static Wiring of(StackOptions options, Ports ports, Blueprint.ServerPorts servers) {
        List<Joint> joints = new ArrayList<>();
        if (options.faults()) {
            for (String client : options.parts()) {
                if (isService(client)) {
                    for (Blueprint.Server server : servers.all()) {
                        int port = ports.take(PORT + joints.size());
                        boolean own = server.name().equals(KafkaServer.NAME);
                        int target = own ? ports.take(PORT + 1_000 + joints.size()) : server.port();
                        joints.add(new Joint(new Wire(client, server.name(), port), target));
                    }
                }
            }
        }
        return new Wiring(joints);
    }

    private static boolean isService(String part) {
        return BourseService.serviceNames().contains(part)
                || part.equals(BourseService.MATCHING_SERVICE.standbyName());
    }

    /** The port on which a service finds a server; the server's own where it has no wire. */
    int port(String client, Blueprint.Server server) {
        return joints.stream()
                .map(Joint::wire)
                .filter(wire -> wire.client().equals(client) && wire.server().equals(server.name()))
                .map(Wire::port)
                .findFirst()
                .orElse(server.port());
    }

    /** What Kafka listens on for one client each. */
    List<KafkaServer.Listener> kafkaListeners() {
        return joints.stream()
                .filter(joint -> joint.wire().server().equals(KafkaServer.NAME))
                .map(joint ->
                        new KafkaServer.Listener(
                                joint.wire().client(), joint.target(), joint.wire().port()))
                .toList();
    }
}
