package org.bourse.stack.service;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.bourse.stack.process.Component;
import org.bourse.stack.process.ProcessSpec;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.server.Commands;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.server.Secrets;
import org.bourse.stack.server.StackFolders;

/**
 * A Quarkus service as its build made it. What differs between installations is written into a file
 * that only its owner may read: a command line would show the secrets to every user.
 */
public final class ServiceProcess implements Component {
    private static final int API_KEYS_SEALED_BY = 1;

    private final Placement placement;
    private final BourseService service;
    private final ServiceProgram program;
    private final StackFolders folders;
    private final Secrets secrets;
    private final Surroundings surroundings;
    private final int port;
    private final int managementPort;
    private final boolean quickStart;
    private final RestClient rest;
    private final List<String> properties;

    /**
     * @param placement which process it is; any but the first of the live venue may have overrides
     *     under its own name, too
     * @param program what it runs
     * @param quickStart whether the JVM compiles for a quick start instead of a long run
     * @param properties more of its configuration, a line each
     */
    public ServiceProcess(
            Placement placement,
            ServiceProgram program,
            StackFolders folders,
            Secrets secrets,
            Surroundings surroundings,
            int port,
            int managementPort,
            boolean quickStart,
            RestClient rest,
            List<String> properties) {
        this.placement = placement;
        service = placement.service();
        this.program = program;
        this.folders = folders;
        this.secrets = secrets;
        this.surroundings = surroundings;
        this.port = port;
        this.managementPort = managementPort;
        this.quickStart = quickStart;
        this.rest = rest;
        this.properties = List.copyOf(properties);
    }

    @Override
    public String name() {
        return placement.name();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public int managementPort() {
        return managementPort;
    }

    @Override
    public Path log() {
        return folders.log(name());
    }

    @Override
    public void prepare() throws IOException {
        program.requireBuilt();
        Secrets.writePrivate(configurationFile(), configuration());
    }

    @Override
    public ProcessSpec spec() {
        return new ProcessSpec(
                Commands.ownSession(program.command(configurationFile().toUri(), quickStart)),
                new FakedClock(folders, name()).environment(),
                folders.home());
    }

    @Override
    public boolean isReady() {
        URI address = URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
        return rest.probe(address) == 200;
    }

    private Path configurationFile() {
        return folders.config(name() + ".properties");
    }

    private String configuration() {
        StringBuilder text = new StringBuilder("# Written at each start.\n");
        set(text, "config_ordinal", "350");
        set(text, "quarkus.http.host", "127.0.0.1");
        set(text, "quarkus.http.port", port);
        set(text, "quarkus.management.host", "127.0.0.1");
        set(text, "quarkus.management.port", managementPort);
        set(text, "kafka.bootstrap.servers", surroundings.kafkaBootstrapServers());
        set(
                text,
                "quarkus.datasource.jdbc.url",
                PostgresServer.jdbcUrl(surroundings.postgresPort(), placement.database()));
        set(text, "quarkus.datasource.username", placement.database());
        set(text, "quarkus.datasource.password", secrets.password(placement.database()));
        set(text, "quarkus.redis.hosts", "redis://127.0.0.1:" + surroundings.redisPort());
        set(text, "quarkus.oidc.auth-server-url", surroundings.realm());
        if (!surroundings.issuer().equals(surroundings.realm())) {
            set(text, "quarkus.oidc.token.issuer", surroundings.issuer());
        }
        set(text, "quarkus.oidc.client-id", service.serviceName());
        set(
                text,
                "quarkus.oidc.credentials.secret",
                secrets.password("client." + service.serviceName()));
        // Keycloak starts at the same time and takes longer.
        set(text, "quarkus.oidc.connection-delay", "PT120S");
        set(text, "bourse.venue", placement.venue());
        if (service == BourseService.PORTFOLIO_SERVICE) {
            // Who is opened an account on a demo stack is known to be nobody.
            set(text, "bourse.account.kyc-required", false);
        }
        placement.logKeyId().ifPresent(id -> set(text, "bourse.log.key-id", id));
        set(text, "bourse.api-keys.key-id", API_KEYS_SEALED_BY);
        set(
                text,
                "bourse.api-keys.keys.\"" + API_KEYS_SEALED_BY + "\"",
                secrets.sealingKey(API_KEYS_SEALED_BY));
        set(text, "bourse.api-keys.uses-told-every", quickStart ? "1S" : "1M");
        if (service == BourseService.MATCHING_SERVICE) {
            // Here processes start often, and each replays what came since; they take part in
            // tests.
            set(text, "bourse.snapshots.every-commands", quickStart ? 2_000 : 20_000);
        }
        for (int id : placement.knownLogKeyIds()) {
            set(text, "bourse.log.keys.\"" + id + "\"", secrets.logKey(id));
        }
        placement.properties().forEach(line -> text.append(line).append('\n'));
        properties.forEach(line -> text.append(line).append('\n'));
        // Of two values the later one counts.
        if (!placement.paper()) {
            text.append(new Overrides(folders, service.serviceName()).text());
        }
        if (!name().equals(service.serviceName())) {
            text.append(new Overrides(folders, name()).text());
        }
        return text.toString();
    }

    private static void set(StringBuilder text, String name, Object value) {
        text.append(name).append('=').append(value).append('\n');
    }
}
