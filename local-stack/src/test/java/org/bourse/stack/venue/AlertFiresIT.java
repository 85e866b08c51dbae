package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.StackOptions;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.Ports;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A Prometheus with the chart's rules, looking as often as the chart lets it, sees what breaks, and
 * nothing else. The stack is its own: others are broken by other tests.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertFiresIT {
    private static final Duration FIRES_WITHIN = Duration.ofMinutes(1);
    private static final Duration ORDINARY = Duration.ofMinutes(3);
    private static final List<String> VENUE = List.of("matching-service", "matching-service-2");
    private static final List<String> LOOKED_AT =
            List.of(
                    "matching-service",
                    "matching-service-2",
                    "order-service",
                    "portfolio-service",
                    "risk-service",
                    "market-data-service");

    private static Stack stack;
    private static StackClient client;
    private Process prometheus;
    private URI address;

    @BeforeAll
    static void start() {
        assumeTrue(program().isPresent(), "skipped: prometheus is not installed");
        stack =
                Stack.start(
                        StackOptions.test(TestStack.project(), TestStack.emptyHome("alerted"))
                                .withStandby(),
                        line -> System.out.println("alerted: " + line));
        client = stack.client();
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    private static Optional<Path> program() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @BeforeEach
    void look() throws IOException {
        Path home = TestStack.emptyHome("prometheus");
        Path chart = TestStack.project().resolve("helm/bourse");
        Files.writeString(
                home.resolve("rules.yaml"),
                Files.readString(chart.resolve("files/alerts.yaml")).replace("NAMESPACE", "here"));
        Files.writeString(home.resolve("prometheus.yaml"), configuration());
        int port = Ports.any().take(0);
        address = URI.create("http://127.0.0.1:" + port);
        prometheus =
                new ProcessBuilder(
                                program().orElseThrow().toString(),
                                "--config.file=" + home.resolve("prometheus.yaml"),
                                "--storage.tsdb.path=" + home.resolve("data"),
                                "--web.listen-address=127.0.0.1:" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("prometheus.log").toFile())
                        .start();
    }

    /** The chart's ServiceMonitor has 15 s; how often rules are looked at, they say. */
    private String configuration() {
        StringBuilder text =
                new StringBuilder(
                        """
                        global: {scrape_interval: 15s, evaluation_interval: 30s}
                        rule_files: [rules.yaml]
                        scrape_configs:
                          - job_name: services
                            metrics_path: /q/metrics
                            static_configs:
                        """);
        for (String process : LOOKED_AT) {
            String target = client.managementUrl(process).getAuthority();
            text.append("      - targets: ['%s']%n".formatted(target));
            text.append(
                    ("        labels: {namespace: here, endpoint: management,"
                                    + " pod: %s, service: bourse-%s}%n")
                            .formatted(process, process.replaceAll("-\\d+$", "")));
        }
        return text.toString();
    }

    @AfterEach
    void end() {
        prometheus.destroy();
        VENUE.forEach(stack::resume);
        VENUE.forEach(stack::awaitReady);
    }

    private JsonNode asked(String path) {
        return RestClient.untilServed(() -> client.rest().get(address.resolve(path), ""))
                .orThrow()
                .path("data");
    }

    private Set<String> firing() {
        return alerts(Set.of("firing"));
    }

    private Set<String> alerts(Set<String> states) {
        Set<String> names = new HashSet<>();
        for (JsonNode alert : asked("/api/v1/alerts").path("alerts")) {
            if (states.contains(alert.path("state").asText())) {
                names.add(alert.at("/labels/alertname").asText());
            }
        }
        return names;
    }

    private void allAreLookedAt() {
        Market.eventually(
                "all are looked at",
                () ->
                        asked("/api/v1/query?query=sum(up)").at("/result/0/value/1").asInt()
                                == LOOKED_AT.size());
    }

    /** Fills, cancels, refusals and money that comes in, for longer than most rules wait. */
    @Test
    @Order(1)
    void ordinaryTradingAlarmsNobody() {
        allAreLookedAt();
        Market market = Market.listed(client, "CALM");
        List<String> people = client.createTraders("calm", 2);
        Trader buyer = Trader.of(client, people.getFirst()).funded(market);
        Trader seller = Trader.of(client, people.getLast()).funded(market);
        Set<String> told = new TreeSet<>();
        long until = System.nanoTime() + ORDINARY.toNanos();
        int rounds = 0;
        while (System.nanoTime() < until) {
            seller.accepted(Trader.limit(market.symbol(), "SELL", "0.2", "10"));
            buyer.accepted(Trader.limit(market.symbol(), "BUY", "0.2", "10"));
            JsonNode rests = buyer.accepted(Trader.limit(market.symbol(), "BUY", "0.2", "9"));
            assertEquals(200, buyer.cancel(rests.path("orderId").asText()).status());
            assertEquals(
                    422,
                    seller.place(Trader.limit(market.symbol(), "SELL", "900000", "10")).status());
            rounds++;
            // How fast this machine is, is no matter of rules.
            told.addAll(alerts(Set.of("pending", "firing")));
            told.remove("OrdersSlow");
        }
        System.out.println("alert: none in " + rounds + " rounds of ordinary trading");
        assertEquals(Set.of(), told);
        assertNotEquals(0, asked("/api/v1/rules").path("groups").size());
    }

    @Test
    @Order(2)
    void aVenueThatStandsStillIsToldWithinAMinute() {
        allAreLookedAt();
        assertTrue(!firing().contains("OrdersRefused"), () -> firing().toString());

        Market market = Market.listed(client, "ALERTED");
        String person = client.createTraders("alerted", 1).getFirst();
        Trader trader = Trader.of(client, person).funded(market);

        VENUE.forEach(stack::suspend);
        // What is late is what somebody waits for.
        assertEquals(202, trader.place(Trader.limit(market.symbol(), "BUY", "1", "10")).status());
        long broken = System.nanoTime();
        Market.eventually("it is told", () -> firing().contains("OrdersRefused"));
        Duration took = Duration.ofNanos(System.nanoTime() - broken);
        System.out.println("alert: fires after " + took.toSeconds() + " s");
        assertTrue(took.compareTo(FIRES_WITHIN) <= 0, took::toString);

        VENUE.forEach(stack::resume);
        Market.eventually("it is over", () -> !firing().contains("OrdersRefused"));
    }
}
