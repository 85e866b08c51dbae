package org.bourse.stack.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bourse.stack.server.KafkaServer;
import org.bourse.stack.server.KeycloakServer;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.server.RedisServer;
import org.bourse.stack.service.BourseService;

/** What happens next in a long run: all kinds of faults, the cheap ones more often. */
final class SoakDice {
    private static final int SUSPENDED_MILLIS_MIN = 1_000;
    private static final int SUSPENDED_MILLIS_MAX = 5_000;

    /** What is wrong with wires for longer keeps all others waiting. */
    private static final Duration WIRES_AT_MOST = Duration.ofSeconds(5);

    private static final String SUSPENDED = "suspend-";

    /** How often, against the others. */
    private record Weight(int of, Drill drill) {}

    private final SplittableRandom random;
    private final List<Weight> weights = new ArrayList<>();
    private final int sum;

    SoakDice(SplittableRandom random) {
        this.random = random;
        List<String> servers =
                List.of(
                        KafkaServer.NAME,
                        PostgresServer.NAME,
                        RedisServer.NAME,
                        KeycloakServer.NAME);
        servers.forEach(server -> suspended(server, new Drill.Victims.Named(List.of(server))));
        for (BourseService service : BourseService.values()) {
            if (service != BourseService.MATCHING_SERVICE) {
                String name = service.serviceName();
                suspended(name, new Drill.Victims.Named(List.of(name)));
            }
        }
        suspended("leader", new Drill.Victims.Leader());
        suspended("follower", new Drill.Victims.Follower());
        for (Drill drill : Drill.all()) {
            int weight = weight(drill);
            if (weight > 0) {
                weights.add(new Weight(weight, drill));
            }
        }
        sum = weights.stream().mapToInt(Weight::of).sum();
    }

    private void suspended(String name, Drill.Victims victims) {
        boolean startsAgain = victims instanceof Drill.Victims.Leader;
        weights.add(
                new Weight(
                        startsAgain ? 4 : 6,
                        new Drill(
                                SUSPENDED + name,
                                "it goes on where it stood still",
                                victims,
                                new Drill.Fault.Suspend(Duration.ZERO),
                                Drill.COLD)));
    }

    /** Of a drill as it is listed; those that only stand still come with lengths of their own. */
    private static int weight(Drill drill) {
        return switch (drill.fault()) {
            case Drill.Fault.Suspend(var _),
                    Drill.Fault.SlowConsumers(var _, var _),
                    Drill.Fault.TruncatedLog(var _),
                    Drill.Fault.OtherBuild(var _),
                    Drill.Fault.ClockJump(var _, var _),
                    Drill.Fault.FullDisk(var _) ->
                    0;
            case Drill.Fault.BadRecords(var _) -> 10;
            case Drill.Fault.OnWires(var _, var _, Duration length, var _) ->
                    length.compareTo(WIRES_AT_MOST) > 0 ? 0 : 2;
            case Drill.Fault.Kill() ->
                    switch (drill.name()) {
                        case "kill-redis" -> 12;
                        case "kill-postgresql" -> 8;
                        case "kill-leader" -> 4;
                        case "kill-follower",
                                "kill-portfolio-service",
                                "kill-risk-service",
                                "kill-market-data-service",
                                "kill-keycloak" ->
                                2;
                        default -> 1;
                    };
        };
    }

    /** The next one. */
    Drill drill() {
        int left = random.nextInt(sum);
        for (Weight weight : weights) {
            left -= weight.of();
            if (left < 0) {
                return lasting(weight.drill());
            }
        }
        throw new IllegalStateException("weights sum to more than they are");
    }

    private Drill lasting(Drill drill) {
        if (!(drill.fault() instanceof Drill.Fault.Suspend)) {
            return drill;
        }
        int millis = random.nextInt(SUSPENDED_MILLIS_MIN, SUSPENDED_MILLIS_MAX);
        return new Drill(
                drill.name(),
                drill.hypothesis(),
                drill.victims(),
                new Drill.Fault.Suspend(Duration.ofMillis(millis)),
                drill.recoversWithin());
    }
}
