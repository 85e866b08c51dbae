package org.bourse.bench.history;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.bourse.bench.BenchException;
import org.bourse.bench.measure.Machine;
import org.bourse.bench.measure.Result;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures order-service's history in PostgreSQL. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Loads generated orders into a database, unless they are in it; then tells how"
                        + " many rows a second the projection writes, how long the reads take, and"
                        + " whether their plans are good.")
public final class HistoryBench implements Callable<Integer> {
    private static final int ORDERS_MIN = 1_000;
    private static final int ORDERS_MAX = 100_000_000;

    @Option(
            names = "--orders",
            paramLabel = "N",
            description = "Orders of twelve months (default: ${DEFAULT-VALUE}).")
    private int orders = 10_000_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of everything that is random (default: ${DEFAULT-VALUE}).")
    private int seed = 23;

    @Option(
            names = "--commands",
            paramLabel = "N",
            description = "Whose events the projection applies (default: ${DEFAULT-VALUE}).")
    private int commands = 300_000;

    @Option(
            names = "--reads",
            paramLabel = "N",
            description = "Of each kind (default: ${DEFAULT-VALUE}).")
    private int reads = 1_000;

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

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        if (orders < ORDERS_MIN || orders > ORDERS_MAX || commands < 1 || reads < 1) {
            throw new BenchException(
                    "--orders is from 1,000 to 100 million, --commands and --reads are at least 1");
        }
        if (jdbcUrl == null) {
            throw new BenchException("--jdbc-url is needed; ./bourse bench history sets it");
        }
        out.println(Machine.description());
        Flyway.configure().dataSource(jdbcUrl, jdbcUser, jdbcPassword).load().migrate();
        try (Connection connection = connect(jdbcUrl)) {
            new HistoryLoad(connection, orders, seed, out).loadOnce();
            Result result =
                    new Result().with("bench", "history").with("orders", orders).with("seed", seed);
            List<String> badPlans = new ReadRun(connection, orders, seed, reads, out).run(result);
            new ProjectionRun(connection, seed, commands, out).run(result);
            out.println(result.with("bad_plans", badPlans.size()));
            badPlans.forEach(plan -> out.printf(Locale.ROOT, "bad plan: %s%n", plan));
            if (!badPlans.isEmpty()) {
                throw new BenchException(badPlans.size() + " plans are bad");
            }
            return 0;
        } catch (SQLException e) {
            throw new BenchException("the database says: " + e.getMessage(), e);
        }
    }

    /** As order-service connects. */
    private Connection connect(String url) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("prepareThreshold", "1");
        if (jdbcUser != null) {
            properties.setProperty("user", jdbcUser);
        }
        if (jdbcPassword != null) {
            properties.setProperty("password", jdbcPassword);
        }
        return DriverManager.getConnection(url, properties);
    }
}
