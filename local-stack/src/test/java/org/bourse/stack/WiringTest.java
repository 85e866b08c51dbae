package org.bourse.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bourse.stack.fault.FaultyWires.Joint;
import org.bourse.stack.process.Ports;
import org.bourse.stack.server.KafkaServer;
import org.bourse.stack.service.BourseService;
import org.junit.jupiter.api.Test;

class WiringTest {
    private final StackOptions options =
            StackOptions.test(Path.of("project"), Path.of("home")).withStandby();
    private final Ports ports = Ports.any();
    private final Blueprint.ServerPorts servers = Blueprint.ServerPorts.take(ports);

    @Test
    void withoutFaultsServicesReachTheServersThemselves() {
        Wiring wiring = Wiring.of(options, ports, servers);
        assertEquals(List.of(), wiring.joints());
        assertEquals(List.of(), wiring.kafkaListeners());
        assertEquals(servers.kafka().port(), wiring.port("order-service", servers.kafka()));
    }

    @Test
    void withFaultsEveryServiceHasAWireOfItsOwnToEveryServer() {
        Wiring wiring = Wiring.of(options.withFaults(), ports, servers);
        int services = BourseService.values().length + 1;
        assertEquals(services * servers.all().size(), wiring.joints().size());
        Set<Integer> own = new HashSet<>();
        wiring.joints().forEach(joint -> own.add(joint.wire().port()));
        assertEquals(wiring.joints().size(), own.size());
        assertNotEquals(
                wiring.port("matching-service", servers.kafka()),
                wiring.port("matching-service-2", servers.kafka()));
    }

    @Test
    void aServiceThatIsNotStartedHasNoWire() {
        StackOptions some = options.only(List.of(KafkaServer.NAME, "order-service")).withFaults();
        Wiring wiring = Wiring.of(some, ports, servers);
        assertEquals(servers.all().size(), wiring.joints().size());
        assertEquals(servers.kafka().port(), wiring.port("risk-service", servers.kafka()));
        assertNotEquals(servers.kafka().port(), wiring.port("order-service", servers.kafka()));
    }

    @Test
    void kafkaTellsEachClientThePortOfItsOwnWire() {
        Wiring wiring = Wiring.of(options.withFaults(), ports, servers);
        List<Joint> toKafka =
                wiring.joints().stream()
                        .filter(joint -> joint.wire().server().equals(KafkaServer.NAME))
                        .toList();
        assertEquals(
                toKafka.stream()
                        .map(it ->
                                new KafkaServer.Listener(
                                        it.wire().client(), it.target(), it.wire().port()))
                        .toList(),
                wiring.kafkaListeners());
    }
}
