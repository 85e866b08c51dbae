package org.bourse.bench.history;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bourse.bench.BenchException;
import org.bourse.bench.database.ServiceDatabase;
import org.bourse.bench.measure.Machine;
import org.bourse.bench.measure.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin private ServiceDatabase database = new ServiceDatabase();

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        if (orders < ORDERS_MIN || orders > ORDERS_MAX || commands < 1 || reads < 1) {
            throw new BenchException(
                    "--orders is from 1,000 to 100 million, --commands and --reads are at least 1");
        }
        out.println(Machine.description());
        database.migrate("order-service");
        try (Connection connection = database.connect()) {
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
}
