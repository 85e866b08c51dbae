package org.bourse.stack.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bourse.stack.drill.Drill.Fault.OnWires;
import org.bourse.stack.fault.Harm;
import org.bourse.stack.fault.PacketLoss;
import org.bourse.stack.fault.WireFault;
import org.bourse.stack.fault.WireFault.Traffic;
import org.bourse.stack.fault.WireFault.Way;
import org.bourse.stack.server.KafkaServer;
import org.bourse.stack.server.KeycloakServer;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.server.RedisServer;
import org.bourse.stack.service.BourseService;

/** What happens between processes that are all well. */
final class WireDrills {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final List<String> KAFKA = List.of(KafkaServer.NAME);
    private static final List<String> SERVERS =
            List.of(KafkaServer.NAME, PostgresServer.NAME, RedisServer.NAME, KeycloakServer.NAME);

    private WireDrills() {}

    static List<Drill> all() {
        List<Drill> all = new ArrayList<>(ofLeaders());
        all.addAll(ofServers());
        all.addAll(unreliable());
        return List.copyOf(all);
    }

    private static List<Drill> ofLeaders() {
        List<Drill> all = new ArrayList<>();
        for (Duration length : List.of(SHORT, LONG)) {
            all.add(
                    ofLeader(
                            "cut-leader",
                            "a follower leads; what the other had said arrives late and is the same",
                            new WireFault.Hold(Way.BOTH, Traffic.ALL),
                            length));
            all.add(
                    ofLeader(
                            "mute-leader",
                            "a follower leads when the leader reads and its sends do not arrive",
                            new WireFault.Hold(Way.BOTH, Traffic.PRODUCE),
                            length));
            all.add(
                    ofLeader(
                            "deaf-leader",
                            "a follower leads when the leader sends and reads nothing",
                            new WireFault.Hold(Way.BOTH, Traffic.FETCH),
                            length));
            all.add(
                    ofLeader(
                            "drop-leader",
                            "a follower leads when no packet of the leader passes",
                            new PacketLoss(Way.BOTH, 100),
                            length));
        }
        all.add(
                ofLeader(
                        "drop-from-leader",
                        "a follower leads when no packet of the leader arrives",
                        new PacketLoss(Way.UP, 100),
                        LONG));
        all.add(
                ofLeader(
                        "drop-to-leader",
                        "a follower leads when no packet arrives at the leader",
                        new PacketLoss(Way.DOWN, 100),
                        LONG));
        return all;
    }

    private static List<Drill> ofServers() {
        return List.of(
                new Drill(
                        named("cut-order-service", LONG),
                        "orders are refused or unknown, and none is lost",
                        new Drill.Victims.Named(List.of(BourseService.ORDER_SERVICE.serviceName())),
                        new OnWires(KAFKA, held(), LONG, false),
                        Drill.HOT),
                ofAll(
                        "cut-" + PostgresServer.NAME,
                        "orders go on; history and balances catch up",
                        List.of(PostgresServer.NAME),
                        held()),
                ofAll(
                        "cut-" + RedisServer.NAME,
                        "orders go on without the cache",
                        List.of(RedisServer.NAME),
                        held()),
                ofAll(
                        "cut-" + KeycloakServer.NAME,
                        "who has a token goes on; one with an unknown key waits",
                        List.of(KeycloakServer.NAME),
                        held()));
    }

    private static List<Drill> unreliable() {
        return List.of(
                ofAll(
                        "slow-wires",
                        "50 ms more, give or take 30, and everything goes on",
                        SERVERS,
                        new WireFault.Delay(Way.BOTH, 50, 30)),
                ofAll(
                        "lossy-wires",
                        "one packet of twenty is lost, and everything goes on",
                        SERVERS,
                        new PacketLoss(Way.BOTH, 5)),
                ofAll(
                        "corrupt-sends",
                        "the broker refuses what is damaged, and it is sent again",
                        KAFKA,
                        new WireFault.CorruptRecords(Way.UP, 20)),
                ofAll(
                        "corrupt-fetches",
                        "nobody applies what is damaged; who reads it reads again or starts again",
                        KAFKA,
                        new WireFault.CorruptRecords(Way.DOWN, 500)),
                new Drill(
                        "reset-connections",
                        "everybody connects again",
                        new Drill.Victims.Named(services()),
                        new OnWires(SERVERS, new WireFault.Reset(), Duration.ZERO, false),
                        Drill.HOT));
    }

    private static Drill ofLeader(String name, String hypothesis, Harm harm, Duration length) {
        return new Drill(
                named(name, length),
                hypothesis,
                new Drill.Victims.Leader(),
                new OnWires(KAFKA, harm, length, true),
                Drill.HOT);
    }

    private static Drill ofAll(String name, String hypothesis, List<String> servers, Harm harm) {
        return new Drill(
                named(name, LONG),
                hypothesis,
                new Drill.Victims.Named(services()),
                new OnWires(servers, harm, LONG, true),
                Drill.HOT);
    }

    private static String named(String name, Duration length) {
        return name + "-" + length.toSeconds();
    }

    private static WireFault held() {
        return new WireFault.Hold(Way.BOTH, Traffic.ALL);
    }

    private static List<String> services() {
        List<String> all = new ArrayList<>(BourseService.serviceNames());
        all.add(BourseService.MATCHING_SERVICE.standbyName());
        return all;
    }
}
