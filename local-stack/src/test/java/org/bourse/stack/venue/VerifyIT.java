package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.PlaceOrderList;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.launcher.Launcher;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.verify.Verifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code ./bourse verify} after some trading, and after somebody wrote into the tables. */
class VerifyIT {
    private static final List<String> NEVER_SEEN = List.of("I15", "I18", "I19", "I21");

    private static StackClient stack;
    private static Market market;
    private static Trader buyer;
    private static Trader seller;
    private static int symbol;
    private static String cancelled;

    @BeforeAll
    static void trade() throws SQLException {
        stack = TestStack.shared().client();
        market = Market.listed(stack, "VERIFIED");
        List<String> users = stack.createTraders("verified", 2);
        buyer = Trader.of(stack, users.get(0)).funded(market);
        seller = Trader.of(stack, users.get(1)).funded(market);
        symbol =
                (int)
                        number(
                                "orders",
                                "SELECT symbol FROM symbols WHERE name = '%s'"
                                        .formatted(market.symbol()));
        seller.accepted(Trader.limit(market.symbol(), "SELL", "2", "100"));
        buyer.accepted(Trader.limit(market.symbol(), "BUY", "1", "101"));
        cancelled =
                buyer.accepted(Trader.limit(market.symbol(), "BUY", "1", "90"))
                        .path("orderId")
                        .asText();
        buyer.cancel(cancelled).orThrow();
        try (SignedLog log = new SignedLog(stack)) {
            conditions(log);
        }
        auction();
    }

    /** A stop that is triggered, an iceberg that is refreshed, an OCO, a bracket. */
    private static void conditions(SignedLog log) {
        buyer.accepted(Trader.limit(market.symbol(), "BUY", "3", "98"));
        log.append(
                place(
                        order(seller, Side.SELL, OrderType.STOP, 500, 0)
                                .setTriggerPriceTicks(9_800)));
        log.append(
                place(order(seller, Side.SELL, OrderType.LIMIT, 900, 10_000).setVisibleLots(200)));
        log.append(
                list(
                        OrderListKind.OCO,
                        order(seller, Side.SELL, OrderType.LIMIT, 100, 10_500),
                        order(seller, Side.SELL, OrderType.STOP, 100, 0)
                                .setTriggerPriceTicks(9_000)));
        long bracket =
                log.append(
                        list(
                                OrderListKind.BRACKET,
                                order(buyer, Side.BUY, OrderType.LIMIT, 1_300, 10_000),
                                order(buyer, Side.SELL, OrderType.LIMIT, 1_300, 11_000),
                                order(buyer, Side.SELL, OrderType.STOP, 1_300, 0)
                                        .setTriggerPriceTicks(8_000)));
        seller.accepted(Trader.limit(market.symbol(), "SELL", "0.2", "98"));
        Market.eventually(
                "the stop is triggered and sold",
                () -> StreamClient.book(market.depth()).contains("bid 98 2.3"));
        Market.eventually(
                "the bracket's exits are active",
                () ->
                        buyer.order(Long.toString(bracket + 1)).status() == 200
                                && StreamClient.book(market.depth()).contains("ask 110 1.3"));
    }

    private static PlaceOrder.Builder order(
            Trader trader, Side side, OrderType type, long lots, long price) {
        return PlaceOrder.newBuilder()
                .setAccount(Long.parseLong(trader.account()))
                .setSymbol(symbol)
                .setSide(side)
                .setType(type)
                .setTimeInForce(TimeInForce.GTC)
                .setLots(lots)
                .setPriceTicks(price)
                .setClientOrderId(UUID.randomUUID().toString());
    }

    private static CommandBody.Builder place(PlaceOrder.Builder order) {
        return CommandBody.newBuilder().setPlaceOrder(order);
    }

