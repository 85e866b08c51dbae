package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The drills with kubectl judge as they say, here by a kubectl that says what it is told to say.
 */
class DrillsTest {
    private static final Path DRILLS = Project.ROOT.resolve("k8s/drills");
    private static final String KUBECTL =
            """
            #!/bin/sh
            echo "$*" >> "$STUB/asked"
            case "$*" in
              *"$(cat "$STUB/refused")"*) exit 1 ;;
            esac
            case "$*" in
              *'rollout status'*)
                if [ -e "$STUB/unwell" ] && grep -q -- --force "$STUB/asked"; then exit 1; fi ;;
              *'apply -f -'*) cat > /dev/null ;;
              *logs*) cat "$STUB/logs" ;;
              *'get pods -l'*) cat "$STUB/pods" ;;
              *'get networkpolicy'*) echo 'kind: NetworkPolicy' ;;
              *.spec.replicas*) echo 2 ;;
              *claimName*) echo data-0 ;;
              *nodeName*) echo node-1 ;;
              *'create configmap'*) echo 'kind: ConfigMap' ;;
            esac
            """;

    @TempDir Path folder;

    @BeforeEach
    void aClusterOfThreeBrokers() throws IOException {
        Path kubectl = folder.resolve("kubectl");
        Files.writeString(kubectl, KUBECTL);
        assertTrue(kubectl.toFile().setExecutable(true));
        Files.writeString(folder.resolve("pods"), "pod/kafka-0\npod/kafka-1\npod/kafka-2\n");
        Files.createFile(folder.resolve("asked"));
        Files.writeString(folder.resolve("refused"), "nothing");
        says("acknowledged=90 cancelled=88 unsure=2 lost=0 silence=3 left=200");
    }

    private void says(String verdict) throws IOException {
        Files.writeString(folder.resolve("logs"), "load: turn 4: 503\nverdict " + verdict + "\n");
    }

    private record Ran(int code, String said) {}

    private Ran run(String drill, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", DRILLS.resolve(drill).toString()));
        command.addAll(List.of("--namespace", "trading", "--seconds", "0"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("STUB", folder.toString());
        builder.environment().put("TMPDIR", folder.toString());
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }

    private List<String> asked() {
        return Project.text(folder.resolve("asked")).lines().toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pod-kill.sh",
                "rolling-release.sh",
                "node-drain.sh",
                "scale-to-zero.sh",
                "partition.sh",
                "broker-loss.sh",
                "volume-loss.sh"
            })
    void aDryRunTouchesNothing(String drill) throws IOException, InterruptedException {
        Ran ran = run(drill, "--dry-run");
        assertEquals(0, ran.code(), ran.said());
        assertEquals(List.of(), asked());
        assertTrue(ran.said().contains("drill: hypothesis: "), ran.said());
        assertTrue(ran.said().contains("drill: verdict: none"), ran.said());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pod-kill.sh | delete pod bourse-matching-service-0 --grace-period=0 --force",
                "rolling-release.sh | rollout restart statefulset/bourse-matching-service",
                "node-drain.sh | drain node-1 --ignore-daemonsets",
                "scale-to-zero.sh | scale deployment/bourse-portfolio-service --replicas=0",
                "partition.sh | delete networkpolicy bourse-risk-service",
                "broker-loss.sh | delete pod/kafka-0 --grace-period=0 --force",
                "volume-loss.sh | delete pvc data-0"
            })
    void itBreaksWhatItSaysWhilePeopleTrade(String drill, String broken)
            throws IOException, InterruptedException {
        Ran ran = run(drill);
        assertEquals(0, ran.code(), ran.said());
        assertTrue(ran.said().contains("drill: verdict: passed: 90 orders"), ran.said());
        int trading = first("wait --for=condition=Ready pod/bourse-drill");
        int breaking = first(broken);
        int asking = first("logs bourse-drill");
        assertTrue(trading >= 0 && trading < breaking && breaking < asking, asked().toString());
    }

