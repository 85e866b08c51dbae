package org.bourse.stack.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TradeCommandTest {

    private static List<String> trade(String words) {
        List<String> arguments = new ArrayList<>(List.of("trade"));
        arguments.addAll(Arrays.asList(words.split(" ")));
        return arguments;
    }

    private static void assertOrder(String expected, String words) throws JsonProcessingException {
        CommandLine.ParseResult place =
                BourseCommand.commandLine()
                        .parseArgs(trade(words).toArray(String[]::new))
                        .subcommand()
                        .subcommand();
        JsonNode order = ((TradePlaceCommand) place.commandSpec().userObject()).order("mine");
        assertEquals(RestClient.json().readTree(expected.replace('\'', '"')), order);
    }

    @Test
    void withoutAPriceItIsAMarketOrder() throws JsonProcessingException {
        assertOrder(
                "{'clientOrderId':'mine','symbol':'BTC-USDT','side':'BUY','type':'MARKET',"
                        + "'quantity':'0.1'}",
                "buy BTC-USDT 0.1");
        assertOrder(
                "{'clientOrderId':'mine','symbol':'BTC-USDT','side':'BUY','type':'MARKET',"
                        + "'quoteQuantity':'100'}",
                "buy BTC-USDT --quote-quantity 1e2");
    }

    @Test
    void withAPriceItIsALimitOrder() throws JsonProcessingException {
        assertOrder(
                "{'clientOrderId':'mine','symbol':'BTC-USDT','side':'SELL','type':'LIMIT',"
                        + "'timeInForce':'GTC','price':'60000.00','quantity':'0.1',"
                        + "'visibleQuantity':'0.01','postOnly':true,'accountId':'1000'}",
                "sell BTC-USDT 0.1 --price 60000.00 --tif gtc --visible 0.01 --post-only"
                        + " --account 1000");
    }

    @Test
    void whatIsTriggeredIsSaidWhole() throws JsonProcessingException {
        assertOrder(
                "{'clientOrderId':'mine','symbol':'BTC-USDT','side':'SELL','type':'STOP_LIMIT',"
                        + "'timeInForce':'GTD','expiresAt':'2026-12-01T00:00:00Z',"
                        + "'price':'58000','quantity':'1','triggerPrice':'59000'}",
                "sell BTC-USDT 1 --type stop_limit --price 58000 --trigger 59000 --tif GTD"
                        + " --expires 2026-12-01T00:00:00Z");
        assertOrder(
                "{'clientOrderId':'mine','symbol':'BTC-USDT','side':'SELL',"
                        + "'type':'TRAILING_STOP_LIMIT','quantity':'1','trailingBasisPoints':50,"
                        + "'limitOffset':'10'}",
                "sell BTC-USDT 1 --type TRAILING_STOP_LIMIT --trailing-basis-points 50"
                        + " --limit-offset 10");
        assertOrder(
                "{'clientOrderId':'mine','symbol':'BTC-USDT','side':'BUY',"
                        + "'type':'TRAILING_STOP','quantity':'1','trailingDistance':'100'}",
                "buy BTC-USDT 1 --type TRAILING_STOP --trailing-distance 100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "buy",
                "buy BTC-USDT",
                "buy BTC-USDT much",
                "buy BTC-USDT 1 --price cheap",
                "buy BTC-USDT 1 --trigger 5",
                "sell BTC-USDT 1 --trailing-distance 5",
                "sell BTC-USDT 1 --wish",
                "cancel",
                "cancel 5 --all",
                "cancel 5 --id mine",
                "cancel 5 --symbol BTC-USDT",
                "cancel --id mine --side BUY",
                "orders --limit all",
                "book",
                "orders --url http://127.0.0.1:1 --user alice",
                "hold",
            })
    void wrongUsageIsTwo(String words) {
        CommandLine line = BourseCommand.commandLine();
        StringWriter said = new StringWriter();
        line.setErr(new PrintWriter(said, true));

        assertEquals(2, line.execute(trade(words).toArray(String[]::new)), words);

        assertFalse(said.toString().isBlank(), "it says why");
    }
}
