package org.bourse.stack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.stack.process.Component;
import org.bourse.stack.process.Ports;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.server.Authority;
import org.bourse.stack.server.Installation;
import org.bourse.stack.server.KafkaServer;
import org.bourse.stack.server.KeycloakServer;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.server.Realm;
import org.bourse.stack.server.RedisServer;
import org.bourse.stack.server.Secrets;
import org.bourse.stack.server.SecureListener;
import org.bourse.stack.server.SecureStores;
import org.bourse.stack.server.StackFolders;
import org.bourse.stack.service.BourseService;
import org.bourse.stack.service.Placement;
import org.bourse.stack.service.ServiceProcess;
import org.bourse.stack.service.Surroundings;

/**
 * The parts of a stack, with their ports. The ports of the well-known kind are far from those the
 * same servers use when they are installed on the machine.
 *
 * @param servers in the order they are started
 * @param services the five, or some, and perhaps a standby and those of a paper venue
 * @param wiring how the services reach the servers
 */
record Blueprint(List<Component> servers, List<Component> services, Wiring wiring) {

    private static final int POSTGRES_PORT = 15_432;
    private static final int REDIS_PORT = 16_379;
    private static final int KAFKA_PORT = 19_092;
    private static final int KAFKA_CONTROLLER_PORT = 19_093;
    private static final int KAFKA_SECURE_PORT = 19_094;
    private static final int KEYCLOAK_PORT = 8_180;
    private static final int MATCHING_PORT = 8_082;
    private static final int STANDBY_PORT = 8_092;
    private static final int PAPER_PORT_OFFSET = 20;
    private static final int MANAGEMENT_PORT_OFFSET = 1_000;

    Blueprint(StackOptions options, Secrets secrets, Ports ports, RestClient rest) {
        this(options, secrets, ports, rest, ServerPorts.take(ports));
    }

    private Blueprint(
            StackOptions options,
            Secrets secrets,
            Ports ports,
            RestClient rest,
            ServerPorts serverPorts) {
        this(options, secrets, ports, rest, serverPorts, Wiring.of(options, ports, serverPorts));
    }

    private Blueprint(
            StackOptions options,
            Secrets secrets,
            Ports ports,
            RestClient rest,
            ServerPorts serverPorts,
            Wiring wiring) {
        this(
                wanted(options, servers(options, secrets, rest, serverPorts, wiring)),
                wanted(options, services(options, secrets, ports, rest, serverPorts, wiring)),
                wiring);
    }

    private static List<Component> wanted(StackOptions options, List<Component> all) {
        return all.stream().filter(part -> options.parts().contains(part.name())).toList();
    }

    private static List<Component> servers(
            StackOptions options,
            Secrets secrets,
            RestClient rest,
            ServerPorts ports,
            Wiring wiring) {
        Installation installation =
                new Installation(options.project().resolve("local-stack/target/servers"));
        StackFolders folders = new StackFolders(options.home());
        return List.of(
                new PostgresServer(
                        installation,
                        folders,
                        secrets,
                        ports.postgres().port(),
                        authority(options, secrets, PostgresServer.NAME),
                        options.durable()),
                new RedisServer(
                        installation,
                        folders,
                        ports.redis().port(),
                        authority(options, secrets, RedisServer.NAME)),
                new KafkaServer(
                        installation,
                        folders,
                        ports.kafka().port(),
                        ports.kafkaController(),
                        wiring.kafkaListeners(),
                        secureListener(options, secrets, ports),
                        options.quickStart()),
                new KeycloakServer(
                        installation,
                        folders,
                        secrets,
                        BourseService.serviceNames(),
                        ports.keycloak().port(),
                        rest));
    }

    private static List<Component> services(
            StackOptions options,
            Secrets secrets,
            Ports ports,
            RestClient rest,
            ServerPorts serverPorts,
            Wiring wiring) {
        List<Placement> placements = new ArrayList<>();
        for (BourseService service : BourseService.values()) {
            placements.add(Placement.live(service, 1));
        }
        if (options.parts().contains(BourseService.MATCHING_SERVICE.standbyName())) {
            placements.add(Placement.live(BourseService.MATCHING_SERVICE, 2));
        }
        if (options.paper()) {
            placements.addAll(Placement.allOnPaper());
        }
        Map<Placement, Integer> servicePorts = new LinkedHashMap<>();
        placements.forEach(it -> servicePorts.put(it, ports.take(preferredPort(it))));
        List<Component> all = new ArrayList<>();
        servicePorts.forEach((placement, port) ->
                all.add(
                        new ServiceProcess(
                                placement,
                                options.program(placement.service()),
                                new StackFolders(options.home()),
                                secrets,
                                surroundings(options, placement.name(), serverPorts, wiring),
                                port,
                                ports.take(preferredPort(placement) + MANAGEMENT_PORT_OFFSET),
                                options.quickStart(),
                                rest,
                                properties(
                                        options, secrets, placement, servicePorts, serverPorts))));
        return List.copyOf(all);
    }

