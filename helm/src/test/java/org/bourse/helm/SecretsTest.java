package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The secrets that helm/secrets.sh makes are those that pods read. */
class SecretsTest {
    private static final Path SCRIPT = Project.ROOT.resolve("helm/secrets.sh");

    @BeforeAll
    static void opensslIsThere() throws InterruptedException {
        boolean found;
        try {
            found = new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException e) {
            found = false;
        }
        assumeTrue(found, "skipped: openssl is not installed");
    }

    @ParameterizedTest
    @CsvSource({
        "values-small.yaml, --bundled",
        "ci/paper-values.yaml, --bundled --paper",
        "ci/secure-values.yaml, --kafka --paper",
        "values-ha.yaml, ''"
    })
    void everySecretThatIsReadIsMade(String values, String options)
            throws IOException, InterruptedException {
        Set<String> read = new TreeSet<>();
        Chart.manifests(values).forEach(it -> read.addAll(it.secretsRead()));
        Set<String> made = new TreeSet<>();
        made(options)
                .forEach(it ->
                        it.body()
                                .path("stringData")
                                .fieldNames()
                                .forEachRemaining(key -> made.add(it.name() + "/" + key)));
        // A server of one's own has a password of its own.
        read.remove("bourse-redis/password");
        Set<String> missing = new TreeSet<>(read);
        missing.removeAll(made);
        assertEquals(Set.of(), missing);
    }

    private static List<Manifest> made(String options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", SCRIPT.toString()));
        Stream.of(options.split(" ", -1)).filter(it -> !it.isEmpty()).forEach(command::add);
        Process process = new ProcessBuilder(command).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return Chart.parse(said);
    }

    @Test
    void keysOfTheLogAreLongAndNoTwoAreAlike() throws IOException, InterruptedException {
        JsonNode one = keys();
        JsonNode other = keys();
        Set<String> all = new TreeSet<>();
        one.forEach(it -> all.add(it.asText()));
        other.forEach(it -> all.add(it.asText()));
        assertEquals(one.size() + other.size(), all.size());
        assertNotEquals(0, one.size());
        all.forEach(it -> assertTrue(Base64.getDecoder().decode(it).length >= 32, it));
    }

    private static JsonNode keys() throws IOException, InterruptedException {
        return made("--paper").stream()
                .filter(it -> it.name().equals("bourse-log-keys"))
                .map(it -> it.body().path("stringData"))
                .findAny()
                .orElseThrow();
    }
}
