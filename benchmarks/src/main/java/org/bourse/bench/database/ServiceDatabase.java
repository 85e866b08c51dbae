package org.bourse.bench.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.bourse.bench.BenchException;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a service's tables are: options that benches share. */
public final class ServiceDatabase {
    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            defaultValue = "${env:BOURSE_BENCH_JDBC_URL}",
            description = "Default: environment BOURSE_BENCH_JDBC_URL; the launcher sets it.")
    private @Nullable String jdbcUrl;

    @Option(
            names = "--jdbc-user",
            paramLabel = "NAME",
            defaultValue = "${env:BOURSE_BENCH_JDBC_USER}",
            description = "Default: environment BOURSE_BENCH_JDBC_USER.")
    private @Nullable String jdbcUser;

    @Option(
            names = "--jdbc-password",
            paramLabel = "TEXT",
            defaultValue = "${env:BOURSE_BENCH_JDBC_PASSWORD}",
            description = "Default: environment BOURSE_BENCH_JDBC_PASSWORD.")
    private @Nullable String jdbcPassword;

    /**
     * Brings the tables of a service to where its build has them. Several services are on the class
     * path, so the migrations are taken from its folder.
     *
     * @param service the module's name
     */
    public void migrate(String service) {
        Path root = Path.of(System.getProperty("bourse.root", ".")).toAbsolutePath().normalize();
        Path migrations = root.resolve(service).resolve("src/main/resources/db/migration");
        Flyway.configure()
                .dataSource(url(), jdbcUser, jdbcPassword)
                .locations("filesystem:" + migrations)
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }

    /** A connection as services have them. */
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("prepareThreshold", "1");
        if (jdbcUser != null) {
            properties.setProperty("user", jdbcUser);
        }
        if (jdbcPassword != null) {
            properties.setProperty("password", jdbcPassword);
        }
        return DriverManager.getConnection(url(), properties);
    }

    private String url() {
        if (jdbcUrl == null) {
            throw new BenchException("--jdbc-url is needed; ./bourse bench sets it");
        }
        return jdbcUrl;
    }
}
