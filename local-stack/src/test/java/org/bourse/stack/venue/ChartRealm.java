package org.bourse.stack.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.Component;
import org.bourse.stack.process.ManagedProcess;
import org.bourse.stack.process.Ports;
import org.bourse.stack.process.ProcessSpec;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.server.Commands;
import org.bourse.stack.server.Installation;
import org.bourse.stack.server.KeycloakServer;
import org.bourse.stack.server.StackFolders;

/**
 * Keycloak with the realm that the chart makes of its values as they are, but for the password
 * grant, a page to log in from, and a client through which a test administers the realm.
 */
final class ChartRealm implements AutoCloseable {
    /** Where the pages lead to with a code; nobody serves it. */
    static final URI DESK = URI.create("https://desk.bourse.example/in");

    private static final String SECRET = "the-secret-of-all-clients";
    private static final String ADMIN = "test-admin";

    private final ManagedProcess process;
    private final URI base;
    private final RestClient rest = new RestClient();

    ChartRealm() {
        Path home = TestStack.emptyHome("second-factor");
        int port = Ports.any().take(0);
        base = URI.create("http://127.0.0.1:" + port + "/");
        process =
                new ManagedProcess(
                        new Keycloak(home, port, rest),
                        line -> System.out.println("realm: " + line),
                        () -> {});
        process.start();
        process.awaitReady();
    }

    /** What the chart makes of its values. */
    private static String rendered() {
        Path chart = TestStack.project().resolve("helm/bourse");
        return new Helm(chart)
                .template()
                .withKubeVersion("1.30.0")
                .withName("bourse")
                .withValuesFile(chart.resolve("values-small.yaml"))
                .set("keycloak.realm.passwordGrant", "true")
                .set("keycloak.realm.redirectUris[0]", DESK)
                .call();
    }

    /** A file of a ConfigMap in it. */
    private static String file(String rendered, String name) {
        String text =
                rendered.lines()
                        .dropWhile(line -> !line.equals("  " + name + ": |"))
                        .skip(1)
                        .takeWhile(line -> line.startsWith("    "))
                        .map(line -> line.substring(4) + "\n")
                        .collect(Collectors.joining());
        if (text.isEmpty()) {
            throw new StackException("the chart has no " + name);
        }
        return text;
    }

    private static String withAdmin(String rendered) throws IOException {
        ObjectNode realm =
                (ObjectNode) RestClient.json().readTree(file(rendered, "bourse-realm.json"));
        realm.withArray("clients")
                .addObject()
                .put("clientId", ADMIN)
                .put("secret", SECRET)
                .put("serviceAccountsEnabled", true)
                .put("standardFlowEnabled", false);
        ObjectNode account = realm.withArray("users").addObject();
        account.put("username", "service-account-" + ADMIN).put("enabled", true);
        account.put("serviceAccountClientId", ADMIN);
        account.putObject("clientRoles")
                .putArray("realm-management")
                .add("manage-realm")
                .add("manage-users")
                .add("view-users");
        return realm.toPrettyString();
    }

    private record Keycloak(Path home, int port, RestClient rest) implements Component {
        @Override
        public String name() {
            return "keycloak";
        }

        @Override
        public Path log() {
            return new StackFolders(home).log(name());
        }

        private static Installation installation() {
            return new Installation(TestStack.project().resolve("local-stack/target/servers"));
        }

        @Override
        public void prepare() throws IOException {
            KeycloakServer.linkDistribution(installation().keycloak(), home);
            Path database = Files.createDirectories(home.resolve("data/h2"));
            try (var files = Files.list(installation().keycloakTemplate())) {
                for (Path file : files.toList()) {
                    Files.copy(file, database.resolve(file.getFileName()));
                }
            }
            String rendered = rendered();
            Files.writeString(home.resolve("data/import/bourse-realm.json"), withAdmin(rendered));
            Files.writeString(
                    Files.createDirectories(home.resolve("data/password-blacklists"))
                            .resolve("bourse.txt"),
                    file(rendered, "bourse.txt"));
        }

