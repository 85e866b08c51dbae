package org.bourse.stack.verify;

import static org.bourse.stack.verify.Invariant.I1;
import static org.bourse.stack.verify.Invariant.I2;
import static org.bourse.stack.verify.Invariant.I20;
import static org.bourse.stack.verify.Invariant.I3;
import static org.bourse.stack.verify.Invariant.I8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Trade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** I1, I2, I3, I8 and I20: what is posted, held and charged. */
class LedgerInvariantsTest extends Falsified {
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
                        "a withdrawal on whose way something is lost",
                        I1,
                        script ->
                                script.holdWithdrawal(Script.BUYER, 50)
                                        .change(Posting.class, 1, p -> add(p, -1))),
                planted(
                        "a transfer of more than was commanded",
                        I1,
                        script ->
                                script.transfer(Script.BUYER, Script.SELLER, 50)
                                        .change(Posting.class, 0, p -> add(p, -1))
                                        .change(Posting.class, 1, p -> add(p, 1))),
                planted(
                        "a transfer that only arrives",
                        I1,
                        script ->
                                script.transfer(Script.BUYER, Script.SELLER, 50)
                                        .remove(Posting.class, 0)),
                planted(
                        "a release of what custody has",
                        I1,
                        script -> script.tick(1).say(script.fromCustody(Script.BUYER, 50))),
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
                        "a hold of more than a buy's rules say",
                        I2,
                        script -> {
                            Scenes.restingBuy(script, 3, 90);
                            script.last()
                                    .change(Posting.class, 0, p -> add(p, -1))
                                    .change(Posting.class, 1, p -> add(p, 1));
                        }),
                planted(
                        "something that is held for no order",
                        I2,
                        script ->
                                script.tick(1).say(script.hold(Script.BUYER, Script.BASE, 5, 77))),
                planted(
                        "a stop that holds less than nothing",
                        I2,
                        script ->
                                script.place(
                                                Script.limit(Script.BUYER, Side.BUY, 4, 0)
                                                        .setType(OrderType.STOP)
                                                        .setTriggerPriceTicks(120))
                                        .say(
                                                script.hold(
                                                        Script.BUYER,
                                                        Script.QUOTE,
                                                        -5,
                                                        Ids.of(0, script.position() - 1, 0)))),
                planted(
                        "a fill after which less than nothing remains",
                        I3,
                        script ->
                                buy(script)
                                        .change(
                                                OrderFilled.class,
                                                1,
                                                f -> f.toBuilder().setRemainingLots(-1).build())),
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
                        "postings that move less than the trade says",
                        I8,
                        script ->
                                buy(script)
                                        .change(Posting.class, 2, p -> add(p, 1))
                                        .change(Posting.class, 3, p -> add(p, -1))),
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

    private static OrderFilled charge(OrderFilled fill, long fee) {
        return fill.toBuilder().setFeeMinor(fee).build();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("falsifications")
    void aPlantedViolationIsBroken(String what, Invariant broken, Consumer<Script> falsify) {
        assertBroken(broken, falsify);
    }

    @Test
    void aWithdrawalThatIsHeldAndCancelledIsOk() {
        Script script = market();
        long id = Ids.of(0, script.position(), 0);
        script.holdWithdrawal(Script.BUYER, 50);
        script.endWithdrawal(Script.BUYER, 50, id);

        assertEquals(List.of(), Play.of(script).alarms);
    }

    @Test
    void aTransferIsOk() {
        Script script = market();
        script.transfer(Script.BUYER, Script.SELLER, 50);

        assertEquals(List.of(), Play.of(script).alarms);
    }

    @Test
    void aWithdrawalThatGivesBackMoreThanItHeldIsBroken() {
        Script script = market();
        long id = Ids.of(0, script.position(), 0);
        script.holdWithdrawal(Script.BUYER, 50);
        script.endWithdrawal(Script.BUYER, 51, id);

        assertEquals(Verdict.State.BROKEN, Play.of(script).state(I2));
    }
}
