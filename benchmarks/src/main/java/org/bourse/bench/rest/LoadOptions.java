package org.bourse.bench.rest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bourse.bench.BenchException;
import org.bourse.contracts.Decimals;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What orders are sent, and how fast. */
final class LoadOptions {
    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Requests per second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Seconds at the same rate before that (default: ${DEFAULT-VALUE}).")
    private int warmUp = 15;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description =
                    "mixed (three rest, the fourth takes them), crossing (every second one trades),"
                            + " resting (placed, later cancelled), cancels (placed, cancelled at"
                            + " once) or bursts (mixed, a second's in its first tenth)"
                            + " (default: mixed).")
    private String scenario = "mixed";

    @Option(
            names = "--users",
            paramLabel = "N",
            description = "How many of the users trade, an even number (default: all).")
    private @Nullable Integer users;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "Open connections at most (default: ${DEFAULT-VALUE}).")
    private int connections = 64;

    @Option(
            names = "--symbols",
            paramLabel = "N",
            description = "How many are traded in turn; 1 is BTC-USDT (default: ${DEFAULT-VALUE}).")
    private int symbols;

    @Option(
            names = "--price",
            paramLabel = "DECIMAL",
            description = "Orders are placed around it (default: ${DEFAULT-VALUE}).")
    private BigDecimal price = new BigDecimal("60000");

    @Option(
            names = "--tick",
            paramLabel = "DECIMAL",
            description = "The symbol's step of prices (default: ${DEFAULT-VALUE}).")
    private BigDecimal tick = new BigDecimal("0.01");

    @Option(
            names = "--quantity",
            paramLabel = "DECIMAL",
            description = "Of one order (default: ${DEFAULT-VALUE}).")
    private BigDecimal quantity = new BigDecimal("0.001");

    /**
     * @param rate requests per second if none are given
     * @param symbols how many are traded if none are given
     */
    LoadOptions(int rate, int symbols) {
        this.rate = rate;
        this.symbols = symbols;
    }

    int rate() {
        return rate;
    }

    int symbols() {
        return symbols;
    }

    String scenarioName() {
        return scenario;
    }

    /** Opens, funds and frees the accounts that will trade. */
    Load prepared(StackOptions stack, Rest rest) {
        Scenario chosen = scenario();
        Schedule schedule = schedule(chosen.burst());
        String run = "b" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        OrderBody bodies = new OrderBody(run, stack.symbols(symbols), price, tick, quantity);
        Exchange exchange = stack.exchange(rest);
        List<String> userNames = stack.userNames(users);
        String operator = exchange.token(stack.operator());
        List<Trader> traders =
                exchange.traders(
                        userNames,
                        operator,
                        run,
                        deposits(schedule, bodies.symbols(), userNames.size()),
                        Math.min(Schedule.PER_SECOND_MAX, schedule.perSecond() * chosen.burst()));
        return new Load(exchange, traders, operator, chosen, schedule, bodies, connections);
    }

    private Scenario scenario() {
        try {
            return Scenario.valueOf(scenario.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BenchException(
                    "--scenario is mixed, crossing, resting, cancels or bursts", e);
        }
    }

    private Schedule schedule(int burst) {
        try {
            return new Schedule(rate, warmUp, seconds, burst);
        } catch (IllegalArgumentException e) {
            throw new BenchException("--" + e.getMessage(), e);
        }
    }

    /** What each account needs for its share of the run, four times over. */
    private Map<String, String> deposits(Schedule schedule, List<String> traded, int accounts) {
        long orders = 4L * Scenario.LOTS_MAX * (schedule.total() / accounts + 1);
        BigDecimal base = quantity.multiply(BigDecimal.valueOf(orders));
        Map<String, String> deposits = new TreeMap<>();
        for (String name : traded) {
            String[] assets = name.split("-", 2);
            deposits.put(assets[0], Decimals.print(base));
            deposits.put(assets[1], Decimals.print(base.multiply(price).multiply(BigDecimal.TWO)));
        }
        return deposits;
    }
}
