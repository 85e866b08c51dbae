package org.bourse.stack.verify;

import static org.bourse.stack.verify.Invariant.I1;
import static org.bourse.stack.verify.Invariant.I10;
import static org.bourse.stack.verify.Invariant.I12;
import static org.bourse.stack.verify.Invariant.I13;
import static org.bourse.stack.verify.Invariant.I16;
import static org.bourse.stack.verify.Invariant.I2;
import static org.bourse.stack.verify.Invariant.I20;
import static org.bourse.stack.verify.Invariant.I3;
import static org.bourse.stack.verify.Invariant.I4;
import static org.bourse.stack.verify.Invariant.I6;
import static org.bourse.stack.verify.Invariant.I7;
import static org.bourse.stack.verify.Invariant.I8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.CommandRejected;
import org.bourse.contracts.v1.Level;
import org.bourse.contracts.v1.OrderAccepted;
import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Trade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One planted violation after the other in a market in which otherwise everything is right. */
class TopicInvariantsTest {

    /** A sell of 10 rests, a buy of 4 takes, the rest of the sell is cancelled. */
    private static Script market() {
        Script script = new Script();
        long sell = Scenes.restingSell(script, 10, 100);
        Scenes.buyOfFour(script, sell, 0, 6);
        Scenes.cancelSell(script, sell, 4, 6);
        return script;
    }

    /** The steps of {@link #market}, counted from its end. */
    private static StepDraft sell(Script script) {
        return script.steps.get(script.steps.size() - 3);
    }

    private static StepDraft buy(Script script) {
        return script.steps.get(script.steps.size() - 2);
    }

    private static StepDraft cancel(Script script) {
        return script.steps.getLast();
    }

    @Test
    void whereEverythingIsRightNothingIsBroken() {
        Play play = Play.of(market());

        assertEquals(List.of(), play.alarms);
        for (Invariant seen : List.of(I1, I2, I3, I4, I6, I7, Invariant.I9, I10, I12, I13, I16)) {
            assertTrue(play.findings.seenOf(seen) > 0, seen + " was looked at");
        }
        assertEquals(
                List.of("FILLED", "CANCELLED"),
                play.ended.stream().map(order -> order.status()).toList());
        assertEquals(List.of(), List.copyOf(play.checks.orders().open()));
    }

    private static Arguments planted(String what, Invariant broken, Consumer<Script> falsify) {
        return Arguments.of(what, broken, falsify);
    }

