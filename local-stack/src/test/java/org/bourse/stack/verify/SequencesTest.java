package org.bourse.stack.verify;

import static org.bourse.stack.verify.Invariant.I9;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.CancelAfterSet;
import org.bourse.contracts.v1.CommandRejected;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.MassCancelBegan;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.Progress;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TradeEvent;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.contracts.v1.Writer;
import org.bourse.stack.verify.stream.Feed;
import org.junit.jupiter.api.Test;

/** I9: what is missing, comes twice, or comes from nowhere. */
class SequencesTest {
    private final Script script = new Script();

    private static TradeEvents progress(long sequence, long position, long timeMicros) {
        return TradeEvents.newBuilder()
                .setHeader(
                        EventHeader.newBuilder()
                                .setContractVersion(1)
                                .setSequence(sequence)
                                .setPosition(position)
                                .setVenueTimeMicros(timeMicros)
                                .setWriter(Writer.RUNNER)
                                .setRequestIdLow(position + 1))
                .addEvents(TradeEvent.newBuilder().setProgress(Progress.getDefaultInstance()))
                .build();
    }

    @Test
    void aRecordThatIsLeftOutIsAGap() {
        script.tick(1).loses = true;

        assertEquals(Verdict.State.BROKEN, Play.of(script).state(I9));
    }

    @Test
    void aRecordThatComesAgainIsDropped() {
        Play play = Play.of(script);
        play.merger.offer(Feed.TRADES, 9, progress(1, 0, Script.SECOND).toByteArray());
        play.judge();

        assertEquals(List.of(), play.alarms);
    }

    @Test
    void aRecordThatComesAgainAndSaysSomethingElseIsBroken() {
        Play play = Play.of(script);
        play.merger.offer(Feed.TRADES, 9, progress(1, 0, 7).toByteArray());

        assertEquals(Verdict.State.BROKEN, play.state(I9));
    }

    @Test
    void anEventThatIsOnNoTopicIsMissed() {
        script.deposit(Script.BUYER, Script.QUOTE, 5).say(CommandRejected.getDefaultInstance());
        Play play = new Play();
        for (int i = 0; i < script.steps.size(); i++) {
            play.write(i, script.steps.get(i));
        }
        StepDraft tick = script.tick(1);
        tick.events.add(0, Posting.getDefaultInstance());
        tick.losesEvent = 0;
        play.write(script.steps.size() - 1, tick);
        play.judge();

        assertEquals(Verdict.State.BROKEN, play.state(I9));
    }

    @Test
    void whatIsToBeOnAllTopicsIsMissedOnOne() {
        Play play = Play.of(script);
        StepDraft tick = script.tick(1);
        tick.losesTopic = Feed.BOOK;
        play.write(script.steps.size() - 1, tick);
        script.tick(1);
        play.write(script.steps.size() - 1, script.last());
        play.judge();

        assertEquals(Verdict.State.BROKEN, play.state(I9));
    }

    @Test
    void aFactIsTheSameOnAllTopics() {
        script.state(SymbolState.HALTED).factOnBook = script.changed(SymbolState.TRADING);

        assertEquals(Verdict.State.BROKEN, Play.of(script).state(I9));
    }

    @Test
    void twoEventsOfAStepDoNotHaveOneNumber() {
        script.tick(1)
                        .say(
                                CancelAfterSet.getDefaultInstance(),
                                MassCancelBegan.getDefaultInstance())
                        .repeatsNumber =
                2;

        assertEquals(Verdict.State.BROKEN, Play.of(script).state(I9));
    }

    @Test
    void fundingIsLetInWithoutAGap() {
        script.deposit(Script.BUYER, Script.QUOTE, 5).writerSequence++;

        assertEquals(Verdict.State.BROKEN, Play.of(script).state(I9));
    }

    @Test
    void fundingThatIsNotLetInLeavesNoGap() {
        StepDraft refused = script.deposit(Script.BUYER, Script.QUOTE, 0);
        refused.events.clear();
        refused.say(CommandRejected.newBuilder().setCode(RejectCode.SEQUENCE_GAP).build());
        refused.writerSequence += 7;
        script.deposit(Script.BUYER, Script.QUOTE, 5).writerSequence--;

        assertEquals(List.of(), Play.of(script).alarms);
    }

    @Test
    void aSequenceIsNotLetInTwice() {
        script.tick(1).writerSequence--;

        assertEquals(Verdict.State.BROKEN, Play.of(script).state(I9));
    }

    @Test
    void fundingWithTheNextSequenceIsNotRefusedAsAGap() {
        StepDraft refused = script.deposit(Script.BUYER, Script.QUOTE, 0);
        refused.events.clear();
        refused.say(CommandRejected.newBuilder().setCode(RejectCode.SEQUENCE_GAP).build());

        assertEquals(Verdict.State.BROKEN, Play.of(script).state(I9));
    }

    @Test
    void aRecordThatCannotBeReadIsBroken() {
        Play play = Play.of(script);
        play.merger.offer(Feed.BOOK, 9, new byte[] {1, 2, 3});

        assertEquals(Verdict.State.BROKEN, play.state(I9));
    }

    @Test
    void aRecordOfAnotherVenueIsBroken() {
        Play play = Play.of(script);
        long next = play.merger.lastSequence(Feed.TRADES) + 1;
        TradeEvents record = progress(next, script.position(), Script.SECOND);
        play.merger.offer(
                Feed.TRADES,
                9,
                record.toBuilder()
                        .setHeader(record.getHeader().toBuilder().setVenue(1))
                        .build()
                        .toByteArray());

        assertEquals(Verdict.State.BROKEN, play.state(I9));
    }

    @Test
    void aRecordOfAnEarlierCommandIsBroken() {
        Play play = Play.of(script);
        long next = play.merger.lastSequence(Feed.TRADES) + 1;
        play.merger.offer(Feed.TRADES, 9, progress(next, 1, Script.SECOND).toByteArray());

        assertEquals(Verdict.State.BROKEN, play.state(I9));
    }

    @Test
    void eventsOfACommandBeyondTheEndOfTheLogAreBroken() {
        for (int missing : List.of(0, 1)) {
            Play play = Play.of(new Script());
            play.merger.checkLogEnd(play.merger.lastPosition(Feed.ORDERS) + 1 - missing);

            assertEquals(missing == 0 ? Verdict.State.OK : Verdict.State.BROKEN, play.state(I9));
        }
    }

    @Test
    void eventsAnswerTheCommandThatTheLogHolds() {
        StepDraft tick = script.tick(1);
        tick.writerOfEvents = Writer.RISK;

        assertEquals(Verdict.State.BROKEN, Play.of(script).state(I9));
    }
}
