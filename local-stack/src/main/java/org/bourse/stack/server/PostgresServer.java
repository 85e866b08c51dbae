package org.bourse.stack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.stack.process.Component;
import org.bourse.stack.process.Ports;
import org.bourse.stack.process.ProcessSpec;

/**
 * PostgreSQL with one database and one role per service, passwords checked by SCRAM. Started by the
 * superuser it runs as {@code nobody}, because PostgreSQL refuses to be root.
 */
public final class PostgresServer implements Component {

    /** The component's name. */
    public static final String NAME = "postgresql";

    /** The databases; the role that owns one has the same name. */
    public static final List<String> DATABASES =
            List.of(
                    "orders",
                    "portfolio",
                    "risk",
                    "marketdata",
                    "matching",
                    "orders_paper",
                    "portfolio_paper",
                    "marketdata_paper");

    /** The role that may do everything, and its database. */
    public static final String SUPERUSER = "postgres";

    private final Installation installation;
    private final StackFolders folders;
    private final Secrets secrets;
    private final int port;
    private final Optional<Authority> authority;
    private final boolean durable;

    /**
     * @param authority who signs the certificates of server and roles, if they show any
     * @param durable whether every commit waits for the disk; tests do without
     */
    public PostgresServer(
            Installation installation,
            StackFolders folders,
            Secrets secrets,
            int port,
            Optional<Authority> authority,
            boolean durable) {
        this.installation = installation;
        this.folders = folders;
        this.secrets = secrets;
        this.port = port;
        this.authority = authority;
        this.durable = durable;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    /** Where a database is reached. */
    public static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public Path log() {
        return folders.log(name());
    }

    @Override
    public void prepare() throws IOException {
        WalScript.createOnce(folders);
        prepareCertificates();
        Path data = folders.data(NAME);
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        Files.createDirectories(data);
        Path passwordFile = data.resolveSibling(NAME + ".password");
        Secrets.writePrivate(passwordFile, secrets.password(SUPERUSER));
        own(data);
        own(passwordFile);
        List<String> command =
                List.of(
                        program("initdb"),
                        "--pgdata=" + data,
                        "--username=" + SUPERUSER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C");
        try {
            Commands.run(
                    Commands.prefixed(unprivileged(), command),
                    Map.of(),
                    folders.log(NAME + "-initdb"));
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /** The roles of the databases come with TLS and a certificate of their name, or not at all. */
    private void prepareCertificates() throws IOException {
        Files.deleteIfExists(rules(folders));
        if (authority.isEmpty()) {
            return;
        }
        authority.get().issue(NAME);
        own(authority.get().key(NAME));
        for (String role : DATABASES) {
            authority.get().issue(role);
        }
        Files.writeString(
                rules(folders),
                """
                # Written at each start.
                host    all %s 127.0.0.1/32 scram-sha-256
                hostssl all all 127.0.0.1/32 scram-sha-256 clientcert=verify-full
                """
                        .formatted(SUPERUSER));
    }

    /** Who may come how; there only while roles have to show certificates. */
    private static Path rules(StackFolders folders) {
        return folders.config("pg_hba.conf");
    }

    /** Whether the roles of the databases have to show certificates. */
    public static boolean asksForCertificates(StackFolders folders) {
        return Files.exists(rules(folders));
    }

    @Override
    public ProcessSpec spec() {
        return spec(List.of());
    }

    /**
     * How it is started once, with more settings.
     *
     * @param settings for example {@code recovery_target_action=promote}
     */
    public ProcessSpec spec(List<String> settings) {
        List<String> command = new ArrayList<>();
        command.addAll(
                List.of(
                        program("postgres"),
                        "-D",
                        folders.data(NAME).toString(),
                        "-p",
                        Integer.toString(port)));
        setting(command, "listen_addresses=127.0.0.1");
        setting(command, "unix_socket_directories=");
        setting(command, "max_connections=200");
        setting(command, "shared_buffers=128MB");
        setting(command, "timezone=UTC");
        // The script decides, so that archiving is switched without a restart.
        setting(command, "archive_mode=on");
        setting(command, "archive_command=" + WalScript.command(folders));
        authority.ifPresent(signer -> {
            setting(command, "ssl=on");
            setting(command, "ssl_min_protocol_version=TLSv1.3");
            setting(command, "ssl_ca_file=" + signer.caCertificate());
            setting(command, "ssl_cert_file=" + signer.certificate(NAME));
            setting(command, "ssl_key_file=" + signer.key(NAME));
            setting(command, "hba_file=" + rules(folders));
        });
        settings.forEach(setting -> setting(command, setting));
        if (!durable) {
            setting(command, "fsync=off");
        }
        try {
            return new ProcessSpec(
                    Commands.ownSession(Commands.prefixed(unprivileged(), command)),
                    Map.of(),
                    folders.home());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public boolean isReady() {
        if (!Ports.isServed(port)) {
            return false;
        }
        try (Connection _ = connect()) {
            return true;
        } catch (SQLException _) {
            return false;
        }
    }

    @Override
    public void afterReady() throws IOException {
        try (Connection connection = connect()) {
            for (String database : DATABASES) {
                createDatabase(connection, database);
            }
        } catch (SQLException e) {
            throw new IOException("cannot create the databases: " + e.getMessage(), e);
        }
    }

    /** A fast shutdown: open sessions are ended, nothing is lost. */
    @Override
    public String stopSignal() {
        return "INT";
    }

    private void createDatabase(Connection connection, String name) throws SQLException {
        try (PreparedStatement exists =
                connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            exists.setString(1, name);
            try (ResultSet rows = exists.executeQuery()) {
                if (rows.next()) {
                    return;
                }
            }
        }
        // The names are constants and the passwords are of the URL-safe alphabet: no quoting
        // needed.
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop role if exists " + name);
            statement.execute(
                    "create role %s login password '%s'".formatted(name, secrets.password(name)));
            statement.execute("create database %s owner %s".formatted(name, name));
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                jdbcUrl(port, SUPERUSER) + "?connectTimeout=2&loginTimeout=3",
                SUPERUSER,
                secrets.password(SUPERUSER));
    }

    private String program(String name) {
        return installation.postgresql().resolve("bin").resolve(name).toString();
    }

    private static void setting(List<String> command, String setting) {
        command.add("-c");
        command.add(setting);
    }

    /** Gives a file or folder to the user whom the server runs as. */
    public static void own(Path path) throws IOException {
        if (!Commands.isRoot()) {
            return;
        }
        var lookup = path.getFileSystem().getUserPrincipalLookupService();
        Files.setOwner(path, lookup.lookupPrincipalByName("nobody"));
        if (Files.isDirectory(path)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /**
     * Becomes nobody. Where the project lies in a folder closed to others, as a home folder is, the
     * process keeps the one capability it needs to get through it.
     */
    private List<String> unprivileged() throws IOException {
        if (!Commands.isRoot()) {
            return List.of();
        }
        List<String> prefix = new ArrayList<>();
        prefix.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        boolean reachable =
                Commands.isReachableByAll(folders.home())
                        && Commands.isReachableByAll(installation.postgresql());
        if (!reachable) {
            prefix.addAll(List.of("--inh-caps=+dac_override", "--ambient-caps=+dac_override"));
        }
        return List.copyOf(prefix);
    }
}
