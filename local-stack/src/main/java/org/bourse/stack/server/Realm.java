package org.bourse.stack.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;

/** The realm {@code bourse} of a running Keycloak: tokens, and more users for load tests. */
public final class Realm {

    private final URI keycloak;
    private final Secrets secrets;
    private final RestClient rest;

    /**
     * @param keycloak Keycloak's base address
     */
    public Realm(URI keycloak, Secrets secrets, RestClient rest) {
        this.keycloak = keycloak;
        this.secrets = secrets;
        this.rest = rest;
    }

    /** The issuer of the realm's tokens. */
    public static String issuer(int port) {
        return "http://127.0.0.1:" + port + "/realms/" + RealmDocument.REALM;
    }

    /** The audience every access token carries. */
    public static String audience() {
        return RealmDocument.AUDIENCE;
    }

    /** An access token of a person; demo passwords are the user names. */
    public String token(String userName) {
        Reply reply =
                rest.postForm(
                        tokenEndpoint(),
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                RealmDocument.PEOPLE_CLIENT,
                                "username",
                                userName,
                                "password",
                                userName));
        if (reply.status() == 401) {
            throw new StackException(
                    "no such user: " + userName + " (there are " + DemoUser.names() + ")");
        }
        return reply.orThrow().path("access_token").asText();
    }

    /** An access token of a service's own account. */
    public String serviceToken(String client) {
        Reply reply =
                rest.postForm(
                        tokenEndpoint(),
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                client,
                                "client_secret",
                                secrets.password("client." + client)));
        return reply.orThrow().path("access_token").asText();
    }

    /**
     * Makes sure that the traders {@code <prefix>-1} to {@code <prefix>-<count>} exist.
     *
     * @return their user names, which are their passwords too
     */
    public List<String> createTraders(String prefix, int count) {
        return createPeople(prefix, count, "trader");
    }

    /** The same with another role of the realm's. */
    public List<String> createPeople(String prefix, int count, String role) {
        List<String> names =
                IntStream.rangeClosed(1, count).mapToObj(i -> prefix + "-" + i).toList();
        ObjectNode body = RestClient.json().createObjectNode();
        body.put("ifResourceExists", "SKIP");
        ArrayNode users = body.putArray("users");
        names.forEach(name -> users.add(RealmDocument.person(name, role)));
        rest.post(
                        keycloak.resolve("/admin/realms/" + RealmDocument.REALM + "/partialImport"),
                        serviceToken(RealmDocument.ADMIN_CLIENT),
                        body)
                .orThrow();
        return names;
    }

    /** Where tokens are asked for. */
    public URI tokenEndpoint() {
        return keycloak.resolve(
                "/realms/" + RealmDocument.REALM + "/protocol/openid-connect/token");
    }
}
