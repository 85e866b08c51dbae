package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.Ports;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A Prometheus with the chart's rules, looking as often as the chart lets it, sees what breaks. */
@Tag("long")
class AlertFiresIT {
    private static final Duration FIRES_WITHIN = Duration.ofMinutes(1);
    private static final List<String> VENUE = List.of("matching-service", "matching-service-2");
    private static final List<String> LOOKED_AT =
            List.of("matching-service", "matching-service-2", "order-service", "risk-service");

    private final Stack stack = TestStack.shared();
    private final StackClient client = stack.client();
    private Process prometheus;
    private URI address;

    @BeforeEach
    void look() throws IOException {
        Optional<Path> program =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, "prometheus"))
                        .filter(Files::isExecutable)
                        .findFirst();
        assumeTrue(program.isPresent(), "skipped: prometheus is not installed");
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
                                program.orElseThrow().toString(),
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
        if (prometheus != null) {
            prometheus.destroy();
            VENUE.forEach(stack::resume);
            VENUE.forEach(stack::awaitReady);
        }
    }

    private JsonNode asked(String path) {
        return RestClient.untilServed(() -> client.rest().get(address.resolve(path), ""))
                .orThrow()
                .path("data");
    }

    private Set<String> firing() {
        Set<String> names = new HashSet<>();
        for (JsonNode alert : asked("/api/v1/alerts").path("alerts")) {
            if (alert.path("state").asText().equals("firing")) {
                names.add(alert.at("/labels/alertname").asText());
            }
        }
        return names;
    }

    @Test
    void aVenueThatStandsStillIsToldWithinAMinute() {
        Market.eventually(
                "all are looked at",
                () ->
                        asked("/api/v1/query?query=sum(up)").at("/result/0/value/1").asInt()
                                == LOOKED_AT.size());
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
