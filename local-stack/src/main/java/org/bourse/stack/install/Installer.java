package org.bourse.stack.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.stack.process.Component;
import org.bourse.stack.process.ManagedProcess;
import org.bourse.stack.process.Ports;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.server.Commands;
import org.bourse.stack.server.Installation;
import org.bourse.stack.server.KafkaServer;
import org.bourse.stack.server.KeycloakServer;
import org.bourse.stack.server.Secrets;
import org.bourse.stack.server.StackFolders;

/**
 * Finishes the installation of the servers. A stamp remembers what was finished with which versions
 * and which JDK, so that a second build does nothing.
 */
public final class Installer {

    private final Path servers;
    private final Installation installation;

    private Installer(Path servers) {
        this.servers = servers;
        this.installation = new Installation(servers);
    }

    /**
     * Finishes the installation.
     *
     * @param arguments the folder of the servers
     */
    public static void main(String[] arguments) throws IOException {
        new Installer(Path.of(arguments[0]).toAbsolutePath()).install();
    }

    private void install() throws IOException {
        Path stamp = servers.resolve("installed.txt");
        String wanted = fingerprint();
        if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
            return;
        }
        Files.deleteIfExists(stamp);
        System.out.println("installing the servers; once per version, about a minute");
        installPostgresql();
        Archive.makeExecutable(installation.redisServer());
        Path work = servers.resolve("work");
        deleteTree(work);
        buildKeycloak(work);
        makeKeycloakTemplate(work);
        trainKeycloak(work);
        trainKafka(work);
        deleteTree(work);
        Files.writeString(stamp, wanted);
    }

    /** What a change of makes the installation stale. */
    private String fingerprint() throws IOException {
        StringBuilder text = new StringBuilder("installer 1\n");
        text.append("jdk ").append(System.getProperty("java.vm.version")).append('\n');
        text.append(Installation.java()).append('\n').append(servers).append('\n');
        text.append(Files.readString(installation.keycloak().resolve("version.txt")));
        try (var files = Files.list(installation.postgresql())) {
            files.filter(file -> file.toString().endsWith(".txz"))
                    .forEach(file -> text.append(sizeOf(file)).append('\n'));
        }
        return text.append(installation.kafkaClassPath()).append('\n').toString();
    }

    private void installPostgresql() throws IOException {
        try (var files = Files.list(installation.postgresql())) {
            Path archive =
                    files.filter(file -> file.toString().endsWith(".txz"))
                            .findFirst()
                            .orElseThrow(() -> new IOException("no PostgreSQL archive"));
            Archive.unpack(archive, installation.postgresql());
        }
    }

    private void buildKeycloak(Path work) throws IOException {
        List<String> command =
                KeycloakServer.command(
                        installation.keycloak(),
                        installation.keycloak(),
                        List.of(),
                        List.of("build", "--db=dev-file", "--cache=local"));
        Commands.run(command, Map.of(), work.resolve("logs").resolve("keycloak-build.log"));
    }

    /** A first start without any realm of ours: what it writes is the same for every stack. */
    private void makeKeycloakTemplate(Path work) throws IOException {
        Path template = installation.keycloakTemplate();
        deleteTree(template);
        KeycloakTemplateRun run =
                new KeycloakTemplateRun(
                        installation,
                        work.resolve("keycloak-template"),
                        work.resolve("logs").resolve("keycloak-template.log"),
                        Ports.any().take(0));
        runOnce(run);
        Files.createDirectories(template);
        try (var files = Files.list(run.databaseFolder())) {
            for (Path file : files.filter(it -> it.toString().endsWith(".mv.db")).toList()) {
                Files.copy(file, template.resolve(file.getFileName()));
            }
        }
    }

    private void trainKeycloak(Path work) throws IOException {
        Files.deleteIfExists(installation.aotCache(KeycloakServer.NAME));
        Secrets secrets = new Secrets(work);
        int port = Ports.any().take(0);
        try (RestClient rest = new RestClient()) {
            runOnce(
                    new KeycloakServer(
                            new Installation(servers, true),
                            new StackFolders(work),
                            secrets,
                            List.of("order-service"),
                            port,
                            rest));
        }
    }

    private void trainKafka(Path work) throws IOException {
        Files.deleteIfExists(installation.aotCache(KafkaServer.NAME));
        Ports ports = Ports.any();
        runOnce(
                new KafkaServer(
                        new Installation(servers, true),
                        new StackFolders(work),
                        ports.take(0),
                        ports.take(0),
                        List.of(),
                        Optional.empty(),
                        true));
    }

    private static void runOnce(Component component) {
        ManagedProcess process =
                new ManagedProcess(component, line -> System.out.println("  " + line), () -> {});
        try {
            process.start();
            process.awaitReady();
        } finally {
            process.stop();
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

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
