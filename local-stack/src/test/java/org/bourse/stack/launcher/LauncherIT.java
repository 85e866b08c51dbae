package org.bourse.stack.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.Ports;
import org.bourse.stack.process.ProcessRecord;
import org.bourse.stack.process.ProcessState;
import org.bourse.stack.process.StackState;
import org.bourse.stack.process.StateFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code ./bourse} promises about the processes it starts. */
class LauncherIT {

    private static final String ONLY = "--only=postgresql,redis";
    private static final String[] UP = {"up", ONLY, "--no-build", "--detach"};
    private static final int REDIS_PORT = 16_379;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path home = TestStack.emptyHome("launcher");
    private final Launcher launcher = new Launcher(home);

    @AfterEach
    void down() throws IOException, InterruptedException {
        launcher.run("down");
    }

    @Test
    void aSecondUpSaysSoAndATakenPortIsLeftAlone() throws IOException, InterruptedException {
        boolean free = Ports.isFree(REDIS_PORT);
        try (ServerSocket owner =
                free ? new ServerSocket(REDIS_PORT, 5, InetAddress.getLoopbackAddress()) : null) {
            assertSuccess(launcher.run(UP));

            assertNotEquals(REDIS_PORT, find("redis").port());
            assertTrue(Ports.isServed(REDIS_PORT), "its owner still has the port");
            assertTrue(owner == null || !owner.isClosed());
            Launcher.Result second = launcher.run(UP);
            assertSuccess(second);
            assertTrue(second.output().contains("already up"), second.output());
            assertSuccess(launcher.run("status"));
        }
    }

    @Test
    void downStopsExactlyWhatUpStarted() throws IOException, InterruptedException {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        assertSuccess(launcher.run(UP));
        List<ProcessRecord> started = state().processes();
        ProcessRecord supervisor = state().supervisor();
        assertTrue(started.stream().allMatch(ProcessRecord::isAlive));

        assertSuccess(launcher.run("down"));

        assertFalse(supervisor.isAlive());
        assertTrue(started.stream().noneMatch(ProcessRecord::isAlive));
        assertTrue(stranger.isAlive());
        assertEquals(3, launcher.run("status").exitCode());
        stranger.destroy();
    }

    @Test
    void whatAKilledLauncherLeftIsStoppedByDown() throws IOException, InterruptedException {
        assertSuccess(launcher.run(UP));
        List<ProcessRecord> started = state().processes();
        state().supervisor().signal("KILL");
        await(() -> !state().supervisor().isAlive());
        assertTrue(started.stream().allMatch(ProcessRecord::isAlive));

        assertSuccess(launcher.run("down"));

        assertTrue(started.stream().noneMatch(ProcessRecord::isAlive));
    }

    @Test
    void aServerThatDiesIsStartedAgain() throws IOException, InterruptedException {
        assertSuccess(launcher.run(UP));
        ProcessRecord before = find("redis");

        before.signal("KILL");

        await(() -> {
            ProcessRecord now = find("redis");
            return now.state() == ProcessState.READY && now.pid() != before.pid();
        });
        assertEquals(before.port(), find("redis").port());
    }

    @Test
    void interruptStopsAnAttachedUpAndAllItStarted() throws IOException, InterruptedException {
        // A build that runs in the background has the signal ignored; the launcher must not.
        Process up =
                launcher.start(List.of("env", "--default-signal=INT"), "up", ONLY, "--no-build");
        try (BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(up.getInputStream(), StandardCharsets.UTF_8))) {
            await(() -> read(output).contains("Stop it with"));
            List<ProcessRecord> started = state().processes();

            state().supervisor().signal("INT");

            assertTrue(up.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            assertTrue(started.stream().noneMatch(ProcessRecord::isAlive));
        }
    }

    @Test
    void aFailingServerIsNamedWithTheEndOfItsLog() throws IOException, InterruptedException {
        Path data = Files.createDirectories(home.resolve("data/postgresql"));
        Files.writeString(data.resolve("PG_VERSION"), "7\n");

        Launcher.Result up = launcher.run(UP);

        assertEquals(1, up.exitCode());
        assertTrue(up.output().contains("postgresql exited with code"), up.output());
        assertTrue(up.output().contains("end of "), up.output());
        assertEquals(3, launcher.run("status").exitCode());
    }

    private StackState state() {
        return new StateFile(home).read().orElseThrow();
    }

    private ProcessRecord find(String name) {
        return state().find(name).orElseThrow();
    }

    private static void assertSuccess(Launcher.Result result) {
        assertEquals(0, result.exitCode(), result.output());
    }

    private static String read(BufferedReader output) {
        try {
            return String.valueOf(output.readLine());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "in time");
            Thread.sleep(50);
        }
    }
}
