package org.bourse.stack.verify;

import static org.bourse.stack.verify.Invariant.I11;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.OrderRejected;
import org.bourse.contracts.v1.OrderRepeated;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Tick;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.api.Test;

/** I11: one client order id, one order. */
class ClientIdsTest {
    private static final long DAY = 86_400 * Script.SECOND;

    private final Script script = new Script();
    private final long first = order("x", 4);

    /** Asked for and refused for lack of funds: the id is consumed all the same. */
    private long order(String clientOrderId, long lots) {
        long id = Ids.of(0, script.position(), 0);
        PlaceOrder asked = asked(clientOrderId, lots);
        script.command(Writer.ORDER_ENTRY, body -> body.setPlaceOrder(asked))
                .say(rejected(id, asked, RejectCode.INSUFFICIENT_FUNDS));
        return id;
    }

    private static PlaceOrder asked(String clientOrderId, long lots) {
        return Script.limit(Script.SELLER, Side.SELL, lots, 100)
                .setClientOrderId(clientOrderId)
                .build();
    }

    private static OrderRejected rejected(long id, PlaceOrder asked, RejectCode code) {
        return OrderRejected.newBuilder().setOrder(Script.order(id, asked)).setCode(code).build();
    }

    private void again(PlaceOrder.Builder asked, long answer) {
        script.command(Writer.ORDER_ENTRY, body -> body.setPlaceOrder(asked))
                .say(
                        OrderRepeated.newBuilder()
                                .setAccount(Script.SELLER)
                                .setOrderId(answer)
                                .build());
    }

    @Test
    void theSameAgainIsAnsweredByTheFirstOrder() {
        again(asked("x", 4).toBuilder().setValidUntilMicros(7 * DAY), first);

        assertEquals(List.of(), Play.of(script).alarms);
    }

    @Test
    void theSameAgainIsNotAnsweredByAnotherOrder() {
        long other = order("y", 4);
        again(asked("x", 4).toBuilder(), other);

        assertEquals(Verdict.State.BROKEN, Play.of(script).state(I11));
    }

    @Test
    void anotherContentIsNotAnsweredByTheFirstOrder() {
        again(asked("x", 5).toBuilder(), first);

        assertEquals(Verdict.State.BROKEN, Play.of(script).state(I11));
    }

    @Test
    void theSameIsNotRefusedAsReused() {
        for (long lots : List.of(4L, 5L)) {
            Script own = new ClientIdsTest().script;
            PlaceOrder asked = asked("x", lots);
            own.command(Writer.ORDER_ENTRY, body -> body.setPlaceOrder(asked))
                    .say(
                            rejected(
                                    Ids.of(0, own.position() - 1, 0),
                                    asked,
                                    RejectCode.CLIENT_ORDER_ID_REUSED));

            assertEquals(
                    lots == 4 ? Verdict.State.BROKEN : Verdict.State.OK, Play.of(own).state(I11));
        }
    }

    @Test
    void thereIsNoSecondOrderWithinADay() {
        order("x", 4);

        assertEquals(Verdict.State.BROKEN, Play.of(script).state(I11));
    }

    @Test
    void thereMayBeOneAfterTwoDays() {
        for (int days = 0; days < 2; days++) {
            confirmedTick(DAY);
        }
        order("x", 4);

        assertEquals(List.of(), Play.of(script).alarms);
    }

    /**
     * The first tick is at one second: a day later, not a second sooner, a new generation begins.
     */
    @Test
    void theFirstDayBeginsWithTheFirstTick() {
        confirmedTick(DAY - Script.SECOND);
        order("y", 4);
        confirmedTick(Script.SECOND);
        confirmedTick(DAY);
        order("y", 4);

        assertEquals(List.of(), Play.of(script).alarms);
    }

    private void confirmedTick(long micros) {
        StepDraft draft = script.tick(micros);
        script.steps.removeLast();
        StepDraft confirmed =
                new StepDraft(
                        Writer.RUNNER,
                        draft.body.toBuilder()
                                .setTick(
                                        Tick.newBuilder(draft.body.getTick())
                                                .setStepConfirmed(true))
                                .build());
        confirmed.writerSequence = draft.writerSequence;
        confirmed.timeMicros = draft.timeMicros;
        confirmed.events.addAll(draft.events);
        script.steps.add(confirmed);
    }
}
