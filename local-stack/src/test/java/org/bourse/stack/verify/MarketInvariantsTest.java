package org.bourse.stack.verify;

import static org.bourse.stack.verify.Invariant.I1;
import static org.bourse.stack.verify.Invariant.I10;
import static org.bourse.stack.verify.Invariant.I12;
import static org.bourse.stack.verify.Invariant.I13;
import static org.bourse.stack.verify.Invariant.I16;
import static org.bourse.stack.verify.Invariant.I2;
import static org.bourse.stack.verify.Invariant.I3;
import static org.bourse.stack.verify.Invariant.I4;
import static org.bourse.stack.verify.Invariant.I6;
import static org.bourse.stack.verify.Invariant.I7;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.Level;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** I4, I13 and I16: books and time, and a market in which everything is right. */
class MarketInvariantsTest extends Falsified {
    static Stream<Arguments> falsifications() {
        return Stream.of(
                planted(
                        "a number of a book's change that is left out",
                        I13,
                        script ->
                                cancel(script)
                                        .change(
                                                LevelChanged.class,
                                                0,
                                                l -> l.toBuilder().setBookSequence(9).build())),
                planted(
                        "lots of no orders",
                        I13,
                        script -> {
                            script.externalLevel();
                            script.tick(1).say(script.level(Side.SELL, 120, 5, 0));
                        }),
                planted(
                        "an image with another last price",
                        I13,
                        script -> script.tick(1).say(script.image())),
                planted(
                        "a buy that rests at the price of a sell",
                        I4,
                        script -> {
                            Scenes.restingSell(script, 1, 100);
                            Scenes.restingBuy(script, 1, 100);
                        }),
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
                        script -> buy(script).remove(LevelChanged.class, 0)),
                planted(
                        "a level that is not what its orders show",
                        I13,
                        script ->
                                sell(script)
                                        .change(
                                                LevelChanged.class,
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
                planted("a term that is claimed twice", I16, script -> script.claim(1)));
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
        assertBroken(broken, falsify);
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
}
