package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bourse.contracts.Ids;
import org.bourse.stack.Rebuild;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.service.BourseService;
import org.junit.jupiter.api.Test;

/** Whatever was done to a service's tables: replaying its topic makes them what they were. */
class RebuildIT {
    private static final List<String> ORDER_TABLES =
            List.of("orders", "trades", "order_transition", "symbols", "assets", "rate_limits");
    private static final List<String> PORTFOLIO_TABLES =
            List.of(
                    "posting",
                    "journal_entry",
                    "balance",
                    "account",
                    "asset",
                    "day_close",
                    "day_close_total",
                    "funding_sequence",
                    "funding_outbox",
                    "account_owner",
                    "deposit",
                    "withdrawal",
                    "withdrawal_limit",
                    "approval_threshold",
                    "funding_act",
                    "traded_symbol",
                    "mark_day",
                    "holding_day",
                    "position_day",
                    "tax_lot",
                    "sale",
                    "tagged_order",
                    "tag_day",
                    "tagged_sale",
                    "cost_method",
                    "symbol_sector");
    private static final List<String> RISK_TABLES =
            List.of(
                    "open_orders_limit",
                    "order_notional_limit",
                    "symbol_limit",
                    "daily_volume",
                    "fee_tier",
                    "account_tier",
                    "day_price",
                    "asset",
                    "symbol",
                    "daily_volume_limit",
                    "alert");

    private final StackClient stack = TestStack.shared().client();
    private final Market market = Market.listed(stack, "REBUILT");
    private final List<String> users = stack.createTraders("rebuilt", 2);
    private final Trader maker = Trader.of(stack, users.get(0)).funded(market);
    private final Trader taker = Trader.of(stack, users.get(1)).funded(market);

    /** Orders open, filled, partly filled and cancelled; limits, a volume, an alert. */
    private void trade() {
        String risk = stack.token("risk");
        URI limits = stack.url("risk-service").resolve("/api/v1/limits/" + taker.account());
        ObjectNode body = RestClient.json().createObjectNode().put("maxOpenOrders", 50);
        body.putObject("maxDailyVolume").put("USDT", "100");
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
        JsonNode last = taker.accepted(order());
        taker.order(last.path("orderId").asText()).orThrow();
        Market.eventually("the ledger has caught up", market::isConserved);
        Market.eventually("the books have caught up", this::areBooksLikeTheLedger);
        long position = Ids.position(last.path("orderId").asLong());
        Market.eventually("the tags have caught up", () -> areTagsAt(position));
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
                ORDER_TABLES,
                "DELETE FROM orders WHERE order_id % 2048 = 0",
                "UPDATE orders SET filled_lots = 1, client_order_id = 'false'",
                "UPDATE trades SET lots = 1",
                "DELETE FROM trades WHERE role = 'MAKER'",
                "UPDATE order_transition SET account = 1",
                "UPDATE symbols SET lots_min = lots_min + 1, tick = tick + 1",
                "UPDATE assets SET scale = 0");
        taker.accepted(order());
    }

    @Test
    void theLedgerIsRebuilt() throws SQLException {
        assertRebuilt(
                BourseService.PORTFOLIO_SERVICE,
                PORTFOLIO_TABLES,
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
                RISK_TABLES,
                "DELETE FROM open_orders_limit",
                "UPDATE symbol_limit SET lots_max = 1, restricted = true",
                "DELETE FROM daily_volume WHERE account % 2 = 0",
                "UPDATE daily_volume SET volume_minor = volume_minor + 1",
                "UPDATE day_price SET lot_value_minor = lot_value_minor + 1",
                "UPDATE fee_tier SET taker_rate_e8 = taker_rate_e8 + 1",
                "UPDATE account_tier SET tier = tier + 1, manual_tier = 9",
                "UPDATE asset SET scale = 0",
                "UPDATE symbol SET lot = lot + 1");
    }

    @Test
    void aServiceWithoutSuchTablesIsNotRebuilt() {
        Rebuild rebuild = new Rebuild(stack);

        assertThrows(StackException.class, () -> rebuild.run(BourseService.MATCHING_SERVICE));
    }

    private void assertRebuilt(BourseService service, List<String> tables, String... falsify)
            throws SQLException {
        trade();
        Map<String, List<String>> before = rows(service, tables);
        try (Connection connection = connect(service);
                Statement statement = connection.createStatement()) {
            for (String sql : falsify) {
                statement.execute(sql);
            }
        }
        assertNotEquals(before, rows(service, tables));

        new Rebuild(stack).run(service);

        Map<String, List<String>> after = rows(service, tables);
        for (String table : tables) {
            assertEquals(before.get(table), after.get(table), table);
        }
    }

    private Map<String, List<String>> rows(BourseService service, List<String> tables)
            throws SQLException {
        Map<String, List<String>> all = new LinkedHashMap<>();
        try (Connection connection = connect(service);
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                List<String> rows = new ArrayList<>();
                try (ResultSet row =
                        statement.executeQuery("SELECT t::text FROM " + table + " t ORDER BY 1")) {
                    while (row.next()) {
                        rows.add(row.getString(1));
                    }
                }
                all.put(table, rows);
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
