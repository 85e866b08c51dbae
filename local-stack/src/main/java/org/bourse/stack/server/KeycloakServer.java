package org.bourse.stack.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bourse.stack.process.Component;
import org.bourse.stack.process.Ports;
import org.bourse.stack.process.ProcessSpec;
import org.bourse.stack.rest.RestClient;

/**
 * Keycloak with the realm {@code bourse}. The distribution is shared and read-only; each stack has
 * a home folder of links to it beside its own database file.
 */
public final class KeycloakServer implements Component {

    /** The component's name. */
    public static final String NAME = "keycloak";

    private static final List<String> SHARED = List.of("conf", "lib", "providers", "themes");

    private final Installation installation;
    private final StackFolders folders;
    private final Secrets secrets;
    private final List<String> serviceClients;
    private final int port;
    private final RestClient rest;

    /**
     * @param serviceClients the services that get a client with a service account
     */
    public KeycloakServer(
            Installation installation,
            StackFolders folders,
            Secrets secrets,
            List<String> serviceClients,
            int port,
            RestClient rest) {
        this.installation = installation;
        this.folders = folders;
        this.secrets = secrets;
        this.serviceClients = List.copyOf(serviceClients);
        this.port = port;
        this.rest = rest;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Path log() {
        return folders.log(name());
    }

    @Override
    public void prepare() throws IOException {
        Path home = folders.data(NAME);
        linkDistribution(installation.keycloak(), home);
        Path database = home.resolve("data").resolve("h2");
        Path template = installation.keycloakTemplate();
        if (!Files.exists(database) && Files.exists(template)) {
            Files.createDirectories(database);
            try (var files = Files.list(template)) {
                for (Path file : files.toList()) {
                    Files.copy(
                            file,
                            database.resolve(file.getFileName()),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        Secrets.writePrivate(
                home.resolve("data").resolve("import").resolve("bourse-realm.json"),
                RealmDocument.of(serviceClients, secrets));
    }

    /** Makes a home folder for one stack out of links to the distribution. */
    public static void linkDistribution(Path distribution, Path home) throws IOException {
        Files.createDirectories(home.resolve("data").resolve("import"));
        for (String name : SHARED) {
            Path link = home.resolve(name);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, distribution.resolve(name).toAbsolutePath());
        }
    }

    @Override
    public ProcessSpec spec() {
        List<String> command =
                command(
                        installation.keycloak(),
                        folders.data(NAME),
                        installation.aotArguments(NAME),
                        startArguments(port));
        return new ProcessSpec(Commands.ownSession(command), Map.of(), folders.home());
    }

    /** The arguments of a start on one port of the loopback interface. */
    public static List<String> startArguments(int port) {
        return List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname-strict=false");
    }

    /** What {@code kc.sh} would run, without the shell between the launcher and the JVM. */
    public static List<String> command(
            Path distribution, Path home, List<String> jvmArguments, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.addAll(
                List.of(
                        Installation.java(),
                        "-Xms64m",
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(jvmArguments);
        command.addAll(
                List.of(
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                        "--add-opens=java.base/java.security=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                        "-Duser.language=en",
                        "-Duser.country=US",
                        "-Dkc.home.dir=" + home,
                        "-Djboss.server.config.dir=" + home.resolve("conf"),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dpicocli.disable.closures=true",
                        "-Dquarkus-log-max-startup-records=10000",
                        "-cp",
                        distribution.resolve("lib").resolve("quarkus-run.jar").toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(arguments);
        return List.copyOf(command);
    }

    @Override
    public boolean isReady() {
        return Ports.isServed(port) && rest.probe(URI.create(Realm.issuer(port))) == 200;
    }

    @Override
    public Duration stopWithin() {
        return installation.javaStopWithin();
    }
}
