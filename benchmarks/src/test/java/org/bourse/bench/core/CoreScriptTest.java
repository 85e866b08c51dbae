package org.bourse.bench.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
    void aMoveReplacesThePriceOfTheOrderThatWasEntered() {
        records.place(1, 0, 0, 500, 10).place(2, 1, 1, 500, 4).move(1, 501).move(1, 502).cancel(1);
        trades.add(1, 2, 1, 500, 4);

        assertEquals(
                List.of(
                        "place 1 500x10",
                        "immediate 2 500x4",
                        "move 1 to 501",
                        "move 1 to 502",
                        "cancel 1"),
                commands());
    }

    @Test
    void aMoveToTheSamePriceIsACancelAndAnOrderForWhatIsLeft() {
        records.place(1, 0, 0, 500, 10).place(2, 1, 1, 500, 4).move(1, 500).reduce(1, 2);
        trades.add(1, 2, 1, 500, 4);

        assertEquals(
                List.of(
                        "place 1 500x10",
                        "immediate 2 500x4",
                        "cancel 1",
                        "place 1 500x6",
                        "reduce 4 to 4"),
                commands());
    }

    @Test
    void aReduceReplacesTheTotalFillsIncluded() {
        records.place(1, 0, 0, 500, 10).reduce(1, 3).place(2, 1, 1, 500, 4).reduce(1, 2).cancel(1);
        trades.add(2, 2, 1, 500, 4);

        assertEquals(
                List.of(
                        "place 1 500x10",
                        "reduce 1 to 7",
                        "immediate 2 500x4",
                        "reduce 1 to 5",
                        "cancel 1"),
                commands());
    }

    @Test
    void aReduceToNothingIsACancel() {
        records.place(1, 0, 0, 500, 10).reduce(1, 10).cancel(1).move(1, 501);

        CoreScript script = script();

        assertEquals(
                List.of("place 1 500x10", "cancel 1", "cancel 1", "move 1 to 501"),
                commands(script));
        assertEquals(2, script.unknown());
    }

    @Test
    void buysAndSellsOfAUserAreOfOneAccount() {
        records.place(1, 0, 0, 500, 10).place(2, 1, 0, 600, 4);

        CoreScript script = script();

        assertTrue(script.isBuy(1));
        assertEquals(script.account(1), script.account(2));
    }

    @Test
    void batchesAreReadByKind() {
        records.place(1, 0, 0, 500, 10).move(1, 501).place(2, 0, 0, 502, 4).cancel(1).move(2, 503);

        int[] all = script().byKind(8);
        int[] threes = script().byKind(3);

        // The first is a tick.
        assertArrayEquals(new int[] {1, 3, 4, 0, 2, 5}, all);
        assertArrayEquals(new int[] {1, 0, 2, 3, 4, 5}, threes);
    }

    private List<String> commands() {
        return commands(script());
    }

    private CoreScript script() {
        OrderStream stream = records.stream();
        return new CoreScript(stream, trades, 10);
    }

    /** Without ticks; others name the order by counting the commands shown from 1. */
    private static List<String> commands(CoreScript script) {
        List<String> shown = new ArrayList<>();
        for (int at = 0; at < script.size(); at++) {
            String order = script.order(at) + " " + script.price(at) + "x" + script.lots(at);
            int entry = script.entry(at);
            switch (script.kind(at)) {
                case CoreScript.PLACE -> shown.add("place " + order);
                case CoreScript.PLACE_IMMEDIATE -> shown.add("immediate " + order);
                case CoreScript.CANCEL -> shown.add("cancel " + entry);
                case CoreScript.MOVE -> shown.add("move " + entry + " to " + script.price(at));
                case CoreScript.REDUCE -> shown.add("reduce " + entry + " to " + script.total(at));
                default -> assertEquals(0, at, "one tick, at the beginning");
            }
        }
        return shown;
    }
}
