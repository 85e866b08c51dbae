package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bourse.contracts.Topics;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.StackOptions;
import org.bourse.stack.TestStack;
import org.bourse.stack.seed.Accounts;
import org.bourse.stack.service.BourseService;
import org.bourse.stack.service.Overrides;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A broker that wants TLS and a password of all services, and lets none do more than it must. */
@Tag("long")
class SecureKafkaIT {
    private static final String PASSWORD = "bourse.kafka.sasl.password";

    /** Of the topics that others than the venue's core write. */
    private static final List<String> STREAMS = List.of("alerts", "positions", "funding");

    private static Stack stack;
    private static StackClient client;

    @BeforeAll
    static void start() {
        StackOptions options =
                StackOptions.test(TestStack.project(), TestStack.emptyHome("secure"))
                        .withStandby()
                        .withSecureKafka();
        stack = Stack.start(options, line -> System.out.println("secure: " + line));
        client = stack.client();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    /** By way of every topic: orders, ledger, tape, books, directory, positions, alerts. */
    @Test
    void theVenueTrades() {
        Market market = Market.listed(client, "SAFE");
        List<String> users = client.createTraders("safe", 2);
        Trader seller = Trader.of(client, users.get(0)).funded(market);
        Trader buyer = Trader.of(client, users.get(1));
        new Accounts(client).deposit(market.operator(), buyer.account(), "USDT", "1000");
        buyer.alertAbove("100");
        Market.eventually("the public sees it", () -> !market.listing().isMissingNode());
        try (StreamClient tape = new StreamClient(client, market.stream("trade"));
                StreamClient ofBuyer = StreamClient.of(client, buyer.token())) {
            ofBuyer.ask(StreamClient.subscribe(STREAMS.toArray(String[]::new)));
            Market.eventually(
                    "the private streams have begun",
                    () -> STREAMS.stream().noneMatch(it -> ofBuyer.data(it, "begin").isEmpty()));
            buyer.supplied(market);
            seller.accepted(Trader.limit(market.symbol(), "SELL", "2", "100"));
            assertEquals(
                    "FILLED",
                    buyer.accepted(Trader.limit(market.symbol(), "BUY", "2", "100"))
                            .path("status")
                            .asText());
            Market.eventually(
                    "the tape, the deposit, the alert and the position are told",
                    () ->
                            tape.data(market.stream("trade"), "trade").size() == 1
                                    && !ofBuyer.data("funding", "funding").isEmpty()
                                    && !ofBuyer.data("alerts", "alert").isEmpty()
                                    && !ofBuyer.data("positions", "positions").isEmpty());
        }
        Market.eventually("the books balance", market::isConserved);
    }

    @Test
    void whoHasNoPasswordIsRefused() {
        Map<String, Object> plain = connection("order-service");
        plain.keySet().retainAll(Set.of("bootstrap.servers"));
        assertInstanceOf(TimeoutException.class, refusal(plain));

        Map<String, Object> nobody = connection("order-service");
        nobody.put("security.protocol", "SSL");
        nobody.remove("sasl.mechanism");
        nobody.remove("sasl.jaas.config");
        assertInstanceOf(TimeoutException.class, refusal(nobody));

        Map<String, Object> guesser = connection("order-service");
        guesser.put("sasl.jaas.config", jaas("order-service", "order-service"));
        assertInstanceOf(SaslAuthenticationException.class, refusal(guesser));
    }

    private static Throwable refusal(Map<String, Object> connection) {
        connection.put("default.api.timeout.ms", 3_000);
        connection.put("request.timeout.ms", 2_000);
        try (Admin admin = Admin.create(connection)) {
            Throwable cause =
                    assertThrows(ExecutionException.class, () -> admin.listTopics().names().get())
                            .getCause();
            assertNotNull(cause);
            return cause;
        }
    }

    @Test
    void aServiceSeesAndWritesItsOwnTopicsOnly() throws Exception {
        Map<String, Object> connection = connection("order-service");
        try (Admin admin = Admin.create(connection)) {
            assertEquals(
                    Set.of(
                            Topics.COMMANDS,
                            Topics.ORDER_EVENTS,
                            Topics.ACCOUNT_DIRECTORY,
                            Topics.API_KEYS,
                            Topics.API_KEY_USES,
                            Topics.ACTS),
                    admin.listTopics().names().get());
        }
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        connection, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String topic : List.of(Topics.LEDGER_EVENTS, Topics.ORDER_EVENTS)) {
                ProducerRecord<byte[], byte[]> forged =
                        new ProducerRecord<>(topic, 2, null, new byte[1]);
                assertInstanceOf(
                        TopicAuthorizationException.class,
                        assertThrows(ExecutionException.class, () -> producer.send(forged).get())
                                .getCause());
            }
        }
    }

    @Test
    void aPasswordIsNowhereInALog() throws IOException {
        for (BourseService service : BourseService.values()) {
            String password = told(service.serviceName(), PASSWORD);
            String log = Files.readString(log(service.serviceName()));
            assertFalse(log.isEmpty(), service.serviceName());
            assertFalse(log.contains(password), service.serviceName());
        }
    }

    @Test
    void whatDoesNotGoTogetherEndsTheStart() {
        String service = "risk-service";
        Overrides overrides = client.overrides(service);
        overrides.set("bourse.kafka.sasl.mechanism", "GSSAPI");
        stack.crash(service);
        Market.eventually(
                "it says why it does not start",
                () ->
                        text(log(service))
                                .contains(
                                        "bourse.kafka.sasl.mechanism=GSSAPI is none of"
                                                + " SCRAM-SHA-512, PLAIN"));
        overrides.set("bourse.kafka.sasl.mechanism", "SCRAM-SHA-512");
        stack.awaitReady(service);
    }

    /** How a service reaches the broker, as Kafka's own client is told. */
    private static Map<String, Object> connection(String service) {
        Map<String, Object> connection = new HashMap<>();
        connection.put("bootstrap.servers", told(service, "kafka.bootstrap.servers"));
        connection.put("security.protocol", "SASL_SSL");
        connection.put("sasl.mechanism", "SCRAM-SHA-512");
        connection.put("sasl.jaas.config", jaas(service, told(service, PASSWORD)));
        connection.put("ssl.truststore.type", "PEM");
        connection.put("ssl.truststore.location", told(service, "bourse.kafka.tls.truststore"));
        return connection;
    }

    private static String jaas(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required"
                + " username=\"%s\" password=\"%s\";".formatted(user, password);
    }

    private static String told(String service, String property) {
        Properties properties = new Properties();
        try (Reader reader =
                Files.newBufferedReader(client.folders().config(service + ".properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(properties.getProperty(property));
    }

    private static Path log(String service) {
        return Path.of(stack.state().find(service).orElseThrow().log());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
