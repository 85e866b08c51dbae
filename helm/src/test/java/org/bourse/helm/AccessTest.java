package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may come, from where, and with what beside a password. */
class AccessTest {
    private static final String VAULT = "ci/vault-values.yaml";

    private static JsonNode realm(String values) throws JsonProcessingException {
        return new ObjectMapper()
                .readTree(Chart.data(Chart.manifests(values), "realm", "bourse-realm.json"));
    }

    private static List<String> told(String values, String service) {
        return Chart.manifests(values).stream()
                .filter(it -> it.id().equals("ConfigMap/bourse-" + service))
                .flatMap(it -> it.body().at("/data").path("service.properties").asText().lines())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "values-small.yaml, operator",
        "values-production.yaml, auditor operator risk-manager",
        "ci/vault-values.yaml, auditor market-maker operator risk-manager trader"
    })
    void theRolesThatNeedASecondFactorAreThoseOfTheValues(String values, String roles)
            throws JsonProcessingException {
        Set<String> need = new TreeSet<>();
        for (JsonNode role : realm(values).at("/roles/realm")) {
            if (role.at("/composites/realm").toString().contains("\"second-factor\"")) {
                assertTrue(role.path("composite").asBoolean());
                need.add(role.path("name").asText());
            }
        }
        assertEquals(new TreeSet<>(List.of(roles.split(" ", -1))), need);
    }

    /** A flow that is named and not there would let everybody in with a password, or nobody. */
    @Test
    void everyFlowAndConditionThatIsNamedIsThere() throws JsonProcessingException {
        JsonNode realm = realm("values-small.yaml");
        Set<String> flows = new HashSet<>();
        realm.path("authenticationFlows").forEach(it -> flows.add(it.path("alias").asText()));
        Set<String> conditions = new HashSet<>();
        realm.path("authenticatorConfig").forEach(it -> conditions.add(it.path("alias").asText()));
        assertTrue(flows.contains(realm.path("browserFlow").asText()));
        assertTrue(flows.contains(realm.path("directGrantFlow").asText()));
        for (JsonNode flow : realm.path("authenticationFlows")) {
            for (JsonNode step : flow.path("authenticationExecutions")) {
                if (step.path("authenticatorFlow").asBoolean()) {
                    assertTrue(flows.contains(step.path("flowAlias").asText()), step::toString);
                }
                if (step.has("authenticatorConfig")) {
                    assertTrue(
                            conditions.contains(step.path("authenticatorConfig").asText()),
                            step::toString);
                }
            }
        }
    }

    @Test
    void whoGuessesIsLockedOutAndTokensAreShort() throws JsonProcessingException {
        for (String values : List.of("values-small.yaml", "values-production.yaml", VAULT)) {
            JsonNode realm = realm(values);
            assertTrue(realm.path("bruteForceProtected").asBoolean());
            assertTrue(realm.path("failureFactor").asInt() <= 5, values);
            assertTrue(realm.path("accessTokenLifespan").asInt() <= 300, values);
            assertTrue(realm.path("revokeRefreshToken").asBoolean());
            assertTrue(realm.path("passwordPolicy").asText().contains("length(12)"), values);
        }
    }

    private static Set<String> passwordList(String text) {
        return Chart.parse(text).stream()
                .filter(it -> it.id().equals("ConfigMap/bourse-passwords"))
                .flatMap(it -> it.body().at("/data").path("bourse.txt").asText().lines())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"values-small.yaml", "values-ha.yaml", "values-production.yaml"})
    void whereThePolicyNamesAListThereIsOne(String values) {
        String text = Chart.render(values);
        assertTrue(text.contains("and passwordBlacklist(bourse.txt)"), values);
        Set<String> list = passwordList(text);
        assertTrue(
                list.containsAll(
                        Set.of("bourse exchange", "exchange2026", "password1234", "qwertyuiopas")));
        list.forEach(it -> assertEquals(it.strip().toLowerCase(Locale.ROOT), it));
    }

    @Test
    void theListHasTheOperatorsOwnWords() {
        Set<String> list =
                passwordList(
                        Chart.template("values-small.yaml", "bourse")
                                .set("keycloak.realm.passwordWords[0]", "acme")
                                .call());
        assertTrue(list.containsAll(Set.of("acme123456", "acmepassword1", "welcome-acme")));
        assertFalse(list.contains("bourse exchange"));
    }

    @Test
    void theBundledKeycloakFindsTheList() {
        Manifest keycloak =
                Chart.manifests("values-small.yaml").stream()
                        .filter(it -> it.id().equals("StatefulSet/bourse-keycloak"))
                        .findAny()
                        .orElseThrow();
        String volume = "";
        for (JsonNode mount : keycloak.pod().at("/spec/containers/0/volumeMounts")) {
            if (mount.path("mountPath").asText().equals("/opt/keycloak/data/password-blacklists")) {
                volume = mount.path("name").asText();
            }
        }
        String of = "";
        for (JsonNode each : keycloak.pod().at("/spec/volumes")) {
            if (each.path("name").asText().equals(volume)) {
                of = each.at("/configMap/name").asText();
            }
        }
        assertEquals("bourse-passwords", of);
    }

    @Test
    void servicesAreToldFromWhereRequestsAreTaken() {
        for (String service : Project.services()) {
            List<String> told = told(VAULT, service);
            assertTrue(
                    told.containsAll(
                            List.of(
                                    "bourse.access.addresses=10.0.0.0/8,203.0.113.0/24,2001:db8::/32",
                                    "bourse.access.staff-addresses=203.0.113.64/28",
                                    "quarkus.http.proxy.proxy-address-forwarding=true",
                                    "quarkus.http.proxy.allow-x-forwarded=true",
                                    "quarkus.http.proxy.trusted-proxies=10.42.0.0/16")),
                    told::toString);
            assertFalse(
                    told("values-small.yaml", service).stream()
                            .anyMatch(it ->
                                    it.startsWith("bourse.access.")
                                            || it.startsWith("quarkus.http.proxy.")),
                    service);
        }
    }

    @Test
    void behindTlsAnswersTellBrowsersToStayThere() {
        String header =
                "quarkus.http.filter.answers.header.\"Strict-Transport-Security\"=max-age=31536000";
        for (String service : Project.services()) {
            assertTrue(told(VAULT, service).contains(header), service);
            assertTrue(told("values-production.yaml", service).contains(header), service);
            assertFalse(told("values-small.yaml", service).contains(header), service);
        }
    }
}
