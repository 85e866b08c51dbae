package org.bourse.stack.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.ProcessRecord;
import org.bourse.stack.process.StackException;
import org.bourse.stack.server.Installation;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.service.BourseService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

@Command(
        name = "import",
        description = {
            "Imports history from files: import FILE... --symbol NAME --source NAME [options];",
            "import --help lists them. Where Bourse is up, into its database."
        })
final class ImportCommand implements Callable<Integer> {
    private static final BourseService SERVICE = BourseService.MARKET_DATA_SERVICE;
    private static final String PROGRAM = "org.bourse.marketdata.history.load.ImportMain";
    private static final int NOT_STARTED = 2;

    @Unmatched private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        arguments.remove("--no-build");
        try {
            Optional<StackClient> running = StackClient.attach(BourseCommand.home());
            if (running.isEmpty()) {
                return run(Map.of());
            }
            try (StackClient client = running.get()) {
                return run(environment(client));
            }
        } catch (StackException e) {
            System.err.println("bourse: " + e.getMessage());
            return NOT_STARTED;
        }
    }

    /** As the service has it; what somebody says with --jdbc-url or --url wins. */
    private static Map<String, String> environment(StackClient client) {
        boolean isThere =
                client.state().find(PostgresServer.NAME).filter(ProcessRecord::isAlive).isPresent();
        String database = SERVICE.database();
        Map<String, String> environment = new HashMap<>();
        if (isThere) {
            environment.put("QUARKUS_DATASOURCE_JDBC_URL", client.jdbcUrl(database));
            environment.put("QUARKUS_DATASOURCE_USERNAME", database);
            environment.put("QUARKUS_DATASOURCE_PASSWORD", client.jdbcPassword(database));
        }
        if (client.state().find(SERVICE.serviceName()).isPresent()) {
            environment.put(
                    "BOURSE_MARKET_DATA_SERVICE", client.url(SERVICE.serviceName()).toString());
        }
        return environment;
    }

    /** Runs the service's own program in a JVM of its own. */
    private int run(Map<String, String> environment) {
        Path jars =
                BourseCommand.project()
                        .resolve(SERVICE.serviceName())
                        .resolve("target/quarkus-app");
        if (!Files.isDirectory(jars)) {
            throw new StackException(SERVICE.serviceName() + " is not built");
        }
        List<String> command = new ArrayList<>();
        command.add(Installation.java());
        command.add("-Xmx512m");
        command.add("-XX:+UseSerialGC");
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("-cp");
        command.add(
                Stream.of("app", "lib/main", "lib/boot")
                        .map(folder -> jars.resolve(folder) + "/*")
                        .collect(Collectors.joining(":")));
        command.add(PROGRAM);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new StackException("cannot start the import: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }
}