    private int first(String what) {
        List<String> all = asked();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).contains(what)) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void whatWasTakenAwayIsGivenBack() throws IOException, InterruptedException {
        run("scale-to-zero.sh", "--service", "matching-service");
        assertTrue(
                first("scale statefulset/bourse-matching-service --replicas=0")
                        < first("scale statefulset/bourse-matching-service --replicas=2"),
                asked().toString());
        Files.writeString(folder.resolve("asked"), "");
        run("partition.sh", "--service", "order-service");
        int cut = first("delete networkpolicy bourse-order-service");
        assertTrue(cut >= 0, asked().toString());
        assertTrue(
                asked().subList(cut, asked().size()).stream()
                        .anyMatch(it -> it.contains("apply -f /")),
                asked().toString());
        Files.writeString(folder.resolve("asked"), "");
        run("node-drain.sh");
        assertTrue(first("drain node-1") < first("uncordon node-1"), asked().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "acknowledged=90 lost=1 silence=3, 1, 1 are lost",
        "acknowledged=90 lost=0 silence=300, 1, 300 s without one",
        "acknowledged=0 lost=0 silence=3, 1, nothing was traded",
        "nothing, 2, no verdict"
    })
    void aHypothesisThatDoesNotHoldFails(String verdict, int code, String why)
            throws IOException, InterruptedException {
        says(verdict);
        Ran ran = run("pod-kill.sh");
        assertEquals(code, ran.code(), ran.said());
        assertTrue(ran.said().contains(why), ran.said());
    }

    @Test
    void whoIsNotWellAgainFails() throws IOException, InterruptedException {
        Files.createFile(folder.resolve("unwell"));
        Ran ran = run("pod-kill.sh");
        assertEquals(1, ran.code(), ran.said());
        assertTrue(ran.said().contains("verdict: FAILED: not all is well again"), ran.said());
    }

    @ParameterizedTest
    @CsvSource({
        "pod-kill.sh, rollout status deployment/bourse-order-service",
        "pod-kill.sh, apply -f -",
        "pod-kill.sh, wait --for=condition=Ready",
        "pod-kill.sh, delete pod bourse-matching-service-0",
        "partition.sh, get networkpolicy",
        "scale-to-zero.sh, jsonpath={.spec.replicas}",
    })
    void withoutAnAnswerOfTheClusterThereIsNoVerdict(String drill, String refused)
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve("refused"), refused);
        Ran ran = run(drill);
        assertEquals(2, ran.code(), ran.said());
        assertFalse(ran.said().contains("verdict"), ran.said());
        assertEquals(-1, first("delete networkpolicy"), asked().toString());
        assertEquals(-1, first("--replicas=0"), asked().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "scale-to-zero.sh, --replicas=0, --replicas=2",
        "node-drain.sh, drain node-1 --, uncordon node-1",
        "partition.sh, delete networkpolicy, apply -f /"
    })
    void whatCouldNotBeTakenAwayWholeIsGivenBack(String drill, String refused, String given)
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve("refused"), refused);
        Ran ran = run(drill);
        assertEquals(2, ran.code(), ran.said());
        int taken = first(refused);
        assertTrue(taken >= 0 && taken < first(given), asked().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"broker-loss.sh", "volume-loss.sh"})
    void theOnlyBrokerIsLeftAlone(String drill) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("pods"), "pod/kafka-0\n");
        Ran ran = run(drill);
        assertEquals(2, ran.code(), ran.said());
        assertEquals(-1, first("--force"), asked().toString());
        assertEquals(-1, first("delete pvc"), asked().toString());
    }

    @Test
    void anUnknownOptionIsRefused() throws IOException, InterruptedException {
        assertEquals(2, run("pod-kill.sh", "--nood", "a").code());
        assertEquals(2, run("pod-kill.sh", "--node", "a").code());
        assertEquals(List.of(), asked());
    }

    @Test
    void thePodThatTradesIsLockedUpAsAllAre() {
        String text =
                Project.text(DRILLS.resolve("load-pod.yaml")).replaceAll("@([A-Z]+)@", "bourse");
        Chart.parse(text).forEach(KubernetesTypes::check);
        Manifest pod = Chart.parse(text).getFirst();
        assertEquals(1, pod.containers().size());
        pod.containers()
                .forEach(it ->
                        assertTrue(it.at("/securityContext/readOnlyRootFilesystem").asBoolean()));
    }
}
