package org.bourse.stack.verify;

import static org.bourse.stack.verify.Invariant.I17;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderTriggered;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevented;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.junit.jupiter.api.Test;

/** I17: what triggers an order. */
class TriggersTest {
    private final Script script = new Script();

    /** A stop that sells 2 when the price is at or below its trigger. */
    private long stop(long trigger) {
        long id = Ids.of(0, script.position(), 0);
        script.place(
                        Script.limit(Script.SELLER, Side.SELL, 2, 0)
                                .setType(OrderType.STOP)
                                .setTriggerPriceTicks(trigger))
                .say(script.hold(Script.SELLER, Script.BASE, 2, id));
        return id;
    }

    private StepDraft trade() {
        long sell = Scenes.restingSell(script, 4, 100);
        return Scenes.buyOfFour(script, sell, 0, 0);
    }

    private static OrderTriggered triggered(long order, long trigger) {
        return OrderTriggered.newBuilder()
                .setOrderId(order)
                .setAccount(Script.SELLER)
                .setSymbol(1)
                .setTriggerPriceTicks(trigger)
                .build();
    }

    /** Nothing bids: it is cancelled. */
    private void endsUnfilled(StepDraft step, long stop) {
        step.say(
                        OrderCancelled.newBuilder()
                                .setOrderId(stop)
                                .setAccount(Script.SELLER)
                                .setSymbol(1)
                                .setReason(CancelReason.IMMEDIATE_REMAINDER)
                                .setRemainingLots(2)
                                .build())
                .say(script.hold(Script.SELLER, Script.BASE, -2, stop));
    }

    @Test
    void aTradeAtTheTriggerTriggers() {
        long stop = stop(100);
        StepDraft step = trade().say(triggered(stop, 100));
        endsUnfilled(step, stop);

        assertEquals(List.of(), Play.of(script).alarms);
    }

    @Test
    void aTradeAboveTheTriggerOfAStopThatSellsDoesNot() {
        long stop = stop(99);
        trade().say(triggered(stop, 99));

        assertEquals(Verdict.State.BROKEN, Play.of(script).state(I17));
    }

    @Test
    void aTradeBeforeTheAcceptanceDoesNot() {
        trade();
        long stop = stop(100);
        script.last().say(triggered(stop, 100));

        assertEquals(Verdict.State.BROKEN, Play.of(script).state(I17));
    }

    @Test
    void nothingIsTriggeredTwice() {
        long stop = stop(100);
        trade().say(triggered(stop, 100), triggered(stop, 100));

        assertEquals(Verdict.State.BROKEN, Play.of(script).state(I17));
    }

    @Test
    void nothingIsTriggeredAtAnotherTriggerThanItsOwn() {
        long stop = stop(100);
        trade().say(triggered(stop, 101));

        assertEquals(Verdict.State.BROKEN, Play.of(script).state(I17));
    }

    @Test
    void aStepMeetsAThousandOrdersAndNoMore() {
        for (int meetings : List.of(1_000, 1_001)) {
            Script flood = new Script();
            StepDraft step = flood.tick(1);
            for (int i = 0; i < meetings; i++) {
                step.say(prevented(SelfTradePrevention.CANCEL_MAKER));
                step.say(prevented(SelfTradePrevention.CANCEL_TAKER));
            }

            assertEquals(
                    meetings == 1_000 ? Verdict.State.OK : Verdict.State.BROKEN,
                    Play.of(flood).state(I17));
        }
    }

    private static SelfTradePrevented prevented(SelfTradePrevention mode) {
        return SelfTradePrevented.newBuilder().setSymbol(1).setMode(mode).build();
    }
}
