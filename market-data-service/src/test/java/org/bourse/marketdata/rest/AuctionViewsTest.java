package org.bourse.marketdata.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.bourse.contracts.v1.Side;
import org.bourse.marketdata.Demo;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.book.Indication;
import org.bourse.marketdata.tape.PublicTrade;
import org.junit.jupiter.api.Test;

class AuctionViewsTest {
    private static final DepthSnapshot CROSSED =
            new DepthSnapshot(7, List.of(new BookLevel(102, 3)), List.of(new BookLevel(101, 2)));

    @Test
    void aCrossedBookIsShownWithWhatItsAuctionWouldTrade() throws JsonProcessingException {
        Indication indication = new Indication(102, 2, 1, Side.BUY, 5);

        assertEquals(
                "{\"symbol\":\"BTC-USDT\",\"lastUpdateId\":7,\"bids\":[[\"1.02\",\"0.00003\"]],"
                        + "\"asks\":[[\"1.01\",\"0.00002\"]],\"indication\":{\"price\":\"1.02\","
                        + "\"quantity\":\"0.00002\",\"surplus\":\"0.00001\","
                        + "\"surplusSide\":\"BUY\"}}",
                json(DepthView.of(Demo.TERMS, CROSSED, Optional.of(indication))));
    }

    @Test
    void anAuctionThatWouldTradeNothingHasNoPrice() throws JsonProcessingException {
        Indication nothing = new Indication(0, 0, 0, Side.SIDE_UNSPECIFIED, 5);

        assertEquals(
                "{\"quantity\":\"0\",\"surplus\":\"0\"}",
                json(IndicationView.of(Demo.TERMS, nothing)));
    }

    @Test
    void withoutAnAuctionThereIsNoIndication() throws JsonProcessingException {
        assertEquals(
                "{\"symbol\":\"BTC-USDT\",\"lastUpdateId\":0,\"bids\":[],\"asks\":[]}",
                json(
                        DepthView.of(
                                Demo.TERMS,
                                new DepthSnapshot(0, List.of(), List.of()),
                                Optional.empty())));
    }

    @Test
    void theTapeSaysWhichTradesAnAuctionMade() {
        TradeView auction = TradeView.of(Demo.TERMS, trade(Side.SIDE_UNSPECIFIED, true), null);
        TradeView taken = TradeView.of(Demo.TERMS, trade(Side.BUY, false), null);

        assertEquals(true, auction.auction());
        assertEquals(null, auction.takerSide());
        assertEquals(false, taken.auction());
        assertEquals("BUY", taken.takerSide());
    }

    private static PublicTrade trade(Side takerSide, boolean auction) {
        return new PublicTrade(1, 100, 1, 100, 5, takerSide, auction);
    }

    private static String json(Object view) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(view);
    }
}
