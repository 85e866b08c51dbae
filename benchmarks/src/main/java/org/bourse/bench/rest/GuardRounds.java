package org.bourse.bench.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.bourse.bench.BenchException;
import org.bourse.contracts.Decimals;

/**
 * One account that may hold nothing buys, and is suspended by risk-service; it is let go, sells,
 * and is armed anew. Then it has open orders and an operator kills it. Each time is taken by
 * itself: the reaction from what risk-service counts, from the writing of the fill's event until
 * the log has the command; the switch from the request until it is answered and a read shows that
 * nothing is open.
 */
final class GuardRounds {
    private static final String LABEL = "guard";
    private static final String KIND = "OPEN_POSITIONS";
    private static final String COUNT = "bourse_guard_reaction_seconds_count";
    private static final String SUM = "bourse_guard_reaction_seconds_sum";
    private static final String ACTION = "action=\"SUSPEND\"";
    private static final int OPEN_ORDERS = 10;
    private static final int LOTS_DEPOSITED = 100;
    private static final int ORDERS_PER_SECOND = 1_000;
    private static final long MICROS_MAX = 60_000_000;
    private static final long GIVE_UP_NANOS = 60_000_000_000L;
    private static final long PAUSE_NANOS = 2_000_000;

    private final Exchange exchange;
    private final Venue venue;
    private final String symbol;
    private final BigDecimal price;
    private final BigDecimal quantity;
    private final Histogram reactions = new Histogram(MICROS_MAX, 3);
    private final Histogram kills = new Histogram(MICROS_MAX, 3);
    private final String operator;
    private final String risk;
    private final Trader maker;
    private final Trader watched;
    private int orders;

    /**
     * Where the operator and the risk manager ask.
     *
     * @param riskManager user name
     * @param riskMetrics base address of what risk-service counts
     */
    record Venue(URI matchingService, URI riskService, URI riskMetrics, String riskManager) {}

    /** In microseconds. */
    record Times(Histogram reactions, Histogram kills) {
        double millis(Histogram micros, double percentile) {
            return micros.getValueAtPercentile(percentile) / 1e3;
        }
    }

    /**
     * The first trader's sub-account is watched, the second trader is who it trades with.
     *
     * @param symbol that nobody else trades meanwhile
     */
    GuardRounds(Load load, Venue venue, String symbol) {
        exchange = load.exchange();
        this.venue = venue;
        this.symbol = symbol;
        price = load.bodies().middle();
        quantity = load.bodies().quantity();
        operator = load.operator();
        risk = exchange.token(venue.riskManager());
        maker = load.traders().get(1);
        watched = exchange.subAccount(load.traders().getFirst(), LABEL);
        exchange.setRate(operator, watched, ORDERS_PER_SECOND);
        String[] assets = symbol.split("-", 2);
        BigDecimal base = quantity.multiply(BigDecimal.valueOf(LOTS_DEPOSITED));
        exchange.deposit(operator, load.bodies().run(), maker, assets[0], Decimals.print(base));
        String quote = Decimals.print(base.multiply(price));
        exchange.deposit(operator, load.bodies().run(), watched, assets[1], quote);
        state("ACTIVE", false);
        put(policy(), risk, Map.of("limit", "0", "action", "SUSPEND"));
        arm();
    }

    /** Rounds until the end; those before it is warm are not counted. */
    Times run(BooleanSupplier isWarm, BooleanSupplier isOver) {
        while (!isOver.getAsBoolean()) {
            boolean counts = isWarm.getAsBoolean();
            long reaction = breach();
            long kill = kill();
            if (counts) {
                reactions.recordValue(Math.min(MICROS_MAX, reaction));
                kills.recordValue(Math.min(MICROS_MAX, kill));
            }
        }
        return new Times(reactions, kills);
    }

    private long breach() {
        double countBefore = counted(COUNT);
        double sumBefore = counted(SUM);
        place(maker, "SELL", price);
        place(watched, "BUY", price);
        await("a reaction", () -> counted(COUNT) > countBefore);
        double seconds = counted(SUM) - sumBefore;
        state("ACTIVE", false);
        place(maker, "BUY", price);
        place(watched, "SELL", price);
        URI exposure = venue.riskService().resolve("/api/v1/exposures/" + watched.accountId());
        await(
                "nothing held",
                () ->
                        exchange.rest()
                                        .get(exposure, risk)
                                        .orThrow()
                                        .at("/figures/openPositions")
                                        .asInt(-1)
                                == 0);
        arm();
        return Math.round(seconds * 1e6);
    }

    private long kill() {
        for (int order = 0; order < OPEN_ORDERS; order++) {
            place(watched, "BUY", price.divide(BigDecimal.TWO));
        }
        await("open orders", () -> open() == OPEN_ORDERS);
        long before = System.nanoTime();
        state("SUSPENDED", true);
        while (open() > 0) {
            giveUp("no open orders", before);
        }
        long micros = (System.nanoTime() - before) / 1_000;
        state("ACTIVE", false);
        return micros;
    }

    private int open() {
        String query = "/api/v1/orders?status=OPEN&accountId=" + watched.accountId();
        JsonNode page =
                exchange.rest()
                        .get(exchange.orderService().resolve(query), watched.token())
                        .orThrow();
        return page.path("orders").size();
    }

    private void place(Trader trader, String side, BigDecimal price) {
        orders++;
        exchange.rest()
                .post(
                        exchange.orderService().resolve("/api/v1/orders"),
                        trader.token(),
                        Map.of(),
                        Map.of(
                                "clientOrderId",
                                "guard-" + Long.toString(System.nanoTime(), 36) + "-" + orders,
                                "accountId",
                                trader.accountId(),
                                "symbol",
                                symbol,
                                "side",
                                side,
                                "type",
                                "LIMIT",
                                "timeInForce",
                                "GTC",
                                "price",
                                Decimals.print(price),
                                "quantity",
                                Decimals.print(quantity)))
                .orThrow();
    }

    private void state(String state, boolean cancels) {
        String path = "/api/v1/admin/accounts/" + watched.accountId() + "/state";
        put(
                venue.matchingService().resolve(path),
                operator,
                cancels ? Map.of("state", state, "cancelOrders", true) : Map.of("state", state));
    }

    private void put(URI address, String token, Map<String, ?> body) {
        exchange.rest().put(address, token, body).orThrow();
    }

    private URI policy() {
        String path = "/api/v1/policies/" + watched.accountId() + "/" + KIND;
        return venue.riskService().resolve(path);
    }

    private void arm() {
        URI address = URI.create(policy() + "/arm");
        exchange.rest().post(address, risk, Map.of(), Map.of()).orThrow();
    }

    private double counted(String name) {
        double sum = 0;
        for (String line : exchange.rest().lines(venue.riskMetrics().resolve("/q/metrics"))) {
            if (line.startsWith(name + "{") && line.contains(ACTION)) {
                sum += Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
            }
        }
        return sum;
    }

    private static void await(String what, BooleanSupplier isSo) {
        long start = System.nanoTime();
        while (!isSo.getAsBoolean()) {
            giveUp(what, start);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static void giveUp(String what, long start) {
        if (System.nanoTime() - start > GIVE_UP_NANOS) {
            throw new BenchException(what + " after 60 s: no");
        }
    }
}
