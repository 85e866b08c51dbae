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
    private final boolean durable;

    /**
     * @param durable whether every commit waits for the disk; tests do without
     */
    public PostgresServer(
            Installation installation,
            StackFolders folders,
            Secrets secrets,
            int port,
            boolean durable) {
        this.installation = installation;
        this.folders = folders;
        this.secrets = secrets;
        this.port = port;
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
