package org.bourse.stack.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bourse.stack.StackClient;
import org.bourse.stack.fault.Harm;
import org.bourse.stack.process.ProcessRecord;
import org.bourse.stack.process.ProcessState;
import org.bourse.stack.process.StackException;
import org.bourse.stack.server.KeycloakServer;
import org.bourse.stack.service.BourseService;

/**
 * Lets faults happen to a stack, ends them, and sees whether it is whole: by signals to processes
 * of this machine, which their launcher starts again. Where processes run otherwise, this is what
 * differs.
 */
final class Faults {
    /** The partition of the topics. */
    static final int VENUE = 0;

    private static final Duration ENDED_WITHIN = Duration.ofSeconds(30);
    private static final List<String> RUNNERS =
            List.of(
                    BourseService.MATCHING_SERVICE.serviceName(),
                    BourseService.MATCHING_SERVICE.standbyName());

    private final StackClient stack;
    private final Tokens tokens;

    /** A fault that has begun. */
    interface Outage {
        /** Ends it, as far as it does not end by itself. */
        void heal();

        /** What it did, once it is healed, for people; empty where that is not measured. */
        default String felt() {
            return "";
        }
    }

    Faults(StackClient stack) {
        this.stack = stack;
        tokens = new Tokens(stack);
    }

    /**
     * Whom it would happen to now.
     *
     * @throws StackException when there is none
     * @throws DrillSkipped when there never is
     */
    List<ProcessRecord> victims(Drill.Victims victims) {
        return switch (victims) {
            case Drill.Victims.Named(List<String> parts) ->
                    parts.stream().flatMap(part -> stack.state().find(part).stream()).toList();
            case Drill.Victims.Leader() -> List.of(inState("LIVE"));
            case Drill.Victims.Follower() -> List.of(inState("FOLLOWING"));
        };
    }

    /** The process that runs the venue and is in a state. */
    private ProcessRecord inState(String state) {
        for (String name : RUNNERS) {
            Optional<ProcessRecord> process = stack.state().find(name);
            if (process.isPresent() && state(stack.url(name)).equals(state)) {
                return process.get();
            }
        }
        if (state.equals("FOLLOWING")) {
            needFollower();
        }
        throw new StackException("no matching-service is " + state);
    }

    private void needFollower() {
        if (stack.state().find(RUNNERS.getLast()).isEmpty()) {
            throw new DrillSkipped("nobody follows; first: ./bourse up --standby");
        }
    }

    private JsonNode runner(URI process) {
        URI address = process.resolve("/api/v1/admin/venue/runner");
        return stack.rest().get(address, tokens.of("operator")).orThrow();
    }

    /** What a process of the venue says it does; empty when it does not answer. */
    String state(URI process) {
        try {
            return runner(process).path("state").asText();
        } catch (StackException _) {
            return "";
        }
    }

    /** Whether a process of the stack says so of itself. */
    boolean isAny(String state) {
        return RUNNERS.stream()
                .filter(name -> stack.state().find(name).isPresent())
                .anyMatch(name -> state(stack.url(name)).equals(state));
    }

    /** Why a process that runs the venue stands still, if one says that it does. */
    Optional<String> halted() {
        return RUNNERS.stream()
                .filter(name -> stack.state().find(name).isPresent())
                .filter(name -> state(stack.url(name)).equals("HALTED"))
                .map(name -> runner(stack.url(name)).path("halted").path("reason").asText())
                .findFirst();
    }

