package org.bourse.stack.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes the realm {@code bourse} in the form Keycloak imports. */
final class RealmDocument {

    static final String REALM = "bourse";
    static final String AUDIENCE = "bourse-api";

    /** The public client people get their tokens through. */
    static final String PEOPLE_CLIENT = "bourse-cli";

    /** The client through which the stack itself creates users. */
    static final String ADMIN_CLIENT = "bourse-stack";

    private static final List<String> ROLES =
            List.of("trader", "market-maker", "risk-manager", "operator", "auditor", "service");
    private static final int TOKEN_SECONDS = 3_600;
    private static final int SESSION_SECONDS = 36_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private RealmDocument() {}

    /** The realm with its roles, users and clients. */
    static String of(List<String> serviceClients, Secrets secrets) {
        ObjectNode realm = JSON.createObjectNode();
        realm.put("realm", REALM).put("displayName", "Bourse").put("enabled", true);
        realm.put("defaultSignatureAlgorithm", "RS256");
        realm.put("accessTokenLifespan", TOKEN_SECONDS);
        realm.put("ssoSessionIdleTimeout", SESSION_SECONDS);
        realm.put("ssoSessionMaxLifespan", SESSION_SECONDS);
        // The passwords are the user names; a costly hash would protect nothing and slow tests.
        realm.put("passwordPolicy", "hashAlgorithm(pbkdf2-sha512) and hashIterations(1000)");
        ArrayNode roles = realm.putObject("roles").putArray("realm");
        ROLES.forEach(role -> roles.addObject().put("name", role));
        ArrayNode users = realm.putArray("users");
        for (DemoUser user : DemoUser.values()) {
            users.add(person(user.userName(), user.role()));
        }
        ArrayNode clients = realm.putArray("clients");
        clients.add(peopleClient());
        for (String client : serviceClients) {
            clients.add(confidentialClient(client, secrets));
            serviceAccount(users, client).putArray("realmRoles").add("service");
        }
        clients.add(confidentialClient(ADMIN_CLIENT, secrets));
        serviceAccount(users, ADMIN_CLIENT)
                .putObject("clientRoles")
                .putArray("realm-management")
                .add("manage-realm")
                .add("manage-users")
                .add("view-users");
        return realm.toPrettyString();
    }

    /** A person who may log in with the user name as password. */
    static ObjectNode person(String userName, String role) {
        ObjectNode user = JSON.createObjectNode();
        user.put("id", DemoUser.subject(userName));
        user.put("username", userName).put("enabled", true);
        user.put("email", userName + "@bourse.example").put("emailVerified", true);
        user.put("firstName", Character.toUpperCase(userName.charAt(0)) + userName.substring(1));
        user.put("lastName", "Demo");
        user.putArray("realmRoles").add(role);
        user.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", userName)
                .put("temporary", false);
        return user;
    }

    private static ObjectNode peopleClient() {
        ObjectNode client = client(PEOPLE_CLIENT);
        client.put("publicClient", true);
        client.put("directAccessGrantsEnabled", true);
        return client;
    }

    private static ObjectNode confidentialClient(String id, Secrets secrets) {
        ObjectNode client = client(id);
        client.put("publicClient", false);
        client.put("clientAuthenticatorType", "client-secret");
        client.put("secret", secrets.password("client." + id));
        client.put("serviceAccountsEnabled", true);
        client.put("directAccessGrantsEnabled", false);
        return client;
    }

    private static ObjectNode client(String id) {
        ObjectNode client = JSON.createObjectNode();
        client.put("clientId", id).put("enabled", true).put("protocol", "openid-connect");
        client.put("standardFlowEnabled", false);
        ObjectNode mapper = client.putArray("protocolMappers").addObject();
        mapper.put("name", AUDIENCE).put("protocol", "openid-connect");
        mapper.put("protocolMapper", "oidc-audience-mapper");
        mapper.putObject("config")
                .put("included.custom.audience", AUDIENCE)
                .put("access.token.claim", "true")
                .put("id.token.claim", "false")
                .put("introspection.token.claim", "true");
        return client;
    }

    private static ObjectNode serviceAccount(ArrayNode users, String client) {
        return users.addObject()
                .put("username", "service-account-" + client)
                .put("enabled", true)
                .put("serviceAccountClientId", client);
    }
}
