package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Writer;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.service.BourseService;
import org.bourse.stack.topic.TopicReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Accounts are put into tiers by what they traded; what an operator set by hand stays. */
class FeeTierIT {
    private static final Stack SHARED = TestStack.shared();

    private final StackClient stack = SHARED.client();
    private final String operator = stack.token("operator");

    private static ObjectNode json() {
        return RestClient.json().createObjectNode();
    }

    private Reply admin(String path, ObjectNode body) {
        URI address = stack.url("matching-service").resolve("/api/v1/admin/" + path);
        return stack.rest().put(address, operator, body);
    }

    private URI risk(String path) {
        return stack.url("risk-service").resolve("/api/v1/" + path);
    }

    private Reply schedule(Map<Integer, String> tiers) {
        ObjectNode body = json().put("reference", "USDT");
        ArrayNode steps = body.putArray("tiers");
        new TreeMap<>(tiers)
                .forEach((tier, from) ->
                        steps.addObject().put("tier", tier).put("volumeFrom", from));
        return stack.rest().put(risk("fee-schedule"), operator, body);
    }

    /** The service may not know yet what was just listed. */
    private void eventuallySet(Map<Integer, String> tiers) {
        Market.eventually("a schedule", () -> schedule(tiers).status() == 200);
    }

    private JsonNode tier(Trader trader) {
        return stack.rest().get(risk("fee-tier"), trader.token()).orThrow();
    }

    private void eventuallyIn(int tier, Trader trader) {
        Market.eventually("tier " + tier, () -> tier(trader).path("tier").asInt() == tier);
        eventuallyFinished();
    }

    private void eventuallyFinished() {
        Market.eventually("the end of the run", this::isFinished);
    }

    @AfterEach
    void endTheSchedule() throws SQLException {
        eventuallySet(Map.of());
        // Others compare the table with the fills there were.
        try (Connection connection = connect();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM daily_volume WHERE day = ?")) {
            delete.setInt(1, day());
            delete.executeUpdate();
        }
    }

    private Connection connect() throws SQLException {
        String database = BourseService.RISK_SERVICE.database();
        return DriverManager.getConnection(
                stack.jdbcUrl(database), database, stack.jdbcPassword(database));
    }

