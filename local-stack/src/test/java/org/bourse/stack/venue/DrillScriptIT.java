package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.seed.Accounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drills with kubectl break processes of the local stack, and nothing acknowledged is lost. */
class DrillScriptIT {
    private final Stack stack = TestStack.shared();
    private final StackClient client = stack.client();

    @TempDir Path folder;

    @AfterEach
    void allIsThere() {
        List.of("matching-service", "portfolio-service", "order-service", "risk-service")
                .forEach(it -> {
                    stack.start(it);
                    stack.awaitReady(it);
                });
    }

    @Test
    void aKilledVenueLosesNothing() throws IOException, InterruptedException {
        assertPassed(drill("pod-kill.sh"));
    }

    @Test
    void tradingGoesOnWithoutAProjection() throws IOException, InterruptedException {
        assertPassed(drill("scale-to-zero.sh"));
    }

    @Test
    void ordersGoOnWhenTheirServiceIsBack() throws IOException, InterruptedException {
        assertPassed(drill("scale-to-zero.sh", "--service", "order-service"));
    }

    @Test
    void tradingGoesOnWhileAProjectionIsReplaced() throws IOException, InterruptedException {
        assertPassed(drill("rolling-release.sh", "--service", "portfolio-service"));
    }

    @Test
    void theVenueLeavesItsNodeAndLosesNothing() throws IOException, InterruptedException {
        assertPassed(drill("node-drain.sh"));
    }

    @Test
    void aServiceThatIsCutOffHarmsNobody() throws IOException, InterruptedException {
        assertPassed(drill("partition.sh"));
    }

    private static void assertPassed(Ran ran) {
        assertEquals(0, ran.code(), ran.said());
        assertTrue(ran.said().contains("drill: verdict: passed: "), ran.said());
    }

    private record Ran(int code, String said) {}

    private Ran drill(String script, String... options) throws IOException, InterruptedException {
        String trader = client.createTraders("scripted", 1).getFirst();
        Accounts accounts = new Accounts(client);
        accounts.deposit(client.token("operator"), accounts.open(trader), "USDT", "100000");
        try (TokenServer tokens = new TokenServer(client, trader);
                StandInKubectl kubectl = new StandInKubectl(stack, folder, environment(tokens))) {
            List<String> command = new ArrayList<>();
            command.add("sh");
            command.add(TestStack.project().resolve("k8s/drills").resolve(script).toString());
            command.addAll(List.of("--seconds", "5"));
            command.addAll(List.of(options));
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
            builder.environment().put("TMPDIR", folder.toString());
            Process process = builder.start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(process.waitFor(), said);
        }
    }

    private Map<String, String> environment(TokenServer tokens) {
        Map<String, String> all = new LinkedHashMap<>(tokens.environment());
        all.put("ORDERS", base("order-service"));
        all.put("PORTFOLIO", base("portfolio-service"));
        all.put("SYMBOL", "BTC-USDT");
        all.put("PRICE", "1000");
        all.put("QUANTITY", "0.01");
        all.put("RUN", Long.toString(System.nanoTime()));
        return all;
    }

    private String base(String service) {
        String address = client.url(service).toString();
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
