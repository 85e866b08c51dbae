package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Terraform module makes the secrets that the chart names, and sets values that it has. */
class TerraformTest {
    private static final Path MODULE = Project.ROOT.resolve("terraform");
    private static final String MAIN = Project.text(MODULE.resolve("main.tf"));

    @TempDir Path folder;

    private record Ran(int code, String said) {}

    private static Ran run(Path folder, String... command)
            throws IOException, InterruptedException {
        return run(folder, Map.of(), command);
    }

    private static Ran run(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        builder.environment().remove("TF_CLI_CONFIG_FILE");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }

    /** By secret, its entries: as Terraform makes them, without a provider. */
    private Map<String, Set<String>> made(boolean paper, boolean bundled, boolean kafka)
            throws IOException, InterruptedException {
        for (String file : List.of("locals.tf", "variables.tf")) {
            Files.copy(
                    MODULE.resolve(file),
                    folder.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(
                folder.resolve("outputs.tf"),
                """
                output "made" {
                  value = { for kind, name in local.secrets : name => local.entries[kind] }
                }
                output "passwords" {
                  value = local.passwords
                }
                """);
        Files.writeString(
                folder.resolve("terraform.tfvars"),
                """
                namespace = "trading"
                values = []
                image = { tag = "1" }
                paper = %s
                bundled = %s
                kafka_passwords = %s
                """
                        .formatted(paper, bundled, kafka));
        Ran applied = run(folder, "terraform", "apply", "-auto-approve", "-no-color");
        assertEquals(0, applied.code(), applied.said());
        JsonNode told =
                new ObjectMapper().readTree(run(folder, "terraform", "output", "-json").said());
        Map<String, Set<String>> made = new TreeMap<>();
        int entries = 0;
        for (var secret : told.at("/made/value").properties()) {
            Set<String> names = new TreeSet<>();
            secret.getValue().forEach(it -> names.add(it.asText()));
            made.put(secret.getKey(), names);
            entries += names.size();
        }
        assertEquals(entries, told.at("/passwords/value").size());
        return made;
    }

    @ParameterizedTest
    @CsvSource({"false, false, false", "true, true, true", "true, false, false"})
    void secretsAreThoseOfTheScript(boolean paper, boolean bundled, boolean kafka)
            throws IOException, InterruptedException {
        assumeTrue(Project.hasProgram("terraform"), "skipped: terraform is not installed");
        List<String> command = new ArrayList<>(List.of("sh", "secrets.sh"));
        if (paper) {
            command.add("--paper");
        }
        if (bundled) {
            command.add("--bundled");
        }
        if (kafka) {
            command.add("--kafka");
        }
        Ran ran = run(Project.ROOT.resolve("helm"), command.toArray(String[]::new));
        assertEquals(0, ran.code(), ran.said());
        Map<String, Set<String>> expected = new TreeMap<>();
        for (Manifest secret : Chart.parse(ran.said())) {
            expected.put(
                    secret.name(),
                    new TreeSet<>(Manifest.texts(secret.body().path("stringData")).keySet()));
        }
        assertEquals(expected, made(paper, bundled, kafka));
    }

    @Test
    void namesOfSecretsAreTheDefaultsOfTheChart() {
        String values = Project.text(Project.CHART.resolve("values.yaml"));
        List<String> named =
                Pattern.compile("= \"(bourse-[a-z-]+)\"")
                        .matcher(Project.text(MODULE.resolve("locals.tf")))
                        .results()
                        .map(it -> it.group(1))
                        .toList();
        assertEquals(5, named.size(), named.toString());
        named.forEach(name -> assertTrue(values.contains("existingSecret: " + name + "\n"), name));
    }

    @Test
    void whatItSetsIsAValueOfTheChart() {
        assertTrue(MAIN.contains("yamlencode({ image = var.image })"), MAIN);
        JsonNode schema =
                Chart.read(Project.CHART.resolve("values.schema.json"))
                        .at("/properties/image/properties");
        String variable =
                Project.text(MODULE.resolve("variables.tf"))
                        .replaceAll("(?s).*variable \"image\" \\{(.*?)\\n}.*", "$1");
        Matcher field = Pattern.compile("(?m)^    (\\w+) += ").matcher(variable);
        List<String> fields = new ArrayList<>();
        while (field.find()) {
            fields.add(field.group(1));
        }
        assertEquals(List.of("registry", "repository", "tag"), fields);
        fields.forEach(it -> assertTrue(schema.has(it), it));
    }

    @Test
    void nothingSecretIsKept() {
        assertFalse(Pattern.compile("resource \"random_").matcher(MAIN).find(), MAIN);
        assertFalse(Pattern.compile("(?m)^  data += ").matcher(MAIN).find(), MAIN);
    }

    @Test
    void itIsFormatted() throws IOException, InterruptedException {
        assumeTrue(Project.hasProgram("terraform"), "skipped: terraform is not installed");
        Ran ran = run(MODULE, "terraform", "fmt", "-check", "-diff", "-recursive");
        assertEquals(0, ran.code(), ran.said());
    }

    /**
     * The whole module, by Terraform itself: validated, and planned and applied with mocks. What
     * the providers take is {@code provider-schemas.json}, written after their documentation.
     */
    @Test
    void terraformTakesIt() throws IOException, InterruptedException {
        assumeTrue(Project.hasProgram("terraform"), "skipped: terraform is not installed");
        Path module = Files.createDirectories(folder.resolve("terraform"));
        for (String end : List.of(".tf", ".tftest.hcl")) {
            for (var file : Project.files(MODULE, end).entrySet()) {
                Path copy = module.resolve(MODULE.relativize(file.getKey()));
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, file.getValue());
            }
        }
        JsonNode schemas = Chart.read(Path.of("src/test/resources/provider-schemas.json"));
        try (ProviderStandIn helm = new ProviderStandIn(schemas.path("helm"));
                ProviderStandIn kubernetes = new ProviderStandIn(schemas.path("kubernetes"));
                ProviderStandIn random = new ProviderStandIn(schemas.path("random"))) {
            String providers =
                    """
                    {"registry.terraform.io/hashicorp/helm": %s,
                     "registry.terraform.io/hashicorp/kubernetes": %s,
                     "registry.terraform.io/hashicorp/random": %s}\
                    """
                            .formatted(helm.entry(), kubernetes.entry(), random.entry());
            for (String command : List.of("init", "validate", "test")) {
                Ran ran =
                        run(
                                module,
                                Map.of("TF_REATTACH_PROVIDERS", providers),
                                "terraform",
                                command,
                                "-no-color");
                assertEquals(0, ran.code(), command + ": " + ran.said());
            }
        }
    }
}
