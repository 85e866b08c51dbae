package org.bourse.stack.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.StackOptions;
import org.bourse.stack.process.StackException;
import org.bourse.stack.seed.DemoMarket;
import org.bourse.stack.server.DemoUser;
import org.bourse.stack.server.Installation;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.service.BourseService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

@Command(
        name = "bench",
        subcommands = StartsCommand.class,
        description = {
            "Measures: bench NAME [options]; bench --help lists the names.",
            "The last line is RESULT key=value; rest, ws, reads and guard start a stack where none is up,"
                    + " history and ledger a PostgreSQL of their own;"
                    + " starts wants a stack that is up."
        })
final class BenchCommand implements Callable<Integer> {

    /** Trades on a symbol of its own, too. */
    private static final String GUARD = "guard";

    private static final List<String> ON_A_STACK = List.of("rest", "ws", "reads", GUARD);

    /** How many symbols a bench trades when it is not told; others trade one. */
    private static final Map<String, Integer> SYMBOLS = Map.of("ws", 50, "reads", 10);

    /** With the service whose tables it is about. */
    private static final Map<String, BourseService> ON_A_DATABASE =
            Map.of(
                    "history", BourseService.ORDER_SERVICE,
                    "ledger", BourseService.PORTFOLIO_SERVICE);

    /** In the home; reset deletes it. */
    static final String DATABASE_FOLDER = "bench-history";

    private static final int TRADERS = 64;
    private static final String LOT = "0.00001";
    private static final String MOST = "9000";

    @Unmatched private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        arguments.remove("--no-build");
        boolean isHelp = arguments.contains("--help") || arguments.contains("-h");
        Optional<BourseService> onDatabase =
                arguments.stream()
                        .flatMap(it -> Optional.ofNullable(ON_A_DATABASE.get(it)).stream())
                        .findFirst();
        if (onDatabase.isPresent() && !isHelp) {
            return runOnDatabase(onDatabase.get());
        }
        if (arguments.stream().noneMatch(ON_A_STACK::contains) || isHelp) {
            return run("engine.options", Map.of());
        }
        Optional<StackClient> running = StackClient.attach(BourseCommand.home());
        if (running.isPresent()) {
            try (StackClient client = running.get()) {
                return run("rest.options", environment(client));
            }
        }
        Console console = new Console();
        StackOptions options = StackOptions.standard(BourseCommand.project(), BourseCommand.home());
        try (Stack stack = Stack.start(options, console)) {
            new DemoMarket(stack.client()).seedOnce(options.home(), console);
            stack.markComplete();
            return run("rest.options", environment(stack.client()));
        }
    }

    /** The database stays, so that it need not be loaded again. */
    private int runOnDatabase(BourseService service) {
        Console console = new Console();
        Path home = BourseCommand.home().resolve(DATABASE_FOLDER);
        StackOptions options =
                StackOptions.standard(BourseCommand.project(), home)
                        .only(List.of(PostgresServer.NAME));
        String database = service.database();
        try (Stack stack = Stack.start(options, console)) {
            StackClient client = stack.client();
            int code =
                    run(
                            "rest.options",
                            Map.of(
                                    "BOURSE_BENCH_JDBC_URL",
                                    client.jdbcUrl(database),
                                    "BOURSE_BENCH_JDBC_USER",
                                    database,
                                    "BOURSE_BENCH_JDBC_PASSWORD",
                                    client.jdbcPassword(database)));
            console.line("the database stays in " + Summary.shown(home));
            return code;
        }
    }

    /** Where the stack is, and traders whose passwords are their names. */
    private Map<String, String> environment(StackClient client) {
        int traders = Math.max(TRADERS, given("--users"));
        String processes =
                client.state().processes().stream()
                        .map(process -> process.name() + "=" + process.pid())
                        .collect(Collectors.joining(","));
        return Map.of(
                "BOURSE_ORDER_SERVICE",
                client.url(BourseService.ORDER_SERVICE.serviceName()).toString(),
                "BOURSE_PORTFOLIO_SERVICE",
                client.url(BourseService.PORTFOLIO_SERVICE.serviceName()).toString(),
                "BOURSE_MARKET_DATA_SERVICE",
                client.url(BourseService.MARKET_DATA_SERVICE.serviceName()).toString(),
                "BOURSE_MATCHING_SERVICE",
                client.url(BourseService.MATCHING_SERVICE.serviceName()).toString(),
                "BOURSE_RISK_SERVICE",
                client.url(BourseService.RISK_SERVICE.serviceName()).toString(),
                "BOURSE_RISK_METRICS",
                client.managementUrl(BourseService.RISK_SERVICE.serviceName()).toString(),
                "BOURSE_TOKEN_ENDPOINT",
                client.tokenEndpoint().toString(),
                "BOURSE_BENCH_USERS",
                String.join(",", client.createTraders("load", traders)),
                "BOURSE_BENCH_SYMBOLS",
                String.join(",", symbols(client, symbols())),
                "BOURSE_PROCESSES",
                processes);
    }

    private int symbols() {
        int given = given("--symbols");
        int usual =
                arguments.stream().mapToInt(name -> SYMBOLS.getOrDefault(name, 1)).max().orElse(1);
        int own = arguments.contains(GUARD) ? 1 : 0;
        return (given > 0 ? given : usual) + own;
    }

    /** The value of an option of the bench, 0 when it is not given or no number. */
    private int given(String option) {
        int at = arguments.indexOf(option);
        String value = at < 0 || at + 1 == arguments.size() ? "" : arguments.get(at + 1);
        return value.matches("[0-9]{1,4}") ? Integer.parseInt(value) : 0;
    }

    /** The demo's first, and as many more as are asked for, which are listed now. */
    private static List<String> symbols(StackClient client, int count) {
        List<String> names = new ArrayList<>(List.of("BTC-USDT"));
        DemoMarket market = new DemoMarket(client);
        for (int number = 2; number <= count; number++) {
            String operator = client.token(DemoUser.OPERATOR.userName());
            String base = "LOAD" + number;
            market.listAsset(operator, base);
            market.list(operator, DemoMarket.symbol(base, LOT, MOST));
            names.add(base + "-USDT");
        }
        return names;
    }

    /** Runs the benches' own program in a JVM with the options it asks for. */
    private int run(String options, Map<String, String> environment) {
        Path target = BourseCommand.project().resolve("benchmarks").resolve("target");
        if (!Files.isDirectory(target.resolve("lib"))) {
            throw new StackException("the benches are not built");
        }
        List<String> command = new ArrayList<>();
        command.add(Installation.java());
        command.add("@" + target.resolve("jvm").resolve(options));
        command.add("-Dbourse.root=" + BourseCommand.project());
        command.add("-cp");
        command.add(target.resolve("classes") + ":" + target.resolve("lib") + "/*");
        command.add("org.bourse.bench.Main");
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new StackException("cannot start the bench: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }
}
