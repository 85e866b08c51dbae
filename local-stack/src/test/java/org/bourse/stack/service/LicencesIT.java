package org.bourse.stack.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The SBOMs of the services: what they name is what is shipped, and may be given away. */
class LicencesIT {
    private static final Path ROOT = Path.of(System.getProperty("bourse.root", ".."));

    /**
     * Licences that ask for no more than to be named; one of them is enough where there is a
     * choice.
     */
    private static final Set<String> PERMISSIVE =
            Set.of("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MIT-0");

    private static final String JAKARTA =
            "EPL-2.0 asks for the source of changes, and nothing is changed";

    /** Components that have none of these, and why they are shipped all the same. */
    private static final Map<String, String> EXCEPTIONS =
            Map.ofEntries(
                    Map.entry("jakarta.annotation:jakarta.annotation-api", JAKARTA),
                    Map.entry("jakarta.el:jakarta.el-api", JAKARTA),
                    Map.entry("jakarta.interceptor:jakarta.interceptor-api", JAKARTA),
                    Map.entry("jakarta.json:jakarta.json-api", JAKARTA),
                    Map.entry("jakarta.resource:jakarta.resource-api", JAKARTA),
                    Map.entry("jakarta.transaction:jakarta.transaction-api", JAKARTA),
                    Map.entry("jakarta.ws.rs:jakarta.ws.rs-api", JAKARTA),
                    Map.entry("org.eclipse.parsson:parsson", JAKARTA),
                    Map.entry("org.glassfish.expressly:expressly", JAKARTA),
                    Map.entry("org.jboss:jboss-transaction-spi", "in the public domain"),
                    Map.entry("org.latencyutils:LatencyUtils", "CC0-1.0: in the public domain"));

    /** Names of components and their licences, of all services. */
    private static final Map<String, Set<String>> LICENCES = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        for (BourseService service : BourseService.values()) {
            for (JsonNode component : components(service)) {
                Set<String> licences = new TreeSet<>();
                for (JsonNode choice : component.path("licenses")) {
                    licences.add(choice.path("expression").asText());
                    licences.add(choice.at("/license/id").asText());
                    licences.add(choice.at("/license/name").asText());
                }
                licences.remove("");
                LICENCES.put(
                        component.path("group").asText() + ":" + component.path("name").asText(),
                        licences);
            }
        }
    }

    private static JsonNode components(BourseService service) throws IOException {
        Path sbom = ROOT.resolve(service.serviceName()).resolve("target/sbom.cdx.json");
        assumeTrue(Files.exists(sbom), "skipped: -Dquick makes no SBOMs");
        JsonNode read = new ObjectMapper().readTree(sbom.toFile());
        assertEquals("CycloneDX", read.path("bomFormat").asText());
        return read.path("components");
    }

    @Test
    void everythingMayBeGivenAway() {
        Map<String, Set<String>> refused = new TreeMap<>();
        LICENCES.forEach((name, licences) -> {
            if (licences.stream().noneMatch(PERMISSIVE::contains)
                    && !EXCEPTIONS.containsKey(name)) {
                refused.put(name, licences);
            }
        });
        assertEquals(Map.of(), refused);
    }

    @Test
    void noExceptionIsMadeForWhatIsNotShipped() {
        assertEquals(Set.of(), without(EXCEPTIONS.keySet(), LICENCES.keySet()));
    }

    @ParameterizedTest
    @EnumSource(BourseService.class)
    void whatIsShippedIsNamed(BourseService service) throws IOException {
        Set<String> named = new TreeSet<>();
        for (JsonNode component : components(service)) {
            named.add(
                    "%s.%s-%s.jar"
                            .formatted(
                                    component.path("group").asText(),
                                    component.path("name").asText(),
                                    component.path("version").asText()));
        }
        Path libraries = ROOT.resolve(service.serviceName()).resolve("target/quarkus-app/lib");
        try (Stream<Path> files = Files.walk(libraries)) {
            Set<String> shipped =
                    files.map(it -> it.getFileName().toString())
                            .filter(it -> it.endsWith(".jar"))
                            .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(Set.of(), without(shipped, named), "an older SBOM? build without -Dquick");
        }
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }
}