        @Override
        public ProcessSpec spec() {
            Map<String, String> secrets = new LinkedHashMap<>();
            for (String client :
                    List.of(
                            "MATCHING_SERVICE",
                            "ORDER_SERVICE",
                            "PORTFOLIO_SERVICE",
                            "RISK_SERVICE",
                            "MARKET_DATA_SERVICE",
                            "SMOKE_TRADER",
                            "SMOKE_OPERATOR")) {
                secrets.put("CLIENT_" + client, SECRET);
            }
            List<String> command =
                    KeycloakServer.command(
                            installation().keycloak(),
                            home,
                            installation().aotArguments(KeycloakServer.NAME),
                            KeycloakServer.startArguments(port));
            return new ProcessSpec(Commands.ownSession(command), secrets, home);
        }

        @Override
        public boolean isReady() {
            URI realm = URI.create("http://127.0.0.1:" + port + "/realms/bourse");
            return Ports.isServed(port) && rest.probe(realm) == 200;
        }
    }

    /** An address of the realm's pages and its protocol. */
    URI protocol(String path) {
        return base.resolve("realms/bourse/protocol/openid-connect/" + path);
    }

    /**
     * A person who may log in.
     *
     * @param codes the secret of the person's codes; empty: none are set up
     */
    void create(String name, String password, String role, String codes) {
        ObjectNode body = RestClient.json().createObjectNode();
        ObjectNode person = body.putArray("users").addObject();
        person.put("username", name).put("enabled", true).put("emailVerified", true);
        person.put("email", name + "@bourse.example").put("firstName", name).put("lastName", "T");
        person.putArray("realmRoles").add(role);
        ObjectNode first = person.putArray("credentials").addObject();
        first.put("type", "password").put("value", password).put("temporary", false);
        if (!codes.isEmpty()) {
            ObjectNode second = person.withArray("credentials").addObject().put("type", "otp");
            second.put("secretData", json("value", codes).toString());
            second.put(
                    "credentialData",
                    json("subType", "totp")
                            .put("digits", 6)
                            .put("counter", 0)
                            .put("period", 30)
                            .put("algorithm", "HmacSHA1")
                            .toString());
        }
        rest.post(admin("partialImport"), adminToken(), body).orThrow();
    }

    private static ObjectNode json(String name, String value) {
        return RestClient.json().createObjectNode().put(name, value);
    }

    private URI admin(String path) {
        return base.resolve("admin/realms/bourse/" + path);
    }

    private String adminToken() {
        return serviceToken(ADMIN).orThrow().path("access_token").asText();
    }

    /** What a client with a secret gets. */
    Reply serviceToken(String client) {
        return rest.postForm(
                protocol("token"),
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        client,
                        "client_secret",
                        SECRET));
    }

    /**
     * Asks for a token with the password grant.
     *
     * @param code one-time; empty: none is sent
     */
    Reply token(String name, String password, String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("client_id", "bourse-cli");
        form.put("username", name);
        form.put("password", password);
        if (!code.isEmpty()) {
            form.put("otp", code);
        }
        return rest.postForm(protocol("token"), form);
    }

    /** Asks for a token with what a token or a page led to. */
    Reply token(Map<String, String> form) {
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("client_id", "bourse-cli");
        return rest.postForm(protocol("token"), all);
    }

    private String id(String name) {
        JsonNode found =
                rest.get(admin("users?exact=true&username=" + name), adminToken()).orThrow();
        return found.path(0).path("id").asText();
    }

    /** An administrator gives somebody another password. */
    Reply setPassword(String name, String password) {
        ObjectNode body = json("type", "password").put("value", password).put("temporary", false);
        return rest.put(admin("users/" + id(name) + "/reset-password"), adminToken(), body);
    }

    /** An administrator gives somebody one more role. */
    void grant(String name, String role) {
        JsonNode known = rest.get(admin("roles/" + role), adminToken()).orThrow();
        rest.post(
                        admin("users/" + id(name) + "/role-mappings/realm"),
                        adminToken(),
                        RestClient.json().createArrayNode().add(known))
                .orThrow();
    }

    /** What is known of attacks on somebody. */
    JsonNode attacks(String name) {
        return rest.get(admin("attack-detection/brute-force/users/" + id(name)), adminToken())
                .orThrow();
    }

    @Override
    public void close() {
        process.stop();
        rest.close();
    }
}
