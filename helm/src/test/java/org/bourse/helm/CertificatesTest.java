package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart tells processes of certificates for PostgreSQL, Redis and each other. */
class CertificatesTest {
    private static final String SECURE = "ci/secure-values.yaml";
    private static final String ISSUED = "ci/certificates-values.yaml";
    private static final Set<String> WITH_REDIS = Set.of("order-service", "market-data-service");

    /** Of cert-manager's Certificate, of which no type is at hand. */
    private static final Set<String> FIELDS =
            Set.of(
                    "additionalOutputFormats",
                    "commonName",
                    "dnsNames",
                    "duration",
                    "isCA",
                    "issuerRef",
                    "privateKey",
                    "renewBefore",
                    "secretName",
                    "usages");

    /** The processes of the services, by name without the release's. */
    private static Map<String, Manifest> processes(List<Manifest> all) {
        Map<String, Manifest> found = new TreeMap<>();
        for (Manifest manifest : all) {
            if (manifest.runsForEver() && manifest.name().endsWith("-service")) {
                found.put(manifest.name().replaceFirst("^bourse-", ""), manifest);
            }
        }
        assertEquals(9, found.size());
        return found;
    }

    private static String service(String process) {
        return process.replaceFirst("^paper-", "");
    }

    private static Map<String, String> told(List<Manifest> all, String process) {
        return all.stream()
                .filter(it -> it.id().equals("ConfigMap/bourse-" + process))
                .flatMap(it -> it.body().at("/data/service.properties").asText().lines())
                .filter(it -> !it.startsWith("#") && it.contains("="))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(it -> it[0], it -> it[1]));
    }

    /** Secret, key and file name of each file in a volume; empty if there is none, or no mount. */
    private static Set<String> files(Manifest manifest, String volume) {
        Set<String> files = new TreeSet<>();
        for (JsonNode mount : manifest.containers().getFirst().path("volumeMounts")) {
            if (mount.path("mountPath").asText().equals("/etc/bourse/" + volume)) {
                manifest.pod()
                        .at("/spec/volumes")
                        .forEach(it -> {
                            if (it.path("name").equals(mount.path("name"))) {
                                files.addAll(files(it));
                            }
                        });
            }
        }
        return files;
    }

    private static Set<String> files(JsonNode volume) {
        assertEquals(0440, volume.at("/projected/defaultMode").asInt());
        Set<String> files = new TreeSet<>();
        for (JsonNode source : volume.at("/projected/sources")) {
            for (JsonNode item : source.at("/secret/items")) {
                files.add(
                        "%s/%s %s"
                                .formatted(
                                        source.at("/secret/name").asText(),
                                        item.path("key").asText(),
                                        item.path("path").asText()));
            }
        }
        return files;
    }

    @Test
    void everyProcessShowsPostgresqlTheCertificateOfItsRole() {
        List<Manifest> all = Chart.manifests(SECURE);
        processes(all)
                .forEach((name, manifest) -> {
                    Map<String, String> told = told(all, name);
                    String role = told.get("quarkus.datasource.username");
                    assertEquals(
                            "jdbc:postgresql://postgresql-rw:5432/"
                                    + role
                                    + "?tcpKeepAlive=true&sslmode=verify-full"
                                    + "&sslrootcert=/etc/bourse/postgresql/ca.crt"
                                    + "&sslcert=/etc/bourse/postgresql/client.crt"
                                    + "&sslkey=/etc/bourse/postgresql/client.pk8",
                            told.get("quarkus.datasource.jdbc.url"));
                    assertEquals(
                            Set.of(
                                    "postgresql-ca/ca.crt ca.crt",
                                    "bourse-database-certificates/" + role + ".crt client.crt",
                                    "bourse-database-certificates/" + role + ".pk8 client.pk8"),
                            files(manifest, "postgresql"),
                            name);
                });
    }

    @Test
    void whoUsesRedisShowsItACertificate() {
        List<Manifest> all = Chart.manifests(SECURE);
        processes(all)
                .forEach((name, manifest) -> {
                    String service = service(name);
                    assertEquals(
                            WITH_REDIS.contains(service)
                                    ? Set.of(
                                            "redis-ca/ca.crt ca.crt",
                                            "bourse-redis-certificates/"
                                                    + service
                                                    + ".crt client.crt",
                                            "bourse-redis-certificates/"
                                                    + service
                                                    + ".key client.key")
                                    : Set.of(),
                            files(manifest, "redis"),
                            name);
                    if (WITH_REDIS.contains(service)) {
                        Map<String, String> told = told(all, name);
                        told.keySet().removeIf(it -> !it.matches("quarkus\\.(tls\\.)?redis\\..*"));
                        assertEquals(
                                Map.of(
                                        "quarkus.redis.hosts",
                                        "rediss://redis:6380",
                                        "quarkus.redis.tls-configuration-name",
                                        "redis",
                                        "quarkus.tls.redis.hostname-verification-algorithm",
                                        "HTTPS",
                                        "quarkus.tls.redis.trust-store.pem.certs",
                                        "/etc/bourse/redis/ca.crt",
                                        "quarkus.tls.redis.key-store.pem.0.cert",
                                        "/etc/bourse/redis/client.crt",
                                        "quarkus.tls.redis.key-store.pem.0.key",
                                        "/etc/bourse/redis/client.key"),
                                told);
                    }
                });
    }

    @Test
    void theJobThatMakesDatabasesShowsACertificateToo() {
        Map<String, String> secrets =
                Map.of(
                        SECURE, "postgresql-ca bourse-database-certificates/databases",
                        ISSUED, "bourse-databases-certificate bourse-databases-certificate/tls");
        secrets.forEach((values, expected) -> {
            String[] parts = expected.split(" ", 2);
            Manifest job =
                    Chart.manifests(values).stream()
                            .filter(it -> it.id().startsWith("Job/bourse-databases-"))
                            .findAny()
                            .orElseThrow();
            assertEquals(
                    Set.of(
                            parts[0] + "/ca.crt ca.crt",
                            parts[1] + ".crt client.crt",
                            parts[1] + ".key client.key"),
                    files(job, "postgresql"));
            assertEquals("verify-full", variable(job, "PGSSLMODE"));
            assertEquals("/etc/bourse/postgresql/client.key", variable(job, "PGSSLKEY"));
        });
    }

    private static String variable(Manifest manifest, String name) {
        return StreamSupport.stream(
                        manifest.containers().getFirst().path("env").spliterator(), false)
                .filter(it -> it.path("name").asText().equals(name))
                .map(it -> it.path("value").asText())
                .findAny()
                .orElse("");
    }

    @Test
    void everySecretThatIsMountedIsFilledByACertificateOfItsOwner() {
        List<Manifest> all = Chart.manifests(ISSUED);
        Map<String, JsonNode> issued = new TreeMap<>();
        for (Manifest manifest : all) {
            if (manifest.kind().equals("Certificate")) {
                Set<String> fields = new TreeSet<>();
                manifest.spec().fieldNames().forEachRemaining(fields::add);
                fields.removeAll(FIELDS);
                assertEquals(Set.of(), fields, manifest.id());
                issued.put(manifest.spec().path("secretName").asText(), manifest.spec());
            }
        }
        processes(all)
                .forEach((name, manifest) -> {
                    String secret = "bourse-" + name + "-certificate";
                    JsonNode certificate = issued.remove(secret);
                    assertEquals(
                            told(all, name).get("quarkus.datasource.username"),
                            certificate.path("commonName").asText());
                    assertEquals("bourse-" + name, certificate.at("/dnsNames/0").asText());
                    assertEquals("PKCS8", certificate.at("/privateKey/encoding").asText());
                    assertEquals("DER", certificate.at("/additionalOutputFormats/0/type").asText());
                    assertEquals("bourse-ca", certificate.at("/issuerRef/name").asText());
                    assertEquals(
                            Set.of(
                                    secret + "/ca.crt ca.crt",
                                    secret + "/tls.crt client.crt",
                                    secret + "/key.der client.pk8"),
                            files(manifest, "postgresql"));
                    Set<String> pem =
                            Set.of(
                                    secret + "/ca.crt ca.crt",
                                    secret + "/tls.crt client.crt",
                                    secret + "/tls.key client.key");
                    assertEquals(pem, files(manifest, "kafka"));
                    assertEquals(
                            WITH_REDIS.contains(service(name)) ? pem : Set.of(),
                            files(manifest, "redis"));
                });
        assertEquals(
                Set.of(
                        "bourse-ca",
                        "bourse-databases-certificate",
                        "bourse-smoke-certificate",
                        "bourse-topics-certificate"),
                issued.keySet());
        assertTrue(issued.get("bourse-ca").path("isCA").asBoolean());
        assertEquals(
                Set.of("bourse-ca", "bourse-self-signed"),
                all.stream()
                        .filter(it -> it.kind().equals("Issuer"))
                        .map(Manifest::name)
                        .collect(Collectors.toSet()));
    }

    @Test
    void servicesServeByTlsOnlyAndAskWhoComes() {
        List<Manifest> all = Chart.manifests(ISSUED);
        processes(all)
                .forEach((name, manifest) -> {
                    Map<String, String> told = told(all, name);
                    assertEquals("disabled", told.get("quarkus.http.insecure-requests"), name);
                    assertEquals(told.get("quarkus.http.port"), told.get("quarkus.http.ssl-port"));
                    assertEquals("rest", told.get("quarkus.http.tls-configuration-name"));
                    assertEquals("TLSv1.3", told.get("quarkus.tls.rest.protocols"));
                    assertEquals("REQUIRED", told.get("bourse.rest.client-auth"));
                    String secret = "bourse-" + name + "-certificate";
                    assertEquals(
                            Set.of(
                                    secret + "/ca.crt ca.crt",
                                    secret + "/tls.crt tls.crt",
                                    secret + "/tls.key tls.key"),
                            files(manifest, "rest"));
                    if (told.containsKey("bourse.paper-venue.url")) {
                        assertEquals(
                                "https://bourse-paper-"
                                        + name
                                        + ":"
                                        + told.get("quarkus.http.port"),
                                told.get("bourse.paper-venue.url"));
                        assertEquals("rest", told.get("bourse.paper-venue.tls-configuration-name"));
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"values-small.yaml", "values-ha.yaml", "values-production.yaml"})
    void nothingIsSaidOfThemUnlessTheyAreWanted(String values) {
        String rendered = Chart.render(values);
        assertFalse(rendered.contains("cert-manager.io"));
        assertFalse(rendered.contains("quarkus.tls."));
        assertFalse(rendered.contains("quarkus.http.ssl"));
        assertFalse(rendered.contains("/etc/bourse/postgresql"));
    }

    @Test
    void whoSignsTheDatabaseIsToBeSaid() {
        RuntimeException refused =
                assertThrows(
                        RuntimeException.class,
                        () ->
                                Chart.template("values-ha.yaml", "bourse")
                                        .set("postgresql.tls.enabled", true)
                                        .call());
        assertTrue(
                String.valueOf(refused.getMessage())
                        .contains("postgresql.tls.existingSecret is needed"),
                refused.getMessage());
    }
}
