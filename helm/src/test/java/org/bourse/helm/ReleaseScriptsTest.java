package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The recipes of releases go on and go back as they say: by a helm and a kubectl that note what
 * they are asked, and a server that answers as Prometheus does.
 */
class ReleaseScriptsTest {
    private static final Path RELEASES = Project.ROOT.resolve("k8s/releases");
    private static final String IMAGE = "registry.example:5000/bourse/order-service:0.2.0";
    private static final String STABLE = "bourse-order-service";
    private static final String CANDIDATE = "bourse-candidate-order-service";
    private static final String PROGRAM =
            """
            #!/bin/sh
            echo "$(basename "$0") $*" >> "$STUB/asked"
            case "$*" in
              *"$(cat "$STUB/refused")"*) exit 1 ;;
              *' history '*) echo '[{"revision":7,"status":"deployed"}]' ;;
              *.spec.replicas*) echo 3 ;;
              *--ignore-not-found*) cat "$STUB/candidates" ;;
            esac
            """;

    @TempDir Path folder;

    private final List<String> queries = new CopyOnWriteArrayList<>();
    private HttpServer prometheus;

    /** The body of an answer to a query; null for none. */
    private volatile UnaryOperator<String> answers = query -> vector("0.5");

    @BeforeEach
    void aClusterWithARelease() throws IOException {
        for (String name : List.of("helm", "kubectl")) {
            Path program = folder.resolve(name);
            Files.writeString(program, PROGRAM);
            assertTrue(program.toFile().setExecutable(true));
        }
        Files.createFile(folder.resolve("asked"));
        Files.createFile(folder.resolve("candidates"));
        refuse("nothing");
        prometheus =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        prometheus.createContext("/api/v1/query", this::answer);
        prometheus.start();
    }