    /**
     * Lets it happen.
     *
     * @throws DrillSkipped when it cannot be made to happen here
     */
    Outage begin(Drill.Fault fault, List<ProcessRecord> victims, SplittableRandom random) {
        return switch (fault) {
            case Drill.Fault.Kill() -> {
                victims.forEach(victim -> victim.signal("KILL"));
                Moments.await(
                        "they ended",
                        ENDED_WITHIN,
                        () -> victims.stream().noneMatch(ProcessRecord::isAlive));
                yield () -> {};
            }
            case Drill.Fault.Suspend(var _) -> {
                victims.forEach(victim -> victim.signal("STOP"));
                yield () -> victims.forEach(victim -> victim.signal("CONT"));
            }
            case Drill.Fault.BadRecords(int count) -> {
                new BadRecords(stack, VENUE, random).append(count);
                yield () -> {};
            }
            case Drill.Fault.OnWires(var servers, Harm harm, var _, boolean goesOn) -> {
                List<String> clients = victims.stream().map(ProcessRecord::name).toList();
                if (goesOn && clients.size() == 1 && RUNNERS.contains(clients.getFirst())) {
                    needFollower();
                }
                Outage outage = new WireOutage(stack, clients, servers, harm, random.nextLong());
                if (servers.contains(KeycloakServer.NAME)) {
                    UnknownKey.knock(stack, random);
                }
                yield outage;
            }
            case Drill.Fault.SlowConsumers(int count, var _) -> {
                SlowConsumers clients = new SlowConsumers(stack, "btcusdt", count);
                victims.forEach(victim -> victim.signal("STOP"));
                yield new Neglect(clients, victims);
            }
            case Drill.Fault.TruncatedLog(int batches) -> {
                TruncatedLog log = new TruncatedLog(stack, VENUE);
                yield begun(log, () -> log.cut(batches, this));
            }
            case Drill.Fault.OtherBuild(var _) -> {
                OtherBuild other = new OtherBuild(stack, this, victims);
                yield begun(other, other::lead);
            }
            case Drill.Fault.ClockJump(Duration jump, Duration length) -> {
                ClockJump clock = new ClockJump(stack, this, victims.getFirst(), jump, length);
                yield begun(clock, clock::ahead);
            }
            case Drill.Fault.FullDisk(var _) -> {
                FullDisk disk = new FullDisk(stack, this, victims.getFirst().name());
                yield begun(disk, disk::fill);
            }
        };
    }

    /** Clients that do not read, while some parts stand still. */
    private static final class Neglect implements Outage {
        private final SlowConsumers clients;
        private final List<ProcessRecord> victims;
        private String felt = "";

        Neglect(SlowConsumers clients, List<ProcessRecord> victims) {
            this.clients = clients;
            this.victims = victims;
        }

        @Override
        public void heal() {
            victims.forEach(victim -> victim.signal("CONT"));
            try (clients) {
                felt = clients.felt();
            }
        }

        @Override
        public String felt() {
            return felt;
        }
    }

    /** Ends what has begun only in part: data may have been moved. */
    static Outage begun(Outage outage, Runnable begin) {
        try {
            begin.run();
            return outage;
        } catch (StackException | UncheckedIOException e) {
            outage.heal();
            throw e;
        }
    }

    /** Whether every part is ready, one process leads the venue, and the other follows. */
    boolean isWhole() {
        List<String> states =
                RUNNERS.stream()
                        .filter(name -> stack.state().find(name).isPresent())
                        .map(name -> state(stack.url(name)))
                        .sorted(Comparator.reverseOrder())
                        .toList();
        return stack.state().processes().stream().allMatch(this::isReady)
                && (states.equals(List.of("LIVE")) || states.equals(List.of("LIVE", "FOLLOWING")));
    }

    /** Whether the part that had this process has one that is ready. */
    boolean isBack(ProcessRecord victim) {
        return stack.state().find(victim.name()).filter(this::isReady).isPresent();
    }

    private boolean isReady(ProcessRecord part) {
        return part.state() == ProcessState.READY
                && part.isAlive()
                && (part.managementPort() == 0 || saysReady(part));
    }

    private boolean saysReady(ProcessRecord part) {
        URI health = stack.managementUrl(part.name()).resolve("/q/health/ready");
        return stack.rest().probe(health) == 200;
    }

    /** A part that its launcher has given up, which no waiting brings back. */
    Optional<String> givenUp() {
        return stack.state().processes().stream()
                .filter(part -> part.state() == ProcessState.FAILED)
                .map(ProcessRecord::name)
                .findFirst();
    }
}
