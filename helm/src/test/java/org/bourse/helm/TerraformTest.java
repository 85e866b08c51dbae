package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The Terraform module makes the secrets that the chart names, and sets values that it has. */
class TerraformTest {
    private static final Path MODULE = Project.ROOT.resolve("terraform");
    private static final String MAIN = Project.text(MODULE.resolve("main.tf"));
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private record Ran(int code, String said) {}

    private static Ran run(Path folder, String... command)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }

    /** What stands between quotation marks in a part of the module. */
    private static Set<String> quoted(String from, String to) {
        int begin = MAIN.indexOf(from);
        assertTrue(begin >= 0, from);
        return QUOTED.matcher(MAIN.substring(begin, MAIN.indexOf(to, begin)))
                .results()
                .map(it -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void secretsAreThoseOfTheScript() throws IOException, InterruptedException {
        Ran ran =
                run(
                        Project.ROOT.resolve("helm"),
                        "sh",
                        "secrets.sh",
                        "--paper",
                        "--bundled",
                        "--kafka");
        assertEquals(0, ran.code(), ran.said());
        Set<String> names = new TreeSet<>();
        Set<String> entries = new TreeSet<>();
        for (Manifest secret : Chart.parse(ran.said())) {
            names.add(secret.name());
            secret.body().path("stringData").fieldNames().forEachRemaining(entries::add);
        }
        Set<String> made = quoted("services = [", "# As the chart's values name them.");
        // Four keys are counted.
        assertTrue(made.remove("key-${key}"));
        made.addAll(List.of("key-1", "key-2", "key-3", "key-4"));
        assertEquals(entries, made);
        Set<String> named = quoted("secrets = {", "passwords = ");
        named.remove("kafka");
        assertEquals(names, named);
    }

    @Test
    void namesOfSecretsAreTheDefaultsOfTheChart() {
        String values = Project.text(Project.CHART.resolve("values.yaml"));
        Set<String> named = quoted("secrets = {", "passwords = ");
        named.remove("kafka");
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

    @Test
    void terraformTakesIt() throws IOException, InterruptedException {
        assumeTrue(
                Project.hasProgram("terraform") && Files.isDirectory(MODULE.resolve(".terraform")),
                "skipped: no \"terraform init\" was done in terraform");
        Ran ran = run(MODULE, "terraform", "validate", "-no-color");
        assertEquals(0, ran.code(), ran.said());
    }
}
