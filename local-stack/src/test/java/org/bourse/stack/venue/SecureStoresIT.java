package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.SocketFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.StackOptions;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.StackException;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.server.RedisServer;
import org.bourse.stack.server.Secrets;
import org.bourse.stack.service.BourseService;
import org.bourse.stack.service.Overrides;
import org.bourse.stack.verify.Verifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PostgreSQL and Redis that show certificates, ask everybody for one, and speak TLS 1.3 alone. */
@Tag("long")
class SecureStoresIT {
    private static final String NOT_AUTHORIZED = "28000";
    private static final String WRONG_PROOF = "28P01";
    private static final String PING = "PING\r\n";
    private static final String NEWEST = "TLSv1.3";
    private static final String OLDER = "TLSv1.2";
    private static final int TIMEOUT_MILLIS = 5_000;

    private static Stack stack;
    private static StackClient client;

    @BeforeAll
    static void start() {
        StackOptions options =
                StackOptions.test(TestStack.project(), TestStack.emptyHome("secure-stores"))
                        .withSecureStores();
        stack = Stack.start(options, line -> System.out.println("secure stores: " + line));
        client = stack.client();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void theVenueTrades() {
        Market market = Market.listed(client, "VAULT");
        List<String> users = client.createTraders("vault", 2);
        Trader seller = Trader.of(client, users.get(0)).funded(market);
        Trader buyer = Trader.of(client, users.get(1)).funded(market);
        seller.accepted(Trader.limit(market.symbol(), "SELL", "2", "100"));
        assertEquals(
                "FILLED",
                buyer.accepted(Trader.limit(market.symbol(), "BUY", "2", "100"))
                        .path("status")
                        .asText());
        Market.eventually("the books balance", market::isConserved);
        // Tickets are in Redis alone.
        String path = "/ws?ticket=" + buyer.ticket() + "&streams=orders";
        try (StreamClient stream = new StreamClient(client, path, List.of())) {
            Market.eventually("it begins", () -> !stream.data("orders", "begin").isEmpty());
        }
        // What looks at a venue from outside reads the tables with certificates, too.
        assertEquals(0, new Verifier(client, 0, line -> {}).once(true).broken());
    }

    /** As the server sees it: who is connected, how, and with whose certificate. */
    @Test
    void everyServiceIsEncryptedAndNamed() {
        Set<String> roles =
                Arrays.stream(BourseService.values())
                        .map(BourseService::database)
                        .collect(Collectors.toSet());
        Market.eventually("all are connected", () -> roles.equals(connected()));
    }

    /** The roles that are connected, each of them with its certificate. */
    private static Set<String> connected() {
        Set<String> found = new HashSet<>();
        try (Connection connection =
                        connect(plain("postgres"), PostgresServer.SUPERUSER, "connectTimeout=5");
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select usename, version, client_dn
                                  from pg_stat_ssl join pg_stat_activity using (pid)
                                 where usename is not null and usename <> 'postgres'
                                """)) {
            while (rows.next()) {
                String role = rows.getString(1);
                assertEquals("TLSv1.3", rows.getString(2), role);
                assertEquals("/CN=" + role, rows.getString(3));
                found.add(role);
            }
        } catch (SQLException e) {
            throw new StackException("PostgreSQL does not answer: " + e.getMessage(), e);
        }
        return found;
    }

    @Test
    void aRoleNeedsItsOwnCertificateBesideItsPassword() throws SQLException {
        String url = plain("orders");
        String trusting = "sslmode=verify-full&sslrootcert=" + file("authority.crt");
        assertEquals(NOT_AUTHORIZED, refusal(url, "orders", "sslmode=disable"));
        assertEquals(NOT_AUTHORIZED, refusal(url, "orders", trusting));
        assertEquals(
                WRONG_PROOF,
                refusal(
                        url,
                        "orders",
                        "%s&sslcert=%s&sslkey=%s"
                                .formatted(trusting, file("risk.crt"), file("risk.pk8"))));
        String own =
                "%s&sslcert=%s&sslkey=%s"
                        .formatted(trusting, file("orders.crt"), file("orders.pk8"));
        try (Connection connection = connect(url, "orders", own)) {
            assertTrue(connection.isValid(1));
        }
    }

    private static String plain(String database) {
        return PostgresServer.jdbcUrl(port(PostgresServer.NAME), database);
    }

    private static Connection connect(String url, String role, String parameters)
            throws SQLException {
        return DriverManager.getConnection(url + "?" + parameters, role, client.jdbcPassword(role));
    }

    private static String refusal(String url, String role, String parameters) {
        SQLException refused =
                assertThrows(SQLException.class, () -> connect(url, role, parameters).close());
        return String.valueOf(refused.getSQLState());
    }

    @Test
    void redisAnswersNobodyWithoutACertificate() throws Exception {
        int port = port(RedisServer.NAME);
        assertEquals("+PONG", answer(context(true, NEWEST).getSocketFactory(), port, PING));
        assertNotEquals("+PONG", answer(context(false, NEWEST).getSocketFactory(), port, PING));
        assertNotEquals("+PONG", answer(context(true, OLDER).getSocketFactory(), port, PING));
        assertNotEquals("+PONG", answer(SocketFactory.getDefault(), port, PING));
    }

    /** Of the stores' CA, as each service of a cluster would. */
    @Test
    void aServiceAnswersNobodyWithoutACertificate() throws Exception {
        String service = "risk-service";
        int port = port(service);
        Overrides overrides = client.overrides(service);
        overrides.set("quarkus.http.insecure-requests", "disabled");
        overrides.set("quarkus.http.ssl-port", Integer.toString(port));
        overrides.set("quarkus.http.tls-configuration-name", "rest");
        overrides.set("quarkus.tls.rest.key-store.pem.0.cert", file("risk.crt").toString());
        overrides.set("quarkus.tls.rest.key-store.pem.0.key", file("risk.key").toString());
        overrides.set("quarkus.tls.rest.trust-store.pem.certs", file("authority.crt").toString());
        overrides.set("quarkus.tls.rest.protocols", NEWEST);
        overrides.set("bourse.rest.client-auth", "REQUIRED");
        stack.stop(service);
        stack.start(service);

        String refusal = "HTTP/1.1 401";
        String request = "GET /api/v1/alerts HTTP/1.1\r\nHost: localhost\r\n\r\n";
        assertEquals(
                refusal,
                answer(context(true, NEWEST).getSocketFactory(), port, request)
                        .substring(0, refusal.length()));
        for (SSLContext other : List.of(context(false, NEWEST), context(true, OLDER))) {
            assertFalse(answer(other.getSocketFactory(), port, request).startsWith("HTTP"));
        }
        assertFalse(answer(SocketFactory.getDefault(), port, request).startsWith("HTTP"));
    }

    /** The first line of an answer; the reason where there is none. */
    private static String answer(SocketFactory sockets, int port, String request) {
        try (Socket socket = sockets.createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            return String.valueOf(answer.readLine());
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Of a client that speaks no newer version than this. */
    private static SSLContext context(boolean withCertificate, String version)
            throws GeneralSecurityException, IOException {
        char[] password =
                new Secrets(client.folders().home()).password("certificates").toCharArray();
        KeyStore keys = KeyStore.getInstance(file("keys.p12").toFile(), password);
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(keys, password);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance(version);
        context.init(
                withCertificate ? own.getKeyManagers() : new KeyManager[0],
                trusted.getTrustManagers(),
                null);
        return context;
    }

    private static Path file(String name) {
        return client.folders().config("tls").resolve(name);
    }

    private static int port(String server) {
        return client.state().find(server).orElseThrow().port();
    }
}
