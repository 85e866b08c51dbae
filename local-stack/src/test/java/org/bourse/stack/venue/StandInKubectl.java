package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bourse.stack.Stack;
import org.bourse.stack.TestStack;
import org.jspecify.annotations.Nullable;

/**
 * A kubectl whose cluster is the local stack: a pod that is killed is a process that is killed and
 * comes back, a service that is scaled to none is a process that stays away, one that is replaced
 * or leaves its node is a process that ends in order and begins again, one that is cut off is
 * suspended, and the pod that trades is the same script as a process. What it does not know it
 * refuses.
 */
final class StandInKubectl implements AutoCloseable {
    private static final Pattern ROLLOUT =
            Pattern.compile("rollout status [a-z]+/bourse-([a-z-]+) .*");
    private static final Pattern KILL =
            Pattern.compile("delete pod bourse-([a-z-]+)-0 --grace-period=0 --force");
    private static final Pattern SCALE =
            Pattern.compile("scale [a-z]+/bourse-([a-z-]+) --replicas=([01])");
    private static final Pattern REPLACE =
            Pattern.compile("rollout restart [a-z]+/bourse-([a-z-]+)");
    private static final Pattern CUT = Pattern.compile("delete networkpolicy bourse-([a-z-]+)");
    private static final String VENUE = "matching-service";
    private static final int END_SECONDS_MAX = 120;

    private final Stack stack;
    private final Path folder;
    private final Map<String, String> environment;
    private final HttpServer server;
    private @Nullable Process load;
    private @Nullable String cut;

    /**
     * @param folder for the program {@code kubectl} and the log of the load
     * @param environment of the load
     */
    StandInKubectl(Stack stack, Path folder, Map<String, String> environment) throws IOException {
        this.stack = stack;
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Path program = folder.resolve("kubectl");
        Files.writeString(
                program,
                """
                #!/bin/sh
                case "$*" in *'apply -f -') set -- "$@" "$(cat)" ;; esac
                printf '%%s' "$*" \\
                  | exec curl -sS --fail-with-body --data-binary @- http://127.0.0.1:%d/
                """
                        .formatted(server.getAddress().getPort()));
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("cannot make a program of " + program);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = 200;
        String said;
        try {
            said = carryOut(asked);
        } catch (AssertionError | RuntimeException | IOException | InterruptedException e) {
            status = 500;
            said = String.valueOf(e.getMessage());
        }
        byte[] body = said.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String carryOut(String asked) throws IOException, InterruptedException {
        Matcher rollout = ROLLOUT.matcher(asked);
        Matcher kill = KILL.matcher(asked);
        Matcher scale = SCALE.matcher(asked);
        Matcher replace = REPLACE.matcher(asked);
        Matcher off = CUT.matcher(asked);
        if (rollout.matches()) {
            stack.awaitReady(rollout.group(1));
        } else if (kill.matches()) {
            stack.crash(kill.group(1));
        } else if (replace.matches()) {
            replace(replace.group(1));
        } else if (asked.startsWith("drain here ")) {
            replace(VENUE);
        } else if (off.matches()) {
            cut = off.group(1);
            stack.suspend(cut);
        } else if (asked.startsWith("apply -f /") && cut != null) {
            stack.resume(cut);
        } else if (scale.matches() && scale.group(2).equals("0")) {
            stack.kill(scale.group(1));
        } else if (scale.matches()) {
            stack.start(scale.group(1));
        } else if (asked.startsWith("apply -f -") && asked.contains("kind: Pod")) {
            load = startLoad();
        } else if (asked.startsWith("wait --for=condition=Ready pod/bourse-drill")) {
            awaitTrading();
        } else if (asked.startsWith("exec bourse-drill")) {
            load().destroy();
        } else if (asked.contains("=Succeeded") || asked.contains("=Failed")) {
            awaitEnd(asked.contains("=Succeeded"));
        } else if (asked.startsWith("logs bourse-drill")) {
            return Files.readString(log());
        } else if (asked.contains("{.spec.replicas}")) {
            return "1";
        } else if (asked.contains("{.spec.nodeName}")) {
            return "here";
        } else if (asked.startsWith("get networkpolicy")) {
            return "kind: NetworkPolicy";
        } else if (asked.startsWith("create configmap")) {
            return "kind: ConfigMap";
        } else if (!asked.startsWith("apply -f -")
                && !asked.startsWith("delete pod bourse-drill")
                && !asked.equals("uncordon here")) {
            throw new IllegalStateException("not known here: kubectl " + asked);
        }
        return "";
    }

    private void replace(String service) {
        stack.stop(service);
        stack.start(service);
    }

    private Process startLoad() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                "sh", TestStack.project().resolve("k8s/drills/load.sh").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log().toFile());
        builder.environment().putAll(environment);
        builder.environment().put("TRADING", trading().toString());
        return builder.start();
    }

    /** Until the pod would be ready. */
    private void awaitTrading() {
        Market.eventually(
                "the load trades",
                () -> {
                    assertTrue(load().isAlive(), "the load ended");
                    return Files.exists(trading());
                });
    }

    private Path trading() {
        return folder.resolve("trading");
    }

    private Path log() {
        return folder.resolve("load.log");
    }

    private Process load() {
        return Objects.requireNonNull(load);
    }

    private void awaitEnd(boolean succeeded) throws InterruptedException {
        if (!load().waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the load does not end");
        }
        if (succeeded != (load().exitValue() == 0)) {
            throw new IllegalStateException("the load ended with " + load().exitValue());
        }
    }

    @Override
    public void close() {
        if (load != null) {
            load.destroyForcibly();
        }
        server.stop(0);
    }
}
