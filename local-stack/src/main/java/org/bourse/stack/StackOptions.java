package org.bourse.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bourse.stack.process.StackException;
import org.bourse.stack.server.KafkaServer;
import org.bourse.stack.server.KeycloakServer;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.server.RedisServer;
import org.bourse.stack.service.BourseService;
import org.bourse.stack.service.Placement;
import org.bourse.stack.service.ServiceProgram;

/**
 * What kind of stack to start.
 *
 * @param project the project's root, where the built modules are
 * @param home where the stack keeps its data
 * @param parts the names of the servers and services to start
 * @param preferredPorts whether the well-known ports are tried first
 * @param durable whether PostgreSQL waits for the disk
 * @param quickStart whether JVMs are tuned to start quickly instead of to run long
 * @param paperRecording what the paper venue's books follow, if anything, where there is one
 * @param faults whether a proxy that can be told to misbehave stands between services and servers
 * @param secured the servers that services reach by TLS only, Kafka with a password, the others
 *     with a certificate of their own
 * @param natives the services that run as native executables and not on the JVM
 */
public record StackOptions(
        Path project,
        Path home,
        List<String> parts,
        boolean preferredPorts,
        boolean durable,
        boolean quickStart,
        Optional<Path> paperRecording,
        boolean faults,
        Set<String> secured,
        Set<BourseService> natives) {

    /** All services, where native ones are named. */
    public static final String ALL = "all";

    /** Not there unless it is asked for. */
    private static final String STANDBY = BourseService.MATCHING_SERVICE.standbyName();

    private static final List<String> SERVERS =
            List.of(PostgresServer.NAME, RedisServer.NAME, KafkaServer.NAME, KeycloakServer.NAME);

    /** Refuses names that are none, and what does not go together. */
    public StackOptions {
        parts = List.copyOf(parts);
        natives = Set.copyOf(natives);
        secured = Set.copyOf(secured);
        for (String part : parts) {
            if (!allParts().contains(part) && !isExtra(part)) {
                throw new StackException(
                        "no such part of the stack: " + part + "; there are " + allParts());
            }
        }
        if (faults && !secured.isEmpty()) {
            throw new StackException("faults are played on plain wires only");
        }
    }

    private static boolean isExtra(String part) {
        return part.equals(STANDBY) || Placement.namesOnPaper().contains(part);
    }

    /** The stack people use: well-known ports, durable, tuned for a long run. */
    public static StackOptions standard(Path project, Path home) {
        return new StackOptions(
                project.toAbsolutePath(),
                home.toAbsolutePath(),
                allParts(),
                true,
                true,
                false,
                Optional.empty(),
                false,
                Set.of(),
                Set.of());
    }

    /**
     * A stack for tests: any ports, may lose data with the machine's power, quick to start. The
     * property {@code bourse.native} says which services are native executables in it.
     */
    public static StackOptions test(Path project, Path home) {
        return new StackOptions(
                        project.toAbsolutePath(),
                        home.toAbsolutePath(),
                        allParts(),
                        false,
                        false,
                        true,
                        Optional.empty(),
                        false,
                        Set.of(),
                        Set.of())
                .withNative(System.getProperty("bourse.native", ""));
    }

    /** The same with some parts only. */
    public StackOptions only(List<String> names) {
        return new StackOptions(
                project,
                home,
                names,
                preferredPorts,
                durable,
                quickStart,
                paperRecording,
                faults,
                secured,
                natives);
    }

    /** The same with a second matching-service, which follows the first. */
    public StackOptions withStandby() {
        List<String> more = new ArrayList<>(parts);
        more.add(STANDBY);
        return only(more);
    }

    /**
     * The same with a paper venue beside the live one.
     *
     * @param recording what its books follow; empty: what somebody configures
     */
    public StackOptions withPaper(Optional<Path> recording) {
        List<String> more = new ArrayList<>(parts);
        more.addAll(Placement.namesOnPaper());
        return new StackOptions(
                project,
                home,
                more,
                preferredPorts,
                durable,
                quickStart,
                recording,
                faults,
                secured,
                natives);
    }

    /** Whether there is a paper venue. */
    public boolean paper() {
        return parts.containsAll(Placement.namesOnPaper());
    }

    /** The same with wires on which drills let faults happen. */
    public StackOptions withFaults() {
        return new StackOptions(
                project,
                home,
                parts,
                preferredPorts,
                durable,
                quickStart,
                paperRecording,
                true,
                secured,
                natives);
    }

    /** The same with a broker that wants TLS and a password of every service. */
    public StackOptions withSecureKafka() {
        return secured(Set.of(KafkaServer.NAME));
    }

    /** The same with PostgreSQL and Redis that want TLS and a certificate of every service. */
    public StackOptions withSecureStores() {
        return secured(Set.of(PostgresServer.NAME, RedisServer.NAME));
    }

    private StackOptions secured(Set<String> servers) {
        Set<String> more = new HashSet<>(secured);
        more.addAll(servers);
        return new StackOptions(
                project,
                home,
                parts,
                preferredPorts,
                durable,
                quickStart,
                paperRecording,
                faults,
                more,
                natives);
    }

    /** Whether services reach a server by TLS only. */
    boolean isSecured(String server) {
        return secured.contains(server);
    }

    /**
     * The same with native executables of some services in place of JVMs.
     *
     * @param names of the services, with commas between them, or {@link #ALL}; empty: none
     * @throws StackException when there is no such service, or its executable is not built
     */
    public StackOptions withNative(String names) {
        List<String> wanted = names.equals(ALL) ? BourseService.serviceNames() : split(names);
        Set<BourseService> chosen =
                wanted.stream().map(BourseService::named).collect(Collectors.toSet());
        chosen.forEach(service -> new ServiceProgram(project, service, true).requireBuilt());
        return new StackOptions(
                project,
                home,
                parts,
                preferredPorts,
                durable,
                quickStart,
                paperRecording,
                faults,
                secured,
                chosen);
    }

    private static List<String> split(String names) {
        return names.isEmpty() ? List.of() : List.of(names.split(",", -1));
    }

    /** What processes of a service run. */
    public ServiceProgram program(BourseService service) {
        return new ServiceProgram(project, service, natives.contains(service));
    }

    /** The same without the services. */
    public StackOptions serversOnly() {
        return only(SERVERS);
    }

    private static List<String> allParts() {
        List<String> all = new ArrayList<>(SERVERS);
        all.addAll(BourseService.serviceNames());
        return all;
    }
}
