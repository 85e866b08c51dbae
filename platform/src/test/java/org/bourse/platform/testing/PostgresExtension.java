package org.bourse.platform.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL of this build's own, started once for all test classes and stopped with them. Each
 * class gets a database with the named migrations of its service applied.
 */
public final class PostgresExtension implements BeforeAllCallback {
    private static final String SUPERUSER = "postgres";

    private static int databases;

    private final List<String> migrations;
    private String url = "";

    /**
     * @param migrations names of files of {@code db/migration}, in their order
     */
    public PostgresExtension(String... migrations) {
        this.migrations = List.of(migrations);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Server server =
                context.getRoot()
                        .getStore(ExtensionContext.Namespace.GLOBAL)
                        .computeIfAbsent(Server.class, _ -> Server.start(), Server.class);
        String database = "test" + ++databases;
        try (Connection connection = DriverManager.getConnection(server.url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        url = server.url(database);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String migration : migrations) {
                statement.execute(resource("/db/migration/" + migration));
            }
        }
    }

    /** The database, with the user in it. */
    public String url() {
        return url;
    }

    /** Connections are not pooled. */
    public DataSource dataSource() {
        return dataSource(url);
    }

    /** A database that is away: its connections are refused. */
    public static DataSource away() {
        return dataSource("jdbc:postgresql://127.0.0.1:1/none");
    }

    private static DataSource dataSource(String url) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        return dataSource;
    }

    /** A connection in auto-commit mode. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = PostgresExtension.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The running server. */
    private record Server(Path home, int port) implements AutoCloseable {

        static Server start() {
            try {
                Path home = Files.createTempDirectory("bourse-postgresql");
                Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
                unpack(home);
                Server server = new Server(home, freePort());
                server.initialise();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String url(String database) {
            return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(port, database, SUPERUSER);
        }

        private void initialise() throws IOException {
            Path data = Files.createDirectory(home.resolve("data"));
            if (isRoot()) {
                Files.setOwner(
                        data,
                        data.getFileSystem()
                                .getUserPrincipalLookupService()
                                .lookupPrincipalByName("nobody"));
            }
            run(
                    "initdb",
                    "-D",
                    data.toString(),
                    "-U",
                    SUPERUSER,
                    "-A",
                    "trust",
                    "-E",
                    "UTF8",
                    "--locale=C");
            run(
                    "pg_ctl",
                    "-D",
                    data.toString(),
                    "-w",
                    "-l",
                    data.resolve("server.log").toString(),
                    "-o",
                    "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
                            .formatted(port),
                    "start");
        }

        @Override
        public void close() throws IOException {
            run("pg_ctl", "-D", home.resolve("data").toString(), "-m", "immediate", "stop");
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }

        private void run(String program, String... arguments) throws IOException {
            List<String> command = new ArrayList<>();
            if (isRoot()) {
                // PostgreSQL refuses to be root.
                command.addAll(
                        List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
            }
            command.add(home.resolve("bin").resolve(program).toString());
            command.addAll(List.of(arguments));
            Path output = home.resolve(program + ".log");
            Process process =
                    new ProcessBuilder(command)
                            .directory(home.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            try {
                if (process.waitFor() != 0) {
                    throw new IOException(program + " failed: " + Files.readString(output));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(program + " was interrupted", e);
            }
        }

        private static boolean isRoot() {
            return System.getProperty("user.name").equals("root");
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }

        private static void unpack(Path home) throws IOException {
            try (InputStream jar =
                            PostgresExtension.class.getResourceAsStream(
                                    "/postgres-linux-x86_64.txz");
                    TarArchiveInputStream tar =
                            new TarArchiveInputStream(new XZCompressorInputStream(jar))) {
                TarArchiveEntry entry = tar.getNextEntry();
                while (entry != null) {
                    unpack(tar, entry, home.resolve(entry.getName()).normalize());
                    entry = tar.getNextEntry();
                }
            }
        }

        private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
                throws IOException {
            if (entry.isDirectory()) {
                Files.createDirectories(file);
            } else if (entry.isSymbolicLink()) {
                Files.createDirectories(file.getParent());
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else {
                Files.createDirectories(file.getParent());
                Files.copy(tar, file);
                boolean executable = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        file,
                        PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
