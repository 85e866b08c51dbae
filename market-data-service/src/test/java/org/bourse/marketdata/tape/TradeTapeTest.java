package org.bourse.marketdata.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.bourse.contracts.v1.Side;
import org.junit.jupiter.api.Test;

class TradeTapeTest {
    @Test
    void keepsTheNewestAndGivesThemNewestLast() {
        TradeTape tape = new TradeTape(3);

        for (long id = 1; id <= 5; id++) {
            tape.add(trade(id));
        }

        assertEquals(List.of(trade(3), trade(4), trade(5)), tape.newest(10));
        assertEquals(List.of(trade(5)), tape.newest(1));
    }

    @Test
    void isEmptyAtFirst() {
        assertEquals(List.of(), new TradeTape(3).newest(3));
    }

    @Test
    void wantsRoomForOneTrade() {
        assertThrows(IllegalArgumentException.class, () -> new TradeTape(0));
    }

    private static PublicTrade trade(long id) {
        return new PublicTrade(id, 100, 1, 100, id, Side.BUY, false);
    }
}
