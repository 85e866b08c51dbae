package org.bourse.stack.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.StackOptions;
import org.bourse.stack.backup.Restore;
import org.bourse.stack.process.StackException;
import org.bourse.stack.seed.DemoMarket;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts everything, prints where it is, and stays until Ctrl-C.")
final class UpCommand implements Callable<Integer> {

    @Option(
            names = {"-d", "--detach"},
            description = "Return once everything is up; stop it with ./bourse down.")
    private boolean detach;

    @Option(names = "--servers-only", description = "PostgreSQL, Redis, Kafka and Keycloak only.")
    private boolean serversOnly;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "These servers only, for example postgresql,kafka.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--standby",
            description = "A second matching-service, too: it takes over when the first one dies.")
    private boolean standby;

    @Option(
            names = "--paper",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "RECORDING",
            description = {
                "A paper venue, too, whose books follow a recording of BTC-USDT or, without one,",
                "what .bourse/overrides/paper-market-data-service.properties says."
            })
    private @Nullable String paper;

    @Option(
            names = "--faults",
            description = {
                "A proxy between services and servers, on which drills cut, slow down and corrupt",
                "what is said; ./bourse drill says which of them need it."
            })
    private boolean faults;

    @Option(
            names = "--native",
            arity = "0..1",
            fallbackValue = StackOptions.ALL,
            defaultValue = "",
            paramLabel = "SERVICE,...",
            description = {
                "Native executables of these services, or of all, in place of JVMs; to build them:",
                "./mvnw package -Dnative."
            })
    private String natives = "";

    /** Read by the script, which builds before this program runs. */
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--no-build", description = "Take what is built, however old.")
    private boolean noBuild;

    @Override
    public Integer call() {
        Optional<StackClient> running = StackClient.attach(BourseCommand.home());
        if (running.isPresent()) {
            try (StackClient client = running.get()) {
                System.out.printf(
                        "Bourse is already up (pid %d).%n%n%s",
                        client.state().supervisor().pid(), Summary.table(client.state()));
            }
            return 0;
        }
        return detach ? BackgroundUp.start(upArguments()) : attached();
    }

    private int attached() {
        Console console = new Console();
        Restore.checkFinished(BourseCommand.home());
        StackOptions options = options();
        console.line("starting in " + Summary.shown(options.home()));
        try (Stack stack = Stack.start(options, console)) {
            if (!serversOnly && only.isEmpty()) {
                new DemoMarket(stack.client()).seedOnce(options.home(), console);
                if (options.paper()) {
                    new DemoMarket(stack.client(), true).seedOnce(options.home(), console);
                }
            }
            stack.markComplete();
            console.line("everything is ready");
            System.out.println(Summary.of(stack.client()));
            System.out.flush();
            awaitEnd();
        }
        return 0;
    }

    private StackOptions options() {
        StackOptions one = StackOptions.standard(BourseCommand.project(), BourseCommand.home());
        StackOptions two = standby ? one.withStandby() : one;
        StackOptions three = paper == null ? two : two.withPaper(recording(paper));
        StackOptions four = faults ? three.withFaults() : three;
        StackOptions all = four.withNative(natives);
        if (!only.isEmpty()) {
            return all.only(only);
        }
        return serversOnly ? all.serversOnly() : all;
    }

    private static Optional<Path> recording(String path) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Path file = Path.of(path).toAbsolutePath();
        if (!Files.isReadable(file)) {
            throw new StackException("no recording " + file);
        }
        return Optional.of(file);
    }

    private List<String> upArguments() {
        List<String> arguments = new ArrayList<>(List.of("up"));
        if (serversOnly) {
            arguments.add("--servers-only");
        }
        if (standby) {
            arguments.add("--standby");
        }
        if (paper != null) {
            arguments.add(
                    paper.isEmpty() ? "--paper" : "--paper=" + Path.of(paper).toAbsolutePath());
        }
        if (faults) {
            arguments.add("--faults");
        }
        if (!natives.isEmpty()) {
            arguments.add("--native=" + natives);
        }
        if (!only.isEmpty()) {
            arguments.add("--only=" + String.join(",", only));
        }
        return arguments;
    }

    /** Waits for the signal that ends the JVM; its shutdown hook stops the stack. */
    private static void awaitEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
