package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.bourse.contracts.Ids;
import org.bourse.contracts.Topics;
import org.bourse.stack.Rebuild;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.service.BourseService;
import org.bourse.stack.topic.TopicReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever was done to a service's tables: replaying its topic makes them what they were. */
class RebuildIT {
    private final StackClient stack = TestStack.shared().client();
    private final Market market = Market.listed(stack, "REBUILT");
    private final List<String> users = stack.createTraders("rebuilt", 2);
    private final Trader maker = Trader.of(stack, users.get(0)).funded(market);
    private final Trader taker = Trader.of(stack, users.get(1)).funded(market);

    /**
     * Orders open, filled, partly filled and cancelled, one of them under a key; limits, a volume,
     * an alert; a tier; payments, one below the threshold; a comparison.
     */
    private void trade() {
        administer();
        pay();
        String risk = stack.token("risk");
        URI limits = stack.url("risk-service").resolve("/api/v1/limits/" + taker.account());
        ObjectNode body = RestClient.json().createObjectNode().put("maxOpenOrders", 50);
        body.putObject("maxDailyVolume").put("USDT", "100");
        body.putObject("maxOrderNotional").put("USDT", "1000000");
        body.putObject("symbols").putObject(market.symbol()).put("maxOrderQuantity", "7");
        stack.rest().put(limits, risk, body).orThrow();
        for (int i = 1; i <= 5; i++) {
            maker.accepted(
                    Trader.limit(market.symbol(), "SELL", "3", "10" + i)
                            .put(
                                    "clientOrderId",
                                    "grid:" + UUID.randomUUID().toString().substring(0, 13)));
            taker.accepted(Trader.limit(market.symbol(), "BUY", "2", "10" + i));
            String open = taker.accepted(order()).path("orderId").asText();
            taker.cancel(open);
        }
        String keyed = taker.accepted(order()).path("orderId").asText();
        assertEquals(
                200,
                taker.send(
                                "DELETE",
                                "orders/" + keyed,
                                RestClient.json().createObjectNode(),
                                Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                        .status());
        JsonNode last = taker.accepted(order());
        taker.order(last.path("orderId").asText()).orThrow();
        Market.eventually("the ledger has caught up", market::isConserved);
        Market.eventually("the books have caught up", this::areBooksLikeTheLedger);
        long position = Ids.position(last.path("orderId").asLong());
        Market.eventually("the tags have caught up", () -> areTagsAt(position));
        Market.eventually("what staff did is entered", this::areActsEntered);
    }

    private void administer() {
        ObjectNode rates =
                RestClient.json()
                        .createObjectNode()
                        .put("makerFeeRate", "0.0005")
                        .put("takerFeeRate", "0.0009");
        stack.rest().put(market.administration("fee-tiers/11"), market.operator(), rates).orThrow();
        stack.rest()
                .put(
                        market.administration("accounts/" + maker.account() + "/tier"),
                        market.operator(),
                        RestClient.json().createObjectNode().put("tier", 11))
                .orThrow();
        ask("reconciliations/venue", market.operator(), RestClient.json().createObjectNode());
    }

    private void pay() {
        ObjectNode small =
                RestClient.json()
                        .createObjectNode()
                        .put("accountId", maker.account())
                        .put("asset", "USDT")
                        .put("amount", "5");
        ask("deposits", market.operator(), small);
        ObjectNode given =
                RestClient.json()
                        .createObjectNode()
                        .put("toAccountId", taker.account())
                        .put("asset", "USDT")
                        .put("amount", "2.5");
        ask("transfers", maker.token(), given);
    }

    private void ask(String path, String token, ObjectNode body) {
        stack.rest()
                .post(
                        stack.url("portfolio-service").resolve("/api/v1/" + path),
                        token,
                        body,
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .orThrow();
    }

    private boolean areActsEntered() {
        AtomicLong next = new AtomicLong();
        new TopicReader(stack.kafkaBootstrapServers())
                .read(
                        Topics.ACTS,
                        false,
                        act -> next.updateAndGet(offset -> Math.max(offset, act.offset() + 1)));
        try (Connection connection = connect(BourseService.RISK_SERVICE)) {
            return RebuildTables.rows(connection, "act_offset")
                    .equals(List.of("(t," + next.get() + ")"));
        } catch (SQLException e) {
            throw new StackException("the acts are not read", e);
        }
    }

    private boolean areBooksLikeTheLedger() {
        try (Connection connection = connect(BourseService.PORTFOLIO_SERVICE)) {
            return Books.different(connection).isEmpty();
        } catch (SQLException e) {
            throw new StackException("the books are not read", e);
        }
    }

    private boolean areTagsAt(long position) {
        URI attribution =
                stack.url("portfolio-service")
                        .resolve("/api/v1/attribution?minPosition=" + position);
        return stack.rest().get(attribution, taker.token()).status() == 200;
    }

    private ObjectNode order() {
        return Trader.limit(market.symbol(), "BUY", "1", "10");
    }

    @Test
    void theOrderHistoryIsRebuilt() throws SQLException {
        assertRebuilt(
                BourseService.ORDER_SERVICE,
                "DELETE FROM orders WHERE order_id % 2048 = 0",
                "UPDATE orders SET filled_lots = 1, client_order_id = 'false'",
                "UPDATE trades SET lots = 1",
                "DELETE FROM trades WHERE role = 'MAKER'",
                "UPDATE order_transition SET account = 1",
                "DELETE FROM keyed_requests",
                "UPDATE symbols SET lots_min = lots_min + 1, tick = tick + 1",
                "UPDATE assets SET scale = 0");
        taker.accepted(order());
    }

    @Test
    void theLedgerIsRebuilt() throws SQLException {
        assertRebuilt(
                BourseService.PORTFOLIO_SERVICE,
                "ALTER TABLE posting DISABLE TRIGGER USER",
                "ALTER TABLE journal_entry DISABLE TRIGGER USER",
                "ALTER TABLE balance DISABLE TRIGGER USER",
                "DELETE FROM posting WHERE account > 3",
                "UPDATE posting SET delta = 1",
                "UPDATE journal_entry SET writer = 1, hash = previous_hash",
                "UPDATE balance SET available = available + 1",
                "UPDATE account SET opened_position = 1",
                "UPDATE asset SET scale = 0",
                "UPDATE traded_symbol SET tick = tick + 1",
                "DELETE FROM mark_day",
                "UPDATE holding_day SET total_minor = 1",
                "UPDATE position_day SET realised_minor = 1",
                "UPDATE tax_lot SET cost_minor = cost_minor + 1",
                "DELETE FROM sale WHERE trade_id % 2048 = 0",
                "UPDATE tagged_order SET tag = 'false'",
                "UPDATE tag_day SET fills = fills + 1",
                "DELETE FROM tagged_sale",
                "ALTER TABLE posting ENABLE TRIGGER USER",
                "ALTER TABLE journal_entry ENABLE TRIGGER USER",
                "ALTER TABLE balance ENABLE TRIGGER USER");
        maker.supplied(market);
        market.assertConserved();
    }

    @Test
    void limitsAndVolumesAreRebuilt() throws SQLException {
        assertRebuilt(
                BourseService.RISK_SERVICE,
                "DELETE FROM open_orders_limit",
                "UPDATE symbol_limit SET lots_max = 1, restricted = true",
                "DELETE FROM daily_volume WHERE account % 2 = 0",
                "UPDATE daily_volume SET volume_minor = volume_minor + 1",
                "UPDATE day_price SET lot_value_minor = lot_value_minor + 1",
                "UPDATE fee_tier SET taker_rate_e8 = taker_rate_e8 + 1",
                "UPDATE account_tier SET tier = tier + 1, manual_tier = 9",
                "UPDATE order_notional_limit SET notional_minor_max = 1",
                "UPDATE asset SET scale = 0",
                "UPDATE symbol SET lot = lot + 1",
                "UPDATE threshold_asset SET code = 'FALSE' || asset",
                "UPDATE threshold_transfer SET value_minor = value_minor + 1");
    }

    @Test
    void aServiceWithoutSuchTablesIsNotRebuilt() {
        Rebuild rebuild = new Rebuild(stack);

        assertThrows(StackException.class, () -> rebuild.run(BourseService.MATCHING_SERVICE));
    }

    @ParameterizedTest
    @EnumSource
    void everyTableIsEitherRebuiltOrKeptOrMoves(BourseService service) throws SQLException {
        List<String> listed = RebuildTables.of(service).all();
        try (Connection connection = connect(service)) {
            assertEquals(RebuildTables.inDatabase(connection), new TreeSet<>(listed));
        }
        assertEquals(listed.size(), Set.copyOf(listed).size(), "in one list only");
    }

    private void assertRebuilt(BourseService service, String... falsify) throws SQLException {
        trade();
        RebuildTables tables = RebuildTables.of(service);
        Map<String, List<String>> before = rows(service);
        for (String table : tables.rebuilt()) {
            assertTrue(
                    !before.getOrDefault(table, List.of()).isEmpty()
                            || RebuildTables.OF_DAYS_THAT_ENDED.contains(table),
                    () -> "nothing to compare in " + table);
        }
        try (Connection connection = connect(service);
                Statement statement = connection.createStatement()) {
            for (String sql : falsify) {
                statement.execute(sql);
            }
        }
        Map<String, List<String>> falsified = rows(service);
        for (String table : tables.rebuilt()) {
            assertTrue(
                    !Objects.equals(before.get(table), falsified.get(table))
                            || RebuildTables.OF_DAYS_THAT_ENDED.contains(table),
                    () -> "nothing is falsified in " + table);
        }

        new Rebuild(stack).run(service);

        Map<String, List<String>> after = rows(service);
        for (String table : tables.all()) {
            if (!tables.moving().contains(table)) {
                assertEquals(before.get(table), after.get(table), table);
            } else if (RebuildTables.CLOCKS.contains(table)) {
                assertEquals(1, after.getOrDefault(table, List.of()).size(), table);
                assertTrue(
                        clock(after, table).compareTo(clock(before, table)) >= 0,
                        () -> table + " went back");
            }
        }
    }

    private static String clock(Map<String, List<String>> rows, String table) {
        return rows.getOrDefault(table, List.of("")).getFirst();
    }

    private Map<String, List<String>> rows(BourseService service) throws SQLException {
        Map<String, List<String>> all = new TreeMap<>();
        try (Connection connection = connect(service)) {
            for (String table : RebuildTables.of(service).all()) {
                all.put(table, RebuildTables.rows(connection, table));
            }
        }
        return all;
    }

    private Connection connect(BourseService service) throws SQLException {
        String database = service.database();
        return DriverManager.getConnection(
                stack.jdbcUrl(database), database, stack.jdbcPassword(database));
    }
}
