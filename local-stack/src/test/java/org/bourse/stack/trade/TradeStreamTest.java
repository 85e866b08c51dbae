package org.bourse.stack.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.Test;

class TradeStreamTest {

    private static String line(String trade) throws JsonProcessingException {
        return TradeStream.line(RestClient.json().readTree(trade.replace('\'', '"')));
    }

    @Test
    void aTradeIsALine() throws JsonProcessingException {
        String trade =
                "{'e':'trade','s':'BTC-USDT','p':'62000','q':'0.1','T':1795169730123,'m':%s%s}";

        assertEquals(
                "10:15:30.123 trade of 0.1 BTC-USDT at 62000, buyer took",
                line(trade.formatted("false", "")));
        assertEquals(
                "10:15:30.123 trade of 0.1 BTC-USDT at 62000, seller took",
                line(trade.formatted("true", "")));
        assertEquals(
                "10:15:30.123 trade of 0.1 BTC-USDT at 62000, auction",
                line(trade.formatted("false", ",'c':true")));
    }
}