    /** Who signs a server's certificate, if it shows one. */
    private static Optional<Authority> authority(
            StackOptions options, Secrets secrets, String server) {
        return options.isSecured(server)
                ? Optional.of(new Authority(new StackFolders(options.home()), secrets))
                : Optional.empty();
    }

    private static Optional<SecureListener> secureListener(
            StackOptions options, Secrets secrets, ServerPorts ports) {
        return authority(options, secrets, KafkaServer.NAME)
                .map(authority ->
                        new SecureListener(
                                new StackFolders(options.home()),
                                authority,
                                secrets,
                                ports.kafkaSecure(),
                                Arrays.stream(BourseService.values())
                                        .map(BourseService::topicAccess)
                                        .toList()));
    }

    private static Optional<SecureStores> secureStores(
            StackOptions options, Secrets secrets, ServerPorts ports) {
        return authority(options, secrets, PostgresServer.NAME)
                .map(authority ->
                        new SecureStores(authority, ports.postgres().port(), ports.redis().port()));
    }

    private static List<String> properties(
            StackOptions options,
            Secrets secrets,
            Placement placement,
            Map<Placement, Integer> servicePorts,
            ServerPorts serverPorts) {
        List<String> properties = new ArrayList<>(ofPaper(options, placement, servicePorts));
        secureListener(options, secrets, serverPorts)
                .ifPresent(kafka ->
                        properties.addAll(kafka.properties(placement.service().serviceName())));
        secureStores(options, secrets, serverPorts)
                .ifPresent(stores -> properties.addAll(stores.properties(placement.database())));
        return properties;
    }

    private static int preferredPort(Placement placement) {
        int offset = placement.paper() ? PAPER_PORT_OFFSET : 0;
        return placement.service().preferredPort()
                + offset
                + (placement.number() - 1) * (STANDBY_PORT - MATCHING_PORT);
    }

    /** What a process is told of the paper venue, or at the paper venue of what it follows. */
    private static List<String> ofPaper(
            StackOptions options, Placement placement, Map<Placement, Integer> servicePorts) {
        Integer paperPort = servicePorts.get(Placement.paper(placement.service()));
        return placement.passesOn() && paperPort != null
                ? List.of("bourse.paper-venue.url=http://127.0.0.1:" + paperPort)
                : placement.feed(options.paperRecording());
    }

    private static Surroundings surroundings(
            StackOptions options, String client, ServerPorts servers, Wiring wiring) {
        return new Surroundings(
                KafkaServer.bootstrapServers(
                        options.isSecured(KafkaServer.NAME)
                                ? servers.kafkaSecure()
                                : wiring.port(client, servers.kafka())),
                wiring.port(client, servers.postgres()),
                wiring.port(client, servers.redis()),
                Realm.issuer(wiring.port(client, servers.keycloak())),
                Realm.issuer(servers.keycloak().port()));
    }

    /** A server's name and the port it serves on. */
    record Server(String name, int port) {}

    /** Where the servers are. */
    record ServerPorts(
            Server postgres,
            Server redis,
            Server kafka,
            int kafkaController,
            int kafkaSecure,
            Server keycloak) {

        static ServerPorts take(Ports ports) {
            return new ServerPorts(
                    new Server(PostgresServer.NAME, ports.take(POSTGRES_PORT)),
                    new Server(RedisServer.NAME, ports.take(REDIS_PORT)),
                    new Server(KafkaServer.NAME, ports.take(KAFKA_PORT)),
                    ports.take(KAFKA_CONTROLLER_PORT),
                    ports.take(KAFKA_SECURE_PORT),
                    new Server(KeycloakServer.NAME, ports.take(KEYCLOAK_PORT)));
        }

        /** All that serve services. */
        List<Server> all() {
            return List.of(postgres, redis, kafka, keycloak);
        }
    }
}
