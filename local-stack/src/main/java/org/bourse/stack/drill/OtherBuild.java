package org.bourse.stack.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.Ports;
import org.bourse.stack.process.ProcessRecord;
import org.bourse.stack.server.Installation;
import org.bourse.stack.server.Secrets;
import org.bourse.stack.service.BourseService;
import org.jspecify.annotations.Nullable;

/**
 * A matching-service of another build joins the same log with the same keys, follows, leads while
 * all others stand still, and gives way. What it sends has to be what this build's would be: those
 * that wake compare, and the checker reads what both have sent.
 */
final class OtherBuild implements Faults.Outage {
    private static final Duration FOLLOWS_WITHIN = Duration.ofMinutes(3);
    private static final Duration LEADS_WITHIN = Duration.ofSeconds(30);

    private final StackClient stack;
    private final Faults faults;
    private final List<ProcessRecord> others;
    private final Path program;
    private @Nullable Process process;
    private URI address = URI.create("http://127.0.0.1");

    /**
     * @param others that run the venue
     */
    OtherBuild(StackClient stack, Faults faults, List<ProcessRecord> others) {
        this.stack = stack;
        this.faults = faults;
        this.others = List.copyOf(others);
        program = stack.folders().home().resolve("other-build/quarkus-app/quarkus-run.jar");
    }

    /** Starts it, and stops the others when it follows; returns when it leads. */
    void lead() {
        if (!Files.exists(program)) {
            throw new DrillSkipped(
                    "put target/quarkus-app of another build of matching-service into "
                            + program.getParent());
        }
        start();
        Moments.await("the other build follows", FOLLOWS_WITHIN, () -> isIn("FOLLOWING"));
        others.forEach(other -> other.signal("STOP"));
        Moments.await("the other build leads", LEADS_WITHIN, () -> isIn("LIVE"));
    }

    private boolean isIn(String state) {
        return faults.state(address).equals(state);
    }

    private void start() {
        Ports ports = Ports.any();
        int port = ports.take(0);
        address = URI.create("http://127.0.0.1:" + port);
        String name = BourseService.MATCHING_SERVICE.serviceName();
        Path configuration = stack.folders().config("other-build.properties");
        try {
            // Of two values the later one counts.
            Secrets.writePrivate(
                    configuration,
                    Files.readString(stack.folders().config(name + ".properties"))
                            + "quarkus.http.port=%d\nquarkus.management.port=%d\n"
                                    .formatted(port, ports.take(0)));
            process =
                    new ProcessBuilder(
                                    Installation.java(),
                                    "-Xmx1g",
                                    "-XX:+UseCompactObjectHeaders",
                                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                                    "-Dsmallrye.config.locations=" + configuration.toUri(),
                                    "-jar",
                                    program.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(stack.folders().log("other-build").toFile())
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Wakes the others, which find their successor and follow; then it ends, and one leads. */
    @Override
    public void heal() {
        others.forEach(other -> other.signal("CONT"));
        try {
            Moments.await(
                    "one of this build follows", FOLLOWS_WITHIN, () -> faults.isAny("FOLLOWING"));
        } finally {
            Process running = process;
            if (running != null) {
                running.destroy();
            }
        }
    }
}
