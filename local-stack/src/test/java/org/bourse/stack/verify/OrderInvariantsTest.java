package org.bourse.stack.verify;

import static org.bourse.stack.verify.Invariant.I10;
import static org.bourse.stack.verify.Invariant.I12;
import static org.bourse.stack.verify.Invariant.I6;
import static org.bourse.stack.verify.Invariant.I7;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.CommandRejected;
import org.bourse.contracts.v1.OrderAccepted;
import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.OrderReplaced;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Trade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** I6, I7, I10 and I12: what becomes of orders, and the two sides of trades. */
class OrderInvariantsTest extends Falsified {
    static Stream<Arguments> falsifications() {
        return Stream.of(
                planted(
                        "a fill of the other side",
                        I6,
                        script ->
                                buy(script)
                                        .change(
                                                OrderFilled.class,
                                                1,
                                                f -> f.toBuilder().setSide(Side.BUY).build())),
                planted(
                        "a last fill that does not close",
                        I12,
                        script ->
                                buy(script)
                                        .change(
                                                OrderFilled.class,
                                                0,
                                                f -> f.toBuilder().setCloses(false).build())),
                planted(
                        "a cancel for no reason",
                        I12,
                        script ->
                                cancel(script)
                                        .change(
                                                OrderCancelled.class,
                                                0,
                                                c -> c.toBuilder().clearReason().build())),
                planted(
                        "a cancel in the name of another account",
                        I10,
                        script ->
                                cancel(script)
                                        .change(
                                                OrderCancelled.class,
                                                0,
                                                c -> c.toBuilder().setAccount(1_002).build())),
                planted(
                        "a replace that leaves nothing",
                        I6,
                        script -> {
                            long sell = Scenes.restingSell(script, 3, 110);
                            script.tick(1)
                                    .say(
                                            OrderReplaced.newBuilder()
                                                    .setOrderId(sell)
                                                    .setAccount(Script.SELLER)
                                                    .setSymbol(1)
                                                    .setPriceTicks(110)
                                                    .build());
                        }),
                planted(
                        "a fill beyond the limit",
                        I6,
                        script ->
                                buy(script)
                                        .change(
                                                OrderFilled.class,
                                                0,
                                                f -> f.toBuilder().setPriceTicks(102).build())),
                planted(
                        "a fill after which too much remains",
                        I6,
                        script ->
                                buy(script)
                                        .change(
                                                OrderFilled.class,
                                                1,
                                                f -> f.toBuilder().setRemainingLots(7).build())),
                planted(
                        "a cancel of more than was left",
                        I6,
                        script ->
                                cancel(script)
                                        .change(
                                                OrderCancelled.class,
                                                0,
                                                c -> c.toBuilder().setRemainingLots(7).build())),
                planted(
                        "a fill of other lots than the trade",
                        I7,
                        script ->
                                buy(script)
                                        .change(
                                                Trade.class,
                                                0,
                                                t -> t.toBuilder().setLots(5).build())),
                planted(
                        "a trade without the fill of a side",
                        I7,
                        script -> buy(script).remove(OrderFilled.class, 1)),
                planted("a fill without a trade", I7, script -> buy(script).remove(Trade.class, 0)),
                planted(
                        "an order that is accepted under another command's id",
                        I10,
                        script ->
                                sell(script)
                                        .change(
                                                OrderAccepted.class,
                                                0,
                                                OrderInvariantsTest::ofOtherId)),
                planted(
                        "a cancel that is not answered",
                        I10,
                        script -> cancel(script).events.clear()),
                planted(
                        "an order that is accepted and refused",
                        I10,
                        script ->
                                sell(script)
                                        .say(
                                                CommandRejected.newBuilder()
                                                        .setCode(RejectCode.UNREADABLE)
                                                        .build())),
                planted(
                        "a second end of an order",
                        I12,
                        script -> {
                            StepDraft first = cancel(script);
                            script.cancel(Ids.of(0, script.position() - 3, 0))
                                    .say(first.events.getFirst());
                        }),
                planted(
                        "a cancel that forgets fills",
                        I12,
                        script ->
                                cancel(script)
                                        .change(
                                                OrderCancelled.class,
                                                0,
                                                c -> c.toBuilder().setFilledLots(3).build())),
                planted(
                        "a trade with another number than its own",
                        I7,
                        script ->
                                buy(script)
                                        .change(
                                                Trade.class,
                                                0,
                                                t ->
                                                        t.toBuilder()
                                                                .setTradeId(t.getTradeId() + 1)
                                                                .build())
                                        .change(OrderFilled.class, 0, OrderInvariantsTest::ofNext)
                                        .change(OrderFilled.class, 1, OrderInvariantsTest::ofNext)),
                planted(
                        "a fill too much before a trade",
                        I7,
                        script -> {
                            StepDraft step = buy(script);
                            step.events.add(3, step.events.get(3));
                        }),
                planted(
                        "a notional that is not price × lots",
                        I7,
                        script ->
                                buy(script)
                                        .change(
                                                Trade.class,
                                                0,
                                                t -> t.toBuilder().setNotionalMinor(401).build())
                                        .change(OrderFilled.class, 0, OrderInvariantsTest::dearer)
                                        .change(OrderFilled.class, 1, OrderInvariantsTest::dearer)),
                planted(
                        "a taker in an auction",
                        I7,
                        script ->
                                buy(script)
                                        .change(
                                                Trade.class,
                                                0,
                                                t -> t.toBuilder().setAuction(true).build())));
    }

    private static OrderFilled ofNext(OrderFilled fill) {
        return fill.toBuilder().setTradeId(fill.getTradeId() + 1).build();
    }

    private static OrderFilled dearer(OrderFilled fill) {
        return fill.toBuilder().setNotionalMinor(401).build();
    }

    private static OrderAccepted ofOtherId(OrderAccepted accepted) {
        return accepted.toBuilder()
                .setOrder(accepted.getOrder().toBuilder().setOrderId(Ids.of(0, 3, 0)))
                .build();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("falsifications")
    void aPlantedViolationIsBroken(String what, Invariant broken, Consumer<Script> falsify) {
        assertBroken(broken, falsify);
    }

    @Test
    void aVerdictNamesThePositionAndTheOrder() {
        Script script = market();
        cancel(script).change(OrderCancelled.class, 0, c -> c.toBuilder().setFilledLots(3).build());
        long sell = Ids.of(0, script.position() - 3, 0);

        String detail = Play.of(script).findings.verdict(I12).detail();

        String expected = "position %d: order %d has 3 lots filled, its fills make 4";
        assertEquals(expected.formatted(script.steps.size() - 2, sell), detail);
    }
}
