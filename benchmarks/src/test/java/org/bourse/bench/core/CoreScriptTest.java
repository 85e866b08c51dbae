package org.bourse.bench.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.bourse.bench.data.OrderStream;
import org.bourse.bench.data.StreamOf;
import org.bourse.bench.data.TradeList;
import org.junit.jupiter.api.Test;

class CoreScriptTest {
    private final StreamOf records = new StreamOf();
    private final TradeList trades = new TradeList(8);

    @Test
    void aMoveIsACancelAndAnOrderForWhatIsLeft() {
        records.place(1, 0, 0, 500, 10).place(2, 1, 1, 500, 4).move(1, 501);
        trades.add(1, 2, 1, 500, 4);

        assertEquals(
                List.of("place 1 500x10", "immediate 2 500x4", "cancel 1", "place 1 501x6"),
                commands());
    }

    @Test
    void aReduceCancelsTheLastPieceOfItsOrder() {
        records.place(1, 0, 0, 500, 10).reduce(1, 3).reduce(1, 2).cancel(1);

        assertEquals(
                List.of(
                        "place 1 500x5",
                        "place 1 500x2",
                        "place 1 500x3",
                        "cancel 3",
                        "cancel 2",
                        "cancel 1"),
                commands());
    }

    @Test
    void aReduceToNothingIsACancel() {
        records.place(1, 0, 0, 500, 10).reduce(1, 10).cancel(1);

        CoreScript script = script();

        assertEquals(List.of("place 1 500x10", "cancel 1", "cancel 1"), commands(script));
        assertEquals(1, script.cancelsOfNothing());
    }

    @Test
    void buysAndSellsOfAUserAreOfDifferentAccounts() {
        records.place(1, 0, 0, 500, 10).place(2, 1, 0, 600, 4);

        CoreScript script = script();

        assertTrue(script.isBuy(1));
        assertEquals(script.account(1) + 1, script.account(2));
    }

    private List<String> commands() {
        return commands(script());
    }

    private CoreScript script() {
        OrderStream stream = records.stream();
        return new CoreScript(stream, trades, 10);
    }

    /** Without ticks; a cancel names what it cancels by counting the commands shown from 1. */
    private static List<String> commands(CoreScript script) {
        List<String> shown = new ArrayList<>();
        for (int at = 0; at < script.size(); at++) {
            String order = script.order(at) + " " + script.price(at) + "x" + script.lots(at);
            switch (script.kind(at)) {
                case CoreScript.PLACE -> shown.add("place " + order);
                case CoreScript.PLACE_IMMEDIATE -> shown.add("immediate " + order);
                case CoreScript.CANCEL -> shown.add("cancel " + script.cancelled(at));
                default -> assertEquals(0, at, "one tick, at the beginning");
            }
        }
        return shown;
    }
}
