package org.bourse.marketdata.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.bourse.contracts.v1.Side;
import org.bourse.marketdata.Demo;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.book.DepthUpdate;
import org.bourse.marketdata.book.Indication;
import org.bourse.marketdata.tape.PublicTrade;
import org.junit.jupiter.api.Test;

class FramesTest {
    @Test
    void printsATrade() {
        PublicTrade trade =
                new PublicTrade(
                        164_864, 6_200_050, 12_345, 0, 1_700_000_000_123_456L, Side.SELL, false);

        assertEquals(
                "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1700000000123,"
                        + "\"s\":\"BTC-USDT\",\"t\":\"164864\",\"p\":\"62000.5\",\"q\":\"0.12345\","
                        + "\"T\":1700000000123,\"m\":true}}",
                Frames.trade(Demo.TERMS, trade).text());
    }

    @Test
    void printsATradeOfACallAuction() {
        PublicTrade trade =
                new PublicTrade(
                        164_864,
                        6_200_050,
                        12_345,
                        0,
                        1_700_000_000_123_456L,
                        Side.SIDE_UNSPECIFIED,
                        true);

        assertEquals(
                "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1700000000123,"
                        + "\"s\":\"BTC-USDT\",\"t\":\"164864\",\"p\":\"62000.5\",\"q\":\"0.12345\","
                        + "\"T\":1700000000123,\"m\":false,\"c\":true}}",
                Frames.trade(Demo.TERMS, trade).text());
    }

    @Test
    void printsWhatACallAuctionWouldTrade() {
        assertEquals(
                "{\"stream\":\"btcusdt@auction\",\"data\":{\"e\":\"indicativePrice\",\"E\":1,"
                        + "\"s\":\"BTC-USDT\",\"p\":\"1.01\",\"q\":\"0.00005\",\"d\":\"0.00002\","
                        + "\"D\":\"SELL\"}}",
                Frames.indication(Demo.TERMS, new Indication(101, 5, 2, Side.SELL, 1_999)).text());
        assertEquals(
                "{\"stream\":\"btcusdt@auction\",\"data\":{\"e\":\"indicativePrice\",\"E\":2,"
                        + "\"s\":\"BTC-USDT\",\"p\":\"0\",\"q\":\"0\",\"d\":\"0\"}}",
                Frames.indication(Demo.TERMS, new Indication(0, 0, 0, Side.SIDE_UNSPECIFIED, 2_000))
                        .text());
        assertEquals(
                "{\"stream\":\"btcusdt@auction\",\"data\":{\"e\":\"auctionEnd\",\"E\":3,"
                        + "\"s\":\"BTC-USDT\"}}",
                Frames.auctionEnd(Demo.TERMS, 3_000).text());
    }

    @Test
    void printsASnapshot() {
        DepthSnapshot snapshot =
                new DepthSnapshot(7, List.of(new BookLevel(100, 100_000)), List.of());

        Frame frame = Frames.depthSnapshot(Demo.TERMS, StreamKind.DEPTH, snapshot, 1_000);
        assertEquals(StreamName.of("BTC-USDT", StreamKind.DEPTH), frame.stream());
        assertTrue(frame.snapshot());
        assertEquals(
                "{\"stream\":\"btcusdt@depth\",\"data\":{\"e\":\"depthSnapshot\",\"E\":1,"
                        + "\"s\":\"BTC-USDT\",\"lastUpdateId\":7,"
                        + "\"bids\":[[\"1\",\"1\"]],\"asks\":[]}}",
                frame.text());
        assertEquals(
                "{\"stream\":\"btcusdt@depth10\",\"data\":{\"e\":\"partialDepth\",\"E\":1,"
                        + "\"s\":\"BTC-USDT\",\"lastUpdateId\":7,"
                        + "\"bids\":[[\"1\",\"1\"]],\"asks\":[]}}",
                Frames.partialDepth(Demo.TERMS, StreamKind.DEPTH_10, snapshot, 1_000).text());
    }

    @Test
    void printsAnIncrement() {
        DepthUpdate update =
                new DepthUpdate(
                        8,
                        9,
                        1_999,
                        List.of(new BookLevel(100, 0)),
                        List.of(new BookLevel(101, 1), new BookLevel(102, 2)));

        String text =
                "{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1,"
                        + "\"s\":\"BTC-USDT\",\"U\":8,\"u\":9,\"b\":[[\"1\",\"0\"]],"
                        + "\"a\":[[\"1.01\",\"0.00001\"],[\"1.02\",\"0.00002\"]]";
        assertEquals(text + "}}", increment(update, OptionalLong.empty()));
        assertEquals(
                text + ",\"checksum\":4294967295}}",
                increment(update, OptionalLong.of(4_294_967_295L)));
    }

    private static String increment(DepthUpdate update, OptionalLong checksum) {
        return Frames.depthUpdate(Demo.TERMS, StreamKind.PACED_DEPTH, update, checksum).text();
    }
}
