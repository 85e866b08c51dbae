package org.bourse.bench.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TradeListTest {
    private static final byte[] TEXT =
            """
            seq,takerOrderId,makerOrderId,price,size
            150,151,14,99998,1
            448,449,201,99997,31
            """
                    .getBytes(StandardCharsets.US_ASCII);

    @Test
    void readsItsText() {
        TradeList list = TradeList.parse(TEXT);

        assertEquals(2, list.size());
        assertEquals(448, list.command(1));
        assertEquals(449, list.taker(1));
        assertEquals(201, list.maker(1));
        assertEquals(31, list.lots(1));
    }

    @Test
    void hashesTheTextItWasReadFrom() throws Exception {
        byte[] expected = MessageDigest.getInstance("SHA-256").digest(TEXT);

        assertEquals(HexFormat.of().formatHex(expected), TradeList.parse(TEXT).sha256());
    }

    @Test
    void joinsTheTradesOfAnOrderThatCameInPieces() {
        TradeList list = new TradeList(1);
        list.add(150, 151, 14, 99_998, 1);
        list.add(448, 449, 201, 99_997, 30);
        list.add(448, 449, 201, 99_997, 1);

        assertEquals("none", list.firstDifference(TradeList.parse(TEXT)));
    }

    @Test
    void namesTheFirstDifference() {
        TradeList list = new TradeList(1);
        list.add(150, 151, 14, 99_998, 1);

        assertEquals(
                "trade 1: (no more) and 448,449,201,99997,31",
                list.firstDifference(TradeList.parse(TEXT)));
    }

    @Test
    void cutsOffLaterCommands() {
        assertEquals(1, TradeList.parse(TEXT).before(448).size());
    }
}