    @AfterEach
    void end() {
        prometheus.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query =
                URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8)
                        .substring("query=".length());
        queries.add(query);
        String said = answers.apply(query);
        byte[] body = String.valueOf(said).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(said == null ? 503 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String vector(String value) {
        return """
        {"status":"success","data":{"resultType":"vector","result":[\
        {"metric":{"service":"bourse"},"value":[1790000000.5,"%s"]}]}}\
        """
                .formatted(value);
    }

    private static String nothing() {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";
    }

    private void refuse(String asked) throws IOException {
        Files.writeString(folder.resolve("refused"), asked);
    }

    private record Ran(int code, String said) {}

    private Process start(String recipe, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", RELEASES.resolve(recipe).toString()));
        command.addAll(List.of("--seconds", "0", "--every", "1"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("STUB", folder.toString());
        builder.environment()
                .put("PROMETHEUS", "http://127.0.0.1:" + prometheus.getAddress().getPort());
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        return builder.start();
    }

    private static Ran ended(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }

    private Ran release(String recipe, String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("--namespace", "trading"));
        all.addAll(List.of("--service", "order-service", "--image", IMAGE));
        all.addAll(List.of(options));
        return ended(start(recipe, all.toArray(String[]::new)));
    }

    private List<String> asked() {
        return Project.text(folder.resolve("asked")).lines().toList();
    }

    /** What was changed, in order: settings, the test, going back. */
    private List<String> changes() {
        return asked().stream()
                .filter(it -> it.startsWith("helm --namespace trading "))
                .map(it -> it.substring("helm --namespace trading ".length()))
                .filter(it -> !it.startsWith("history "))
                .map(it -> it.replaceAll("^upgrade bourse .* --timeout 10m +", ""))
                .map(it -> it.replace("--set services.order-service.", ""))
                .toList();
    }

    @Test
    void aCanaryGetsMoreAndMoreAndBecomesAll() throws IOException, InterruptedException {
        Ran ran = release("canary.sh", "--weights", "5 50", "--replicas", "2");
        assertEquals(0, ran.code(), ran.said());
        assertTrue(ran.said().contains("verdict: released: order-service is " + IMAGE), ran.said());
        assertEquals(
                List.of(
                        "candidate.image=" + IMAGE + " candidate.replicas=2 candidate.weight=0",
                        "candidate.weight=5",
                        "candidate.weight=50",
                        "image=" + IMAGE,
                        "candidate.weight=0",
                        "candidate.image="),
                changes());
        assertEquals(
                List.of(query(STABLE), query(CANDIDATE), query(CANDIDATE), query(STABLE)), queries);
    }

    private static String query(String service) {
        return "bourse:budget_burn:rate5m{namespace=\"trading\",service=\"" + service + "\"}";
    }

    @Test
    void theGreenSideIsTestedBeforeItServesAndServesAllAtOnce()
            throws IOException, InterruptedException {
        Ran ran = release("blue-green.sh");
        assertEquals(0, ran.code(), ran.said());
        assertEquals(
                List.of(
                        "candidate.image=" + IMAGE + " candidate.replicas=3 candidate.weight=0",
                        "test bourse --logs",
                        "candidate.weight=100",
                        "image=" + IMAGE,
                        "candidate.weight=0",
                        "candidate.image="),
                changes());
    }

    @Test
    void whatIsAskedForIsRecordedAndWhatIsSetIsAValueOfTheChart()
            throws IOException, InterruptedException {
        release("canary.sh");
        String records = Project.text(Project.CHART.resolve("files/budget.yaml"));
        for (String query : queries) {
            assertTrue(
                    records.contains("record: " + query.substring(0, query.indexOf('{')) + "\n"),
                    query);
        }
        TemplateCommand template =
                new Helm(Project.CHART)
                        .template()
                        .withKubeVersion(Chart.KUBERNETES)
                        .withName("bourse")
                        .withValuesFile(Project.CHART.resolve("values-production.yaml"));
        Matcher set = Pattern.compile("--set (\\S+)=(\\S*)").matcher(String.join("\n", asked()));
        while (set.find()) {
            template.set(set.group(1), set.group(2));
        }
        assertDoesNotThrow(template::call);
    }

    @ParameterizedTest
    @CsvSource({
        "canary.sh, bourse-candidate-order-service, candidate.weight=5",
        "blue-green.sh, bourse-candidate-order-service, candidate.weight=100",
        "canary.sh, bourse-order-service, candidate.weight=0",
        "blue-green.sh, bourse-order-service, candidate.weight=0"
    })
    void whoBurnsTheBudgetIsTakenBack(String recipe, String burns, String last)
            throws IOException, InterruptedException {
        answers = query -> vector(query.equals(query(burns)) ? "10.01" : "9.99");
        Ran ran = release(recipe);
        assertEquals(1, ran.code(), ran.said());
        assertTrue(ran.said().contains(burns + " burns the error budget 10.01 times"), ran.said());
        assertTrue(ran.said().contains("verdict: rolled back"), ran.said());
        List<String> changes = changes();
        assertEquals("rollback bourse 7 --wait --timeout 10m", changes.getLast());
        assertEquals(last, changes.get(changes.size() - 2));
    }

    @Test
    void ofWhomNobodyAskedNothingIsKnown() throws IOException, InterruptedException {
        answers = query -> query.equals(query(CANDIDATE)) ? nothing() : vector("0");
        Ran ran = release("canary.sh");
        assertEquals(1, ran.code(), ran.said());
        assertTrue(ran.said().contains("nothing is known of it"), ran.said());
    }

    @Test
    void whoCannotSeeGoesBack() throws IOException, InterruptedException {
        answers = query -> query.equals(query(CANDIDATE)) ? null : vector("0");
        Ran ran = release("canary.sh", "--seconds", "5");
        assertEquals(1, ran.code(), ran.said());
        assertTrue(ran.said().contains("Prometheus is not reached"), ran.said());
        assertEquals(4, queries.size());
    }

    @Test
    void whoCannotSeeDoesNotBegin() throws IOException, InterruptedException {
        answers = query -> null;
        Ran ran = release("canary.sh");
        assertEquals(2, ran.code(), ran.said());
        assertEquals(List.of(), changes());
    }

    @ParameterizedTest
    @CsvSource({
        "canary.sh, candidate.image=registry, it could not be done",
        "canary.sh, rollout status deployment/bourse-candidate, is ready",
        "canary.sh, order-service.image=, it could not be done",
        "blue-green.sh, ' test ', it could not be done"
    })
    void whatDoesNotComeUpIsTakenBack(String recipe, String refused, String why)
            throws IOException, InterruptedException {
        refuse(refused);
        Ran ran = release(recipe);
        assertEquals(1, ran.code(), ran.said());
        assertTrue(ran.said().contains(why), ran.said());
        assertEquals("rollback bourse 7 --wait --timeout 10m", changes().getLast());
    }

    @Test
    void whatCannotBeTakenBackIsSaid() throws IOException, InterruptedException {
        answers = query -> vector("99");
        refuse("rollback");
        Ran ran = release("canary.sh");
        assertEquals(2, ran.code(), ran.said());
        assertTrue(ran.said().contains("helm --namespace trading rollback bourse 7"), ran.said());
    }

    @Test
    void whoIsInterruptedGoesBack() throws IOException, InterruptedException {
        String[] options = {
            "--namespace",
            "trading",
            "--service",
            "order-service",
            "--image",
            IMAGE,
            "--seconds",
            "600"
        };
        Process process = start("canary.sh", options);
        while (!queries.contains(query(CANDIDATE))) {
            assertTrue(process.isAlive(), "it ended");
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        process.toHandle().destroy();
        Ran ran = ended(process);
        assertEquals(1, ran.code(), ran.said());
        assertTrue(ran.said().contains("it was interrupted"), ran.said());
        assertEquals("rollback bourse 7 --wait --timeout 10m", changes().getLast());
    }

    @Test
    void twoReleasesAtOnceAreRefused() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("candidates"), "deployment.apps/" + CANDIDATE);
        Ran ran = release("canary.sh");
        assertEquals(2, ran.code(), ran.said());
        assertEquals(List.of(), changes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary.sh", "blue-green.sh"})
    void aDryRunTouchesNothing(String recipe) throws IOException, InterruptedException {
        Ran ran = release(recipe, "--dry-run");
        assertEquals(0, ran.code(), ran.said());
        assertTrue(ran.said().contains("would run: h upgrade bourse "), ran.said());
        assertTrue(ran.said().contains("verdict: none, nothing was done"), ran.said());
        assertEquals(List.of(), asked());
        assertEquals(List.of(), queries);
    }

    @ParameterizedTest
    @CsvSource({
        "--service, matching-service, one version at a time",
        "--service, portfolio, there is no portfolio",
        "--nods, a, unknown option",
        "--weights, , is unknown"
    })
    void wrongUseIsRefused(String option, String value, String why)
            throws IOException, InterruptedException {
        Ran ran =
                value == null ? release("canary.sh", option) : release("canary.sh", option, value);
        assertEquals(2, ran.code(), ran.said());
        assertTrue(ran.said().contains(why), ran.said());
        assertEquals(List.of(), asked());
    }
}
