package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bourse.contracts.Topics;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.StackOptions;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.ProcessRecord;
import org.bourse.stack.process.StackException;
import org.bourse.stack.seed.DemoMarket;
import org.bourse.stack.server.StackFolders;
import org.bourse.stack.service.Overrides;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every metric that an alert or a dashboard of the chart asks for is one that a service shows, with
 * the labels it is asked by. The venue has all that measures something: an archive, a paper venue
 * that follows a market outside, and at the end a reader that stops.
 */
@Tag("long")
class MeasuredIT {
    private static final Path CHART = TestStack.project().resolve("helm/bourse");

    /** A metric, and by which labels it is picked. */
    private static final Pattern ASKED =
            Pattern.compile("\\b((?:bourse|http|jvm|kafka|process)_[a-z_]+)(?:\\{([^}]*)})?");

    private static final Pattern LABEL = Pattern.compile("([A-Za-z_]+)\\s*(?:=~|!~|!=|=)\\s*\"");
    private static final Pattern SHOWN =
            Pattern.compile("(?m)^([a-z][a-z0-9_]+)(?:\\{(.*)})? \\S+$");

    /** Those Prometheus gives a target. */
    private static final Set<String> OF_THE_TARGET =
            Set.of("namespace", "pod", "service", "endpoint");

    /** The one that is there only when something is broken. */
    private static final String STOPPED = "bourse_events_stopped";

    private static Stack stack;
    private static StackClient client;
    private static OutsideMarket outside;

    @BeforeAll
    static void start() throws Exception {
        Path folder = TestStack.emptyHome("measured");
        Path pipe = OutsideMarket.pipe(folder.resolve("market"));
        Path home = folder.resolve("venue");
        new Overrides(new StackFolders(home), "matching-service")
                .set("bourse.archive.dir", folder.resolve("archive").toString());
        new Overrides(new StackFolders(home), "market-data-service")
                .set(
                        "bourse.market-data.archive.directory",
                        folder.resolve("market-archive").toString());
        StackOptions options =
                StackOptions.test(TestStack.project(), home).withPaper(Optional.of(pipe));
        stack = Stack.start(options, line -> System.out.println("measured: " + line));
        client = stack.client();
        new DemoMarket(client).seed();
        new DemoMarket(client, true).seed();
        outside = OutsideMarket.open(pipe);
    }

    @AfterAll
    static void stop() throws IOException {
        outside.close();
        stack.close();
    }

    @Test
    void everyMetricThatIsAskedForIsShown() throws Exception {
        Map<String, Set<String>> asked = asked();
        assertFalse(asked.isEmpty());
        outside.book(Map.of("60000", "0.5"), Map.of("60010", "0.4"));
        trade();

        Map<String, Set<String>> shown = shown();
        writeNonsense(Topics.TRADE_EVENTS);
        Market.eventually(
                "a reader stops and says so",
                () -> {
                    shown().forEach((name, labels) -> add(shown, name, labels));
                    return shown.containsKey(STOPPED);
                });

        Map<String, Set<String>> missing = new TreeMap<>();
        asked.forEach((name, labels) -> {
            if (shown.containsKey(name)) {
                Set<String> unknown = new TreeSet<>(labels);
                unknown.removeAll(shown.get(name));
                if (!unknown.isEmpty()) {
                    missing.put(name, unknown);
                }
            } else {
                missing.put(name, labels);
            }
        });
        assertEquals(Map.of(), missing);
    }

    /** Until what is counted a little later is counted, too. */
    private static void trade() {
        Market market = Market.listed(client, "MEASURED");
        List<String> users = client.createTraders("measured", 2);
        Trader seller = Trader.of(client, users.get(0)).funded(market);
        Trader buyer = Trader.of(client, users.get(1)).funded(market);
        buyer.alertAbove("100");
        assertEquals(422, buyer.place(Trader.limit("NO-SUCH", "BUY", "1", "1")).status());
        Market.eventually("the public sees it", () -> !market.listing().isMissingNode());
        try (StreamClient stream = new StreamClient(client, market.stream("trade"))) {
            seller.accepted(Trader.limit(market.symbol(), "SELL", "2", "100"));
            buyer.accepted(Trader.limit(market.symbol(), "BUY", "2", "100"));
            Market.eventually(
                    "the trade is streamed",
                    () -> stream.data(market.stream("trade"), "trade").size() == 1);
        }
        Metrics risk = new Metrics(client, "risk-service");
        Market.eventually(
                "the alert is counted", () -> risk.sum("bourse_risk_alerts_total", "") > 0);
    }

    private static void writeNonsense(String topic) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", client.kafkaBootstrapServers(), "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, null, new byte[] {1})).get();
        }
    }

    /** Names of metrics in alerts and dashboards, and labels they are picked by. */
    private static Map<String, Set<String>> asked() throws IOException {
        StringBuilder text =
                new StringBuilder(Files.readString(CHART.resolve("files/alerts.yaml")));
        try (var files = Files.list(CHART.resolve("dashboards"))) {
            for (Path file : files.sorted().toList()) {
                text.append(Files.readString(file).replace("\\\"", "\""));
            }
        }
        String plain =
                text.toString()
                        .replace(
                                "bourse_(history|market)_partitions_age_seconds",
                                "bourse_history_partitions_age_seconds"
                                        + " bourse_market_partitions_age_seconds");
        Map<String, Set<String>> asked = new TreeMap<>();
        ASKED.matcher(plain)
                .results()
                .forEach(found -> {
                    Set<String> labels = labels(found);
                    labels.removeAll(OF_THE_TARGET);
                    add(asked, found.group(1), labels);
                });
        return asked;
    }

    /** What all services show now, and what labels there are. */
    private static Map<String, Set<String>> shown() {
        Map<String, Set<String>> shown = new TreeMap<>();
        for (ProcessRecord process : client.state().processes()) {
            if (process.managementPort() != 0) {
                SHOWN.matcher(metrics(process))
                        .results()
                        .forEach(found -> add(shown, found.group(1), labels(found)));
            }
        }
        return shown;
    }

    /** Empty while a process is away. */
    private static String metrics(ProcessRecord process) {
        try {
            return client.rest().text(client.managementUrl(process.name()).resolve("/q/metrics"));
        } catch (StackException e) {
            return "";
        }
    }

    private static void add(Map<String, Set<String>> all, String name, Set<String> labels) {
        all.computeIfAbsent(name, it -> new TreeSet<>()).addAll(labels);
    }

    private static Set<String> labels(MatchResult found) {
        Set<String> labels = new TreeSet<>();
        if (found.group(2) != null) {
            LABEL.matcher(found.group(2)).results().forEach(it -> labels.add(it.group(1)));
        }
        return labels;
    }
}
