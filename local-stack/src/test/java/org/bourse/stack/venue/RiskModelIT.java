package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.service.BourseService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The risk models, asked of figures that are given and of what an account has. */
class RiskModelIT {
    private static final StackClient STACK = TestStack.shared().client();
    private static final int DAYS = 41;

    private static Market market;
    private static Trader trader;
    private static Trader other;

    @BeforeAll
    static void trade() {
        market = Market.listed(STACK, "MODELLED");
        List<String> users = STACK.createTraders("modelled", 2);
        trader = Trader.of(STACK, users.get(0)).funded(market);
        other = Trader.of(STACK, users.get(1)).funded(market);
        other.accepted(Trader.limit(market.symbol(), "SELL", "1", "100"));
        trader.accepted(Trader.limit(market.symbol(), "BUY", "1", "100"));
        Market.eventually(
                "what the account has is valued",
                () ->
                        STACK.rest()
                                .get(
                                        STACK.url("risk-service")
                                                .resolve("/api/v1/exposures/" + trader.account()),
                                        trader.token())
                                .body()
                                .at("/figures/exposure")
                                .asText()
                                .equals("100100"));
    }

    private static Reply ask(String model, String token, String body) {
        try {
            return STACK.rest()
                    .post(
                            STACK.url("risk-service").resolve("/api/v1/risk/" + model),
                            token,
                            RestClient.json().readTree(body));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String ofAccount(String more) {
        return "{\"accountId\":\"" + trader.account() + "\"" + more + "}";
    }

    private static void assertRefused(int status, String code, Reply reply) {
        assertEquals(code, reply.body().path("code").asText(), () -> reply.body().toString());
        assertEquals(status, reply.status());
    }

    @Test
    void figuresThatAreGivenAreAnswered() {
        String holdings =
                """
                "holdings":[{"symbol":"A","value":"100"},{"symbol":"B","value":"-50"}]\
                """;
        JsonNode risk =
                ask(
                                "var",
                                trader.token(),
                                """
                                {%s,"returns":{"A":["0.1","-0.2","0.05"],"B":["0","0.1","-0.1"]}}\
                                """
                                        .formatted(holdings))
                        .orThrow();
        assertEquals("25", risk.path("valueAtRisk").asText());

        JsonNode stress =
                ask(
                                "stress",
                                trader.token(),
                                """
                                {%s,"scenarios":[{"name":"fall","symbols":{"A":"-0.1"}}]}\
                                """
                                        .formatted(holdings))
                        .orThrow();
        assertEquals("50", stress.path("delta").asText());
        assertEquals("-10", stress.at("/outcomes/0/total").asText());

        JsonNode size =
                ask(
                                "sizing",
                                trader.token(),
                                """
                                {"rule":"KELLY","probability":"0.5","payoff":"2"}\
                                """)
                        .orThrow();
        assertEquals("0.25", size.path("weight").asText());
    }

    /** It has 1001 at 100, which fell by 10 % on 4 of 40 days and came back on the next. */
    @Test
    void anAccountIsAskedOfByWhoMaySeeIt() throws SQLException {
        String auditor = STACK.token("auditor");
        assertRefused(422, "HISTORY_TOO_SHORT", ask("var", trader.token(), ofAccount("")));
        writeThePast();

        for (String token : List.of(trader.token(), STACK.token("risk"), auditor)) {
            JsonNode risk = ask("var", token, ofAccount(",\"confidence\":\"0.95\"")).orThrow();
            assertEquals("10010", risk.path("valueAtRisk").asText());
            assertEquals(market.base(), risk.at("/holdings/0/symbol").asText());
        }
        JsonNode stress =
                ask(
                                "stress",
                                trader.token(),
                                ofAccount(
                                        """
                                        ,"scenarios":[{"name":"fall","symbols":{"%s":"-0.3"}}]\
                                        """
                                                .formatted(market.base())))
                        .orThrow();
        assertEquals("100100", stress.path("delta").asText());
        assertEquals("-30030", stress.at("/outcomes/0/total").asText());
        JsonNode parity =
                ask("sizing", trader.token(), ofAccount(",\"rule\":\"RISK_PARITY\"")).orThrow();
        assertEquals("1", parity.path("weights").path(market.base()).asText());
        JsonNode fraction =
                ask(
                                "sizing",
                                trader.token(),
                                ofAccount(
                                        ",\"rule\":\"FIXED_FRACTION\",\"entry\":\"2\",\"stop\":\"1\""))
                        .orThrow();
        // A hundredth of 1,000,000 less a fee of 0.1, and of a gain of 100,000 by the price.
        assertEquals("10999.999", fraction.path("quantity").asText());
    }

    @Test
    void othersAccountsAreUnknown() {
        String fall = ",\"scenarios\":[{\"name\":\"fall\"}]";
        assertRefused(404, "ACCOUNT_UNKNOWN", ask("var", other.token(), ofAccount("")));
        assertRefused(404, "ACCOUNT_UNKNOWN", ask("stress", other.token(), ofAccount(fall)));
        for (String rule : List.of("RISK_PARITY", "FIXED_FRACTION")) {
            String body = ofAccount(",\"rule\":\"" + rule + "\"");
            assertRefused(404, "ACCOUNT_UNKNOWN", ask("sizing", other.token(), body));
        }
        assertRefused(
                404, "ACCOUNT_UNKNOWN", ask("var", STACK.token("risk"), "{\"accountId\":\"x\"}"));
        assertRefused(
                400, "FIELD_NOT_TAKEN", ask("var", trader.token(), ofAccount(",\"closes\":{}")));
        assertRefused(
                400,
                "FIELD_NOT_TAKEN",
                ask("stress", trader.token(), ofAccount(",\"holdings\":[]")));
        Trader poor = Trader.of(STACK, STACK.createTraders("poor", 1).getFirst());
        String nothing = "{\"accountId\":\"" + poor.account() + "\"" + fall + "}";
        assertRefused(422, "NOTHING_HELD", ask("stress", poor.token(), nothing));
    }

    /** A venue of today has no closes yet: these are as the guard would have written them. */
    private static void writeThePast() throws SQLException {
        String database = BourseService.RISK_SERVICE.database();
        try (Connection connection =
                        DriverManager.getConnection(
                                STACK.jdbcUrl(database), database, STACK.jdbcPassword(database));
                PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO asset_close (day, asset, quote_minor, base_minor)"
                                        + " VALUES (?, ?, ?, 10000)")) {
            int asset = asset(connection);
            int today = Math.toIntExact(LocalDate.now(ZoneOffset.UTC).toEpochDay());
            long quoteMinor = 1_000_000;
            for (int i = 0; i < DAYS; i++) {
                insert.setInt(1, today - DAYS + i);
                insert.setInt(2, asset);
                insert.setLong(3, quoteMinor);
                insert.addBatch();
                quoteMinor = i % 10 == 0 ? 900_000 : 1_000_000;
            }
            insert.executeBatch();
        }
    }

    private static int asset(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT asset FROM asset WHERE code = ?")) {
            select.setString(1, market.base());
            try (ResultSet row = select.executeQuery()) {
                assertTrue(row.next());
                return row.getInt(1);
            }
        }
    }
}