    private boolean isFinished() {
        try (Connection connection = connect();
                Statement select = connection.createStatement();
                ResultSet row =
                        select.executeQuery(
                                "SELECT finished FROM fee_tier_run ORDER BY day DESC LIMIT 1")) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int day() {
        return (int) LocalDate.now(ZoneOffset.UTC).minusDays(3).toEpochDay();
    }

    /** As if it had traded this much three days ago. */
    private void traded(Trader trader, long usdt) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO daily_volume (account, asset, day, volume_minor)
                                SELECT ?, asset, ?, ? * (10 ^ scale)::bigint
                                FROM asset WHERE code = 'USDT'\
                                """)) {
            insert.setLong(1, Long.parseLong(trader.account()));
            insert.setInt(2, day());
            insert.setLong(3, usdt);
            assertEquals(1, insert.executeUpdate());
        }
    }

    /** Commands of RISK that put the account into a tier. */
    private int commandsFor(Trader trader) {
        long account = Long.parseLong(trader.account());
        AtomicInteger commands = new AtomicInteger();
        new TopicReader(stack.kafkaBootstrapServers())
                .read(
                        Topics.COMMANDS,
                        false,
                        entry -> {
                            if (entry.value() != null && putsIntoTier(entry.value(), account)) {
                                commands.incrementAndGet();
                            }
                        });
        return commands.get();
    }

    private static boolean putsIntoTier(byte[] record, long account) {
        try {
            Command command = Command.parseFrom(record);
            CommandBody body = CommandBody.parseFrom(command.getBody());
            return command.getWriter() == Writer.RISK
                    && body.getSetAccountTier().getAccount() == account;
        } catch (InvalidProtocolBufferException _) {
            // Some other test's poison.
            return false;
        }
    }

    @Test
    void tiersFollowVolumesButForWhatAnOperatorSet() throws SQLException {
        Market market = Market.listed(stack, "VOLUMES");
        List<String> users = stack.createTraders("volumes", 2);
        Trader maker = Trader.of(stack, users.get(0)).funded(market);
        Trader taker = Trader.of(stack, users.get(1)).funded(market);
        ObjectNode rates = json().put("makerFeeRate", "0").put("takerFeeRate", "0.0004");
        admin("fee-tiers/5", rates).orThrow();
        admin("fee-tiers/6", rates.put("takerFeeRate", "0.0003")).orThrow();
        traded(taker, 1_500);
        eventuallySet(Map.of(5, "1000", 6, "10000"));
        SHARED.crash("risk-service");

        eventuallyIn(5, taker);

        JsonNode seen = tier(taker);
        assertEquals("1500", seen.path("volumes").path("counted").asText());
        assertEquals("0.0004", seen.path("takerFeeRate").asText());
        assertEquals(6, seen.path("next").path("tier").path("tier").asInt());
        assertEquals("8500", seen.path("next").path("missing").asText());
        assertEquals(0, tier(maker).path("tier").asInt());
        maker.accepted(Trader.limit(market.symbol(), "SELL", "1", "100"));
        ObjectNode taking = Trader.limit(market.symbol(), "BUY", "1", "100");
        JsonNode order = taker.accepted(taking.put("timeInForce", "IOC"));
        assertEquals("0.04", order.path("fee").asText());

        int commands = commandsFor(taker);
        assertTrue(commands >= 1, "commands=" + commands);
        schedule(Map.of(5, "1000", 6, "10000")).orThrow();
        eventuallyFinished();
        assertEquals(commands, commandsFor(taker), "who is right is told nothing");

        admin("accounts/" + taker.account() + "/tier", json().put("tier", 6)).orThrow();
        Market.eventually("the operator's word", () -> tier(taker).path("manual").asBoolean());
        schedule(Map.of(5, "500")).orThrow();
        eventuallyFinished();
        assertEquals(6, tier(taker).path("tier").asInt());
        URI manual = risk("fee-tier/manual?accountId=" + taker.account());
        assertEquals(200, stack.rest().delete(manual, operator, Map.of()).status());
        eventuallyIn(5, taker);
        schedule(Map.of()).orThrow();
        eventuallyIn(0, taker);
        for (String kind : List.of("FEE_TIER_REQUESTED", "FEE_TIER_SET")) {
            Market.eventually(kind + " is entered", () -> isAudited(kind, 0, taker));
        }

        URI foreign = risk("fee-tier?accountId=" + taker.account());
        assertEquals(404, stack.rest().get(foreign, maker.token()).status());
        assertEquals(200, stack.rest().get(foreign, stack.token("auditor")).status());
    }

    /** What the run decided, once. */
    private boolean isAudited(String kind, int tier, Trader trader) {
        URI audit = risk("audit?limit=500&subject=risk-service&kind=" + kind);
        int count = 0;
        for (JsonNode entry :
                stack.rest().get(audit, stack.token("auditor")).orThrow().path("entries")) {
            boolean isSame =
                    entry.path("object").asText().equals("account " + trader.account())
                            && entry.path("details").asText().contains("\"tier\":\"" + tier + "\"");
            count += isSame ? 1 : 0;
        }
        return count == 1;
    }

    @Test
    void aScheduleThatMakesNoSenseIsRefused() {
        Market.listed(stack, "SENSELESS");
        eventuallySet(Map.of());

        assertEquals("422 FEE_SCHEDULE_INVALID", status(schedule(Map.of(5, "0"))));
        assertEquals("422 FEE_SCHEDULE_INVALID", status(schedule(Map.of(5, "20", 6, "10"))));
        assertEquals("422 FEE_SCHEDULE_INVALID", status(schedule(Map.of(16, "20"))));
        assertEquals("422 FEE_TIER_NOT_SET", status(schedule(Map.of(14, "20"))));
        ObjectNode unknown = json().put("reference", "NOSUCH");
        unknown.putArray("tiers");
        Reply reply = stack.rest().put(risk("fee-schedule"), operator, unknown);
        assertEquals("422 ASSET_UNKNOWN", status(reply));
    }

    private static String status(Reply reply) {
        return reply.status() + " " + reply.body().path("code").asText();
    }
}
