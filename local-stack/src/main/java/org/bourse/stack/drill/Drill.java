package org.bourse.stack.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bourse.stack.fault.Harm;
import org.bourse.stack.server.KafkaServer;
import org.bourse.stack.server.KeycloakServer;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.server.RedisServer;
import org.bourse.stack.service.BourseService;

/**
 * Something that breaks, and what is expected of the rest.
 *
 * @param name for example {@code kill-kafka}
 * @param hypothesis what should hold
 * @param victims the parts it happens to
 * @param fault what happens to them
 * @param recoversWithin so soon orders are to be acknowledged again after people can trade
 */
public record Drill(
        String name, String hypothesis, Victims victims, Fault fault, Duration recoversWithin) {

    /** Which parts. */
    sealed interface Victims {
        /** Those with these names, as far as the stack has them. */
        record Named(List<String> parts) implements Victims {
            public Named {
                parts = List.copyOf(parts);
            }
        }

        /** The process that leads the venue. */
        record Leader() implements Victims {}

        /** A process that follows the leader. */
        record Follower() implements Victims {}
    }

    /** What happens. */
    sealed interface Fault {
        /** How long it takes until it is ended; zero when it ends by itself. */
        default Duration lasts() {
            return Duration.ZERO;
        }

        /** For how long of that nobody can be expected to trade. */
        default Duration standsStill() {
            return lasts();
        }

        /** Whether it is told what it did: where nothing is, it did nothing. */
        default boolean isMeasured() {
            return false;
        }

        /** SIGKILL; the launcher starts them again. */
        record Kill() implements Fault {}

        /** SIGSTOP, and SIGCONT after so long. */
        record Suspend(Duration length) implements Fault {
            @Override
            public Duration lasts() {
                return length;
            }
        }

        /** So many records that are no commands, forged ones and copies come into the log. */
        record BadRecords(int count) implements Fault {}

        /** The victims stand still, and so many clients subscribe and never read. */
        record SlowConsumers(int count, Duration length) implements Fault {
            @Override
            public boolean isMeasured() {
                return true;
            }

            @Override
            public Duration lasts() {
                return length;
            }
        }

        /**
         * The wires between the victims and these servers suffer; the processes are well.
         *
         * @param goesOn whether people can trade meanwhile
         */
        record OnWires(List<String> servers, Harm harm, Duration length, boolean goesOn)
                implements Fault {
            public OnWires {
                servers = List.copyOf(servers);
            }

            @Override
            public Duration lasts() {
                return length;
            }

            @Override
            public Duration standsStill() {
                return goesOn ? Duration.ZERO : length;
            }

            @Override
            public boolean isMeasured() {
                return true;
            }
        }

        /** The newest batches of the log are gone from the disk until the venue has said so. */
        record TruncatedLog(int batches) implements Fault {}

        /** A process of another build leads while the victims stand still. */
        record OtherBuild(Duration length) implements Fault {
            @Override
            public Duration lasts() {
                return length;
            }
        }

        /** The leader's clock jumps ahead by so much, and after a while as far back. */
        record ClockJump(Duration jump, Duration length) implements Fault {
            @Override
            public Duration lasts() {
                return length;
            }
        }

        /** No byte is left on the disk of the victim for so long. */
        record FullDisk(Duration length) implements Fault {
            @Override
            public Duration lasts() {
                return length;
            }
        }
    }

    static final Duration HOT = Duration.ofSeconds(10);
    static final Duration COLD = Duration.ofSeconds(60);

    private static final List<String> SERVERS =
            List.of(KafkaServer.NAME, PostgresServer.NAME, RedisServer.NAME, KeycloakServer.NAME);

    /** All there are. */
    public static List<Drill> all() {
        List<Drill> all = new ArrayList<>(ofThoseWhoRunTheVenue());
        for (BourseService service : BourseService.values()) {
            all.add(killed(service.serviceName(), service.standbyName()));
        }
        SERVERS.forEach(server -> all.add(killed(server)));
        all.add(
                new Drill(
                        "suspend-" + PostgresServer.NAME + "-5",
                        "orders go on; history and balances catch up",
                        new Victims.Named(List.of(PostgresServer.NAME)),
                        new Fault.Suspend(Duration.ofSeconds(5)),
                        HOT));
        all.add(
                new Drill(
                        "suspend-" + KafkaServer.NAME + "-5",
                        "orders are refused or unknown, and none is lost",
                        new Victims.Named(List.of(KafkaServer.NAME)),
                        new Fault.Suspend(Duration.ofSeconds(5)),
                        COLD));
        all.add(
                new Drill(
                        "bad-records",
                        "each is refused, and the venue goes on",
                        new Victims.Named(List.of(KafkaServer.NAME)),
                        new Fault.BadRecords(500),
                        HOT));
        all.addAll(ofDisksAndReaders());
        all.addAll(WireDrills.all());
        all.add(everything());
        return List.copyOf(all);
    }

    private static List<Drill> ofThoseWhoRunTheVenue() {
        return List.of(
                new Drill(
                        "kill-leader",
                        "a follower leads within seconds, or the process comes back by itself",
                        new Victims.Leader(),
                        new Fault.Kill(),
                        HOT),
                new Drill(
                        "kill-follower",
                        "nobody who trades notices",
                        new Victims.Follower(),
                        new Fault.Kill(),
                        HOT),
                suspendedLeader(5),
                suspendedLeader(30));
    }

    private static List<Drill> ofDisksAndReaders() {
        return List.of(
                new Drill(
                        "slow-consumer",
                        "nobody else is kept waiting by who does not read",
                        new Victims.Named(List.of(BourseService.PORTFOLIO_SERVICE.serviceName())),
                        new Fault.SlowConsumers(500, Duration.ofSeconds(30)),
                        HOT),
                new Drill(
                        "truncate-log",
                        "the venue says that its log was truncated and stands still until it is whole",
                        new Victims.Named(List.of(KafkaServer.NAME)),
                        new Fault.TruncatedLog(200),
                        // Everything starts, says so, and starts again.
                        COLD.multipliedBy(2)),
                new Drill(
                        "old-version",
                        "another build follows, leads and gives way, and sends nothing that differs",
                        new Victims.Named(
                                List.of(
                                        BourseService.MATCHING_SERVICE.serviceName(),
                                        BourseService.MATCHING_SERVICE.standbyName())),
                        new Fault.OtherBuild(Duration.ofSeconds(10)),
                        COLD),
                new Drill(
                        "clock-jump",
                        "venue time goes on as the log says; nothing expires early or trades late",
                        new Victims.Follower(),
                        new Fault.ClockJump(Duration.ofHours(1), Duration.ofSeconds(10)),
                        HOT),
                new Drill(
                        "disk-full",
                        "what was acknowledged is kept, and the broker is back when there is space",
                        new Victims.Named(List.of(KafkaServer.NAME)),
                        new Fault.FullDisk(Duration.ofSeconds(5)),
                        COLD));
    }

    private static Drill suspendedLeader(int seconds) {
        return new Drill(
                "suspend-leader-" + seconds,
                "a follower leads; the woken one sends nothing that differs",
                new Victims.Leader(),
                new Fault.Suspend(Duration.ofSeconds(seconds)),
                HOT);
    }

    private static Drill everything() {
        List<String> parts = new ArrayList<>(SERVERS);
        for (BourseService service : BourseService.values()) {
            parts.add(service.serviceName());
            parts.add(service.standbyName());
        }
        return new Drill(
                "kill-everything",
                "everything comes back by itself",
                new Victims.Named(parts),
                new Fault.Kill(),
                COLD);
    }

    private static Drill killed(String... parts) {
        return new Drill(
                "kill-" + parts[0],
                "it comes back by itself and nothing acknowledged is lost",
                new Victims.Named(List.of(parts)),
                new Fault.Kill(),
                COLD);
    }

    /** The one with this name. */
    public static Optional<Drill> named(String name) {
        return all().stream().filter(drill -> drill.name().equals(name)).findFirst();
    }
}
