package org.bourse.stack.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Consumer;
import org.bourse.contracts.v1.Posting;
import org.junit.jupiter.params.provider.Arguments;

/** One planted violation after the other in a market in which otherwise everything is right. */
class Falsified {

    /** A sell of 10 rests, a buy of 4 takes, the rest of the sell is cancelled. */
    static Script market() {
        Script script = new Script();
        long sell = Scenes.restingSell(script, 10, 100);
        Scenes.buyOfFour(script, sell, 0, 6);
        Scenes.cancelSell(script, sell, 4, 6);
        return script;
    }

    /** The steps of {@link #market}, counted from its end. */
    static StepDraft sell(Script script) {
        return script.steps.get(script.steps.size() - 3);
    }

    static StepDraft buy(Script script) {
        return script.steps.get(script.steps.size() - 2);
    }

    static StepDraft cancel(Script script) {
        return script.steps.getLast();
    }

    static Arguments planted(String what, Invariant broken, Consumer<Script> falsify) {
        return Arguments.of(what, broken, falsify);
    }

    static void assertBroken(Invariant broken, Consumer<Script> falsify) {
        Script script = market();
        falsify.accept(script);

        Play play = Play.of(script);

        assertEquals(Verdict.State.BROKEN, play.state(broken), play.alarms::toString);
    }

    static Posting add(Posting posting, long more) {
        return posting.toBuilder()
                .setDeltaMinor(posting.getDeltaMinor() + more)
                .setBalanceMinor(posting.getBalanceMinor() + more)
                .build();
    }
}
