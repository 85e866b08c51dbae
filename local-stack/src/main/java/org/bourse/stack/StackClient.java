package org.bourse.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bourse.stack.fault.FaultClient;
import org.bourse.stack.process.ProcessRecord;
import org.bourse.stack.process.StackException;
import org.bourse.stack.process.StackState;
import org.bourse.stack.process.StateFile;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.server.Authority;
import org.bourse.stack.server.KafkaServer;
import org.bourse.stack.server.KeycloakServer;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.server.Realm;
import org.bourse.stack.server.RedisServer;
import org.bourse.stack.server.Secrets;
import org.bourse.stack.server.StackFolders;
import org.bourse.stack.service.Overrides;

/** Where everything of a running stack is, and tokens to use it with. */
public final class StackClient implements AutoCloseable {

    private final Supplier<StackState> state;
    private final StackFolders folders;
    private final Secrets secrets;
    private final RestClient rest = new RestClient();

    StackClient(Supplier<StackState> state, StackFolders folders, Secrets secrets) {
        this.state = state;
        this.folders = folders;
        this.secrets = secrets;
    }

    /** The stack of a data folder, if it runs. */
    public static Optional<StackClient> attach(Path home) {
        StateFile file = new StateFile(home);
        return file.read()
                .filter(state -> state.supervisor().isAlive())
                .map(state ->
                        new StackClient(
                                () -> file.read().orElse(state),
                                new StackFolders(home),
                                new Secrets(home)));
    }

    /** What runs. */
    public StackState state() {
        return state.get();
    }

    /** The base address of a service or of Keycloak. */
    public URI url(String name) {
        return address(record(name).port());
    }

    /** The base address of a service's health and metrics. */
    public URI managementUrl(String name) {
        return address(record(name).managementPort());
    }

    /** Kafka's bootstrap servers. */
    public String kafkaBootstrapServers() {
        return KafkaServer.bootstrapServers(record(KafkaServer.NAME).port());
    }

    /** Redis' address. */
    public URI redisUrl() {
        return URI.create("redis://127.0.0.1:" + record(RedisServer.NAME).port());
    }

    /** A database, one of {@link PostgresServer#DATABASES}; its role has the same name. */
    public String jdbcUrl(String database) {
        String url = PostgresServer.jdbcUrl(record(PostgresServer.NAME).port(), database);
        return PostgresServer.asksForCertificates(folders)
                ? url + new Authority(folders, secrets).jdbcParameters(database)
                : url;
    }

    /** The password of the role that owns a database. */
    public String jdbcPassword(String database) {
        return secrets.password(database);
    }

    /** The secret of a key that signs commands, base64. */
    public String logKey(int keyId) {
        return secrets.logKey(keyId);
    }

    /** Where its files are. */
    public StackFolders folders() {
        return folders;
    }

    /** What is set for a service at its next start. */
    public Overrides overrides(String service) {
        return new Overrides(folders, service);
    }

    /** Commands faults on the wires; empty when the stack was started without them. */
    public Optional<FaultClient> faults() {
        return FaultClient.connect(folders.faults());
    }

    /** Where tokens are asked for. */
    public URI tokenEndpoint() {
        return realm().tokenEndpoint();
    }

    /** A fresh access token of a person, for example {@code alice}. */
    public String token(String userName) {
        return realm().token(userName);
    }

    /** A fresh access token of a service's own account. */
    public String serviceToken(String service) {
        return realm().serviceToken(service);
    }

    /**
     * Makes sure that the traders {@code <prefix>-1} to {@code <prefix>-<count>} exist.
     *
     * @return their user names
     */
    public List<String> createTraders(String prefix, int count) {
        return realm().createTraders(prefix, count);
    }

    /** The same with another role of the realm's. */
    public List<String> createPeople(String prefix, int count, String role) {
        return realm().createPeople(prefix, count, role);
    }

    /** The JSON client everything here uses. */
    public RestClient rest() {
        return rest;
    }

    @Override
    public void close() {
        rest.close();
    }

    private Realm realm() {
        return new Realm(url(KeycloakServer.NAME), secrets, rest);
    }

    private ProcessRecord record(String name) {
        return state().find(name)
                .orElseThrow(() -> new StackException("no such part of the stack: " + name));
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