    static Stream<Arguments> falsifications() {
        return Stream.of(
                planted(
                        "a posting that makes the step's sum differ",
                        I1,
                        script -> buy(script).change(Posting.class, 3, p -> add(p, 1))),
                planted(
                        "a balance that is not the sum of what was posted",
                        I1,
                        script ->
                                buy(script)
                                        .change(
                                                Posting.class,
                                                3,
                                                p -> p.toBuilder().setBalanceMinor(7).build())),
                planted(
                        "a deposit of more than was commanded",
                        I1,
                        script -> {
                            script.deposit(Script.BUYER, Script.QUOTE, 50)
                                    .change(Posting.class, 0, p -> add(p, -1))
                                    .change(Posting.class, 1, p -> add(p, 1));
                        }),
                planted(
                        "an order that ends and still holds something",
                        I2,
                        script -> cancel(script).remove(Posting.class, 0).remove(Posting.class, 0)),
                planted(
                        "a hold of more than the order's rules say",
                        I2,
                        script ->
                                sell(script)
                                        .change(Posting.class, 0, p -> add(p, -1))
                                        .change(Posting.class, 1, p -> add(p, 1))),
                planted(
                        "a balance below zero",
                        I3,
                        script ->
                                script.last()
                                        .say(
                                                script.hold(
                                                        Script.BUYER,
                                                        Script.BASE,
                                                        20_000,
                                                        Ids.of(0, script.position() - 1, 0)))),
                planted(
                        "a buy that rests at the price of a sell",
                        I4,
                        script -> {
                            Scenes.restingSell(script, 1, 100);
                            Scenes.restingBuy(script, 1, 100);
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
                        "postings that move less than the trade says",
                        I8,
                        script ->
                                buy(script)
                                        .change(Posting.class, 2, p -> add(p, 1))
                                        .change(Posting.class, 3, p -> add(p, -1))),
                planted(
                        "an order that is accepted under another command's id",
                        I10,
                        script ->
                                sell(script)
                                        .change(
                                                OrderAccepted.class,
                                                0,
                                                TopicInvariantsTest::ofOtherId)),
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
                        "an image that is not what its changes make",
                        I13,
                        script -> {
                            Scenes.restingSell(script, 3, 100);
                            script.tick(1).say(image(script, 4));
                        }),
                planted(
                        "a change of a book that is left out",
                        I13,
                        script ->
                                buy(script).remove(org.bourse.contracts.v1.LevelChanged.class, 0)),
                planted(
                        "a level that is not what its orders show",
                        I13,
                        script ->
                                sell(script)
                                        .change(
                                                org.bourse.contracts.v1.LevelChanged.class,
                                                0,
                                                l -> l.toBuilder().setLots(9).build())),
                planted(
                        "events of another time than the last tick's",
                        I16,
                        script -> buy(script).timeMicros++),
                planted("a tick that goes back", I16, script -> script.tick(-1)),
                planted(
                        "a tick of more than a second that nobody confirmed",
                        I16,
                        script -> script.tick(Script.SECOND + 1)),
                planted(
                        "a tick of a leader whose term is over",
                        I16,
                        script -> {
                            script.claim(2);
                            script.tick(1);
                        }),
                planted("a term that is claimed twice", I16, script -> script.claim(1)),
                planted(
                        "a fee too much, taken and received",
                        I20,
                        script ->
                                buy(script)
                                        .change(OrderFilled.class, 0, f -> charge(f, 2))
                                        .change(
                                                Trade.class,
                                                0,
                                                t -> t.toBuilder().setBuyerFeeMinor(2).build())
                                        .change(Posting.class, 6, p -> add(p, -1))
                                        .change(Posting.class, 7, p -> add(p, 1))),
                planted(
                        "a fee that the venue's account does not get",
                        I20,
                        script ->
                                buy(script)
                                        .change(
                                                Posting.class,
                                                7,
                                                p -> p.toBuilder().setDeltaMinor(0).build())));
    }

    private static Posting add(Posting posting, long more) {
        return posting.toBuilder()
                .setDeltaMinor(posting.getDeltaMinor() + more)
                .setBalanceMinor(posting.getBalanceMinor() + more)
                .build();
    }

    private static OrderFilled charge(OrderFilled fill, long fee) {
        return fill.toBuilder().setFeeMinor(fee).build();
    }

    private static OrderAccepted ofOtherId(OrderAccepted accepted) {
        return accepted.toBuilder()
                .setOrder(accepted.getOrder().toBuilder().setOrderId(Ids.of(0, 3, 0)))
                .build();
    }

    private static BookImage image(Script script, long lots) {
        return script
                .image(Level.newBuilder().setPriceTicks(100).setLots(lots).setOrders(1).build())
                .toBuilder()
                .setLastPriceTicks(100)
                .build();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("falsifications")
    void aPlantedViolationIsBroken(String what, Invariant broken, Consumer<Script> falsify) {
        Script script = market();
        falsify.accept(script);

        Play play = Play.of(script);

        assertEquals(Verdict.State.BROKEN, play.state(broken), play.alarms::toString);
    }

    @Test
    void anImageThatIsRightIsOk() {
        Script script = market();
        Scenes.restingSell(script, 3, 100);
        script.tick(1).say(image(script, 3));

        assertEquals(List.of(), Play.of(script).alarms);
    }

    @Test
    void aFillAtTheExpiryIsBrokenAndOneBeforeItIsNot() {
        for (long expires : List.of(1L, 2L)) {
            Script script = new Script();
            StepDraft step =
                    script.place(
                            Script.limit(Script.SELLER, Side.SELL, 4, 100)
                                    .setExpiresMicros(Script.SECOND + expires));
            long sell = Ids.of(0, script.position() - 1, 0);
            step.say(script.hold(Script.SELLER, Script.BASE, 4, sell))
                    .say(script.level(Side.SELL, 100, 4, 1));
            script.tick(1);
            Scenes.buyOfFour(script, sell, 0, 0);

            assertEquals(
                    expires == 1 ? Verdict.State.BROKEN : Verdict.State.OK,
                    Play.of(script).state(I16));
        }
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