    private static CommandBody.Builder list(OrderListKind kind, PlaceOrder.Builder... legs) {
        PlaceOrderList.Builder list = PlaceOrderList.newBuilder().setKind(kind);
        for (PlaceOrder.Builder leg : legs) {
            list.addLegs(leg);
        }
        return CommandBody.newBuilder().setPlaceOrderList(list);
    }

    private static void auction() {
        setState("AUCTION");
        buyer.accepted(Trader.limit(market.symbol(), "BUY", "3", "103"));
        seller.accepted(Trader.limit(market.symbol(), "SELL", "2", "99"));
        int trades = market.trades().size();
        setState("TRADING");
        Market.eventually("the auction trades", () -> market.trades().size() > trades);
    }

    private static void setState(String state) {
        stack.rest()
                .put(
                        market.administration("symbols/" + market.symbol() + "/state"),
                        market.operator(),
                        RestClient.json().createObjectNode().put("state", state))
                .orThrow();
    }

    private static long number(String database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertTrue(row.next(), query);
            return row.getLong(1);
        }
    }

    private static void execute(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                stack.jdbcUrl(database), database, stack.jdbcPassword(database));
    }

    private static Launcher.Result verify(String... options) throws Exception {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "verify";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return new Launcher(TestStack.home()).run(arguments);
    }

    @Test
    void whatAllTestsDidUntilNowIsAsPromised() throws Exception {
        Launcher.Result result = verify("--json");

        assertEquals(0, result.exitCode(), result::output);
        JsonNode verdicts =
                RestClient.json().readTree(result.output().substring(json(result.output())));
        Map<String, String> others = new TreeMap<>();
        for (JsonNode verdict : verdicts.path("invariants")) {
            String text = verdict.path("verdict").asText() + " " + verdict.path("detail").asText();
            if (!text.startsWith("OK ") || text.startsWith("OK 0 ")) {
                others.put(verdict.path("invariant").asText(), text);
            }
        }
        assertEquals(NEVER_SEEN, List.copyOf(others.keySet()), others::toString);
    }

    /** Progress comes on standard error, which the launcher of the tests mixes in. */
    private static int json(String output) {
        return output.indexOf("{\n");
    }

    @Test
    void aRowOfAnOrderThatSomebodyChangedIsFound() throws Exception {
        String set = "UPDATE orders SET filled_lots = %d WHERE order_id = " + cancelled;
        execute("orders", set.formatted(1));
        try {
            Launcher.Result result = verify();

            assertEquals(1, result.exitCode(), result::output);
            assertTrue(result.output().contains("I10 BROKEN"), result::output);
            assertTrue(
                    result.output()
                            .contains(
                                    "filled_lots of order "
                                            + cancelled
                                            + " as 1, the events make it 0"),
                    result::output);
        } finally {
            execute("orders", set.formatted(0));
        }
    }

    /** Nobody trades meanwhile, as the trade would have no partition. */
    @Test
    void tradesThatThePolicyDroppedAreNotMissedAndOthersAre() throws Exception {
        String partition =
                text("SELECT tableoid::regclass FROM trades ORDER BY traded_at DESC LIMIT 1");
        String bounds =
                text(
                        "SELECT pg_get_expr(relpartbound, oid) FROM pg_class WHERE relname = '%s'"
                                .formatted(partition));
        String day = partition.substring("trades_".length()).replace('_', '-') + "T00:00:00Z";
        execute(
                "orders",
                "ALTER TABLE trades DETACH PARTITION " + partition,
                "ALTER TABLE " + partition + " RENAME TO set_aside");
        try {
            Launcher.Result lost = verify();
            assertEquals(1, lost.exitCode(), lost::output);
            assertTrue(lost.output().contains("in order-service's trades"), lost::output);

            execute(
                    "orders",
                    ("INSERT INTO dropped_partition VALUES ('%s', 'trades', '%s',"
                                    + " timestamptz '%s' + interval '1 day', now())")
                            .formatted(partition, day, day));
            Launcher.Result dropped = verify();
            assertEquals(0, dropped.exitCode(), dropped::output);
            assertTrue(
                    dropped.output().contains("without rows that the policy has dropped"),
                    dropped::output);
        } finally {
            execute(
                    "orders",
                    "DELETE FROM dropped_partition",
                    "ALTER TABLE set_aside RENAME TO " + partition,
                    "ALTER TABLE trades ATTACH PARTITION " + partition + " " + bounds);
        }
    }

    private static String text(String query) throws SQLException {
        try (Connection connection = connect("orders");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertTrue(row.next(), query);
            return row.getString(1);
        }
    }

    @Test
    void aBalanceThatSomebodyChangedIsFound() throws Exception {
        String add =
                "UPDATE balance SET available = available + %d WHERE held = 0 AND account = "
                        + seller.account();
        String disable = "ALTER TABLE balance DISABLE TRIGGER balance_by_postings";
        String enable = "ALTER TABLE balance ENABLE TRIGGER balance_by_postings";
        execute("portfolio", disable, add.formatted(1), enable);
        try {
            Launcher.Result result = verify();

            assertEquals(1, result.exitCode(), result::output);
            assertTrue(result.output().contains("I8 BROKEN"), result::output);
            assertTrue(result.output().contains("account=" + seller.account()), result::output);
        } finally {
            execute("portfolio", disable, add.formatted(-1), enable);
        }
    }

    @Test
    void aCandleThatSomebodyChangedIsFound() throws Exception {
        String add =
                "UPDATE candles SET lots = lots + %d WHERE seconds = 3600 AND symbol = " + symbol;
        String count = "SELECT count(*) FROM candles WHERE seconds = 3600 AND symbol = " + symbol;
        Market.eventually("the hour is stored", () -> countOf(count) > 0);
        execute("marketdata", add.formatted(1));
        try {
            Launcher.Result result = verify();

            assertEquals(1, result.exitCode(), result::output);
            assertTrue(result.output().contains("I14 BROKEN"), result::output);
            assertTrue(result.output().contains("3600 s of symbol " + symbol), result::output);
        } finally {
            execute("marketdata", add.formatted(-1));
        }
    }

    private static long countOf(String query) {
        try {
            return number("marketdata", query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoeverFollowsGetsAMetricPerInvariant() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Verifier verifier = new Verifier(stack, 0, lines::add);
        Thread follower =
                Thread.ofPlatform().start(() -> verifier.follow(Duration.ofMillis(500), 0));
        try {
            URI page = URI.create(first(lines, "metrics at ").substring("metrics at ".length()));
            long position = position(page, first(lines, "position "));
            seller.accepted(Trader.limit(market.symbol(), "SELL", "1", "120"));
            Market.eventually("it goes on", () -> position(page, "") > position);
        } finally {
            follower.interrupt();
            follower.join(TimeUnit.SECONDS.toMillis(30));
        }
        assertTrue(!follower.isAlive(), "it ends when it is asked to");
    }

    private static String first(BlockingQueue<String> lines, String beginning) throws Exception {
        String line = "";
        while (!line.startsWith(beginning) || line.contains(" of ")) {
            line = String.valueOf(lines.poll(60, TimeUnit.SECONDS));
            assertTrue(!line.equals("null"), beginning);
        }
        return line;
    }

    private static long position(URI page, String told) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String metrics =
                    client.send(
                                    HttpRequest.newBuilder(page).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            assertTrue(
                    metrics.contains("bourse_invariant_state{invariant=\"I1\",state=\"ok\"} 1"),
                    () -> told + metrics);
            assertTrue(!metrics.contains("state=\"broken\"} 1"), metrics);
            String line =
                    metrics.lines()
                            .filter(it -> it.startsWith("bourse_verify_position "))
                            .findFirst()
                            .orElseThrow();
            return Long.parseLong(line.substring(line.indexOf(' ') + 1));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
