package org.bourse.stack.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.Test;

class LadderTest {

    private static String ladder(String depth) throws JsonProcessingException {
        return Ladder.text(RestClient.json().readTree(depth.replace('\'', '"')));
    }

    @Test
    void asksStandAboveBidsAndDecimalsBelowEachOther() throws JsonProcessingException {
        assertEquals(
                """
                BTC-USDT
                           PRICE  QUANTITY  TOTAL
                ask     60010.00      2.00   2.25
                ask     60000.50      0.25   0.25
                spread      1.25
                bid     59999.25      1.50   1.50
                bid       900.00      3.00   4.50
                """,
                ladder(
                        "{'symbol':'BTC-USDT','lastUpdateId':160,"
                                + "'bids':[['59999.25','1.5'],['900','3']],"
                                + "'asks':[['60000.5','0.25'],['60010','2']]}"));
    }

    @Test
    void aSideMayBeEmpty() throws JsonProcessingException {
        assertEquals(
                """
                BTC-USDT
                     PRICE  QUANTITY  TOTAL
                bid    100         1      1
                """,
                ladder("{'symbol':'BTC-USDT','bids':[['100','1']],'asks':[]}"));
        assertEquals("BTC-USDT\nno orders\n", ladder("{'symbol':'BTC-USDT','bids':[],'asks':[]}"));
    }

    @Test
    void anAuctionSaysWhatItWouldTrade() throws JsonProcessingException {
        assertEquals(
                "BTC-USDT\nno orders\nauction: would trade 0.25 at 62000\n",
                ladder(
                        "{'symbol':'BTC-USDT','bids':[],'asks':[],"
                                + "'indication':{'price':'62000','quantity':'0.25'}}"));
        assertEquals(
                "BTC-USDT\nno orders\nauction: would trade nothing\n",
                ladder(
                        "{'symbol':'BTC-USDT','bids':[],'asks':[],"
                                + "'indication':{'quantity':'0'}}"));
    }
}
