package org.bourse.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import org.bourse.stack.process.Component;
import org.bourse.stack.process.ManagedProcess;
import org.bourse.stack.seed.DemoMarket;
import org.bourse.stack.service.BourseService;
import org.bourse.stack.service.Placement;
import org.bourse.stack.service.ServiceProgram;
import org.jspecify.annotations.Nullable;

/**
 * The stack of the integration tests: started with the first test that asks, on any free ports, and
 * stopped with the JVM. Its market is the demo market of {@link DemoMarket}.
 */
public final class TestStack {

    // Not a holder class: its initializer would wait for threads that wait for the initializer.
    private static @Nullable Stack stack;

    private static @Nullable Path home;

    private TestStack() {}

    /** The stack all test classes of a build share. */
    public static synchronized Stack shared() {
        Stack running = stack;
        if (running == null) {
            running = start();
            stack = running;
        }
        return running;
    }

    /** Where the shared stack keeps its data. */
    public static synchronized Path home() {
        shared();
        return Objects.requireNonNull(home);
    }

    /**
     * One more process of a service beside those of the shared stack; who starts it stops it.
     *
     * @param number which process of the service it is, from 2
     */
    public static ManagedProcess anotherProcess(BourseService service, int number) {
        return managed(
                Companion.of(
                        shared().client(),
                        home(),
                        Placement.live(service, number),
                        program(service),
                        true));
    }

    /**
     * The same with somebody else to issue tokens.
     *
     * @param realm where the issuer is, and how it calls itself
     */
    public static ManagedProcess anotherProcess(BourseService service, int number, String realm) {
        return managed(
                Companion.of(
                        shared().client(),
                        home(),
                        Placement.live(service, number),
                        program(service),
                        true,
                        realm));
    }

    private static ServiceProgram program(BourseService service) {
        return StackOptions.test(project(), home()).program(service);
    }

    private static ManagedProcess managed(Component process) {
        return new ManagedProcess(process, line -> System.out.println("stack: " + line), () -> {});
    }

    /** The project's root. */
    public static Path project() {
        return Path.of(System.getProperty("bourse.root", "..")).toAbsolutePath().normalize();
    }

    /** An empty folder for the data of a stack, under the module's target folder. */
    public static Path emptyHome(String name) {
        Path home = project().resolve("local-stack/target/stacks").resolve(name);
        try {
            deleteTree(home);
            return Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Two builds may test at the same time, each with a stack of its own. */
    private static String sharedName() {
        Path home = project().resolve("local-stack/target/stacks/shared");
        try (StackLock lock = StackLock.tryAcquire(home).orElse(null)) {
            return lock == null ? "shared-" + ProcessHandle.current().pid() : "shared";
        }
    }

    private static Stack start() {
        Path folder = emptyHome(sharedName());
        StackOptions options = StackOptions.test(project(), folder).withStandby();
        Stack started = Stack.start(options, line -> System.out.println("stack: " + line));
        new DemoMarket(started.client()).seed();
        started.markComplete();
        home = folder;
        return started;
    }
}
