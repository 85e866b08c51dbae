package org.bourse.matching.runner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Writer;
import org.bourse.matching.codec.EventRecord;
import org.bourse.matching.codec.EventTopic;
import org.bourse.matching.codec.SignedCommands;
import org.bourse.matching.runner.RunnerState.Claiming;
import org.bourse.matching.runner.RunnerState.Following;
import org.bourse.matching.runner.RunnerState.Halted;
import org.bourse.matching.runner.RunnerState.Live;
import org.junit.jupiter.api.Test;

/** One leads, the others follow and compare; who leads is decided by the log. */
class LeadershipTest {
    private final MemoryCommandLog commands = new MemoryCommandLog();
    private final MemoryEventLog events = new MemoryEventLog();
    private final ManualClock clock = new ManualClock();
    private final SignedCommands writers = new SignedCommands(500);

    private RunnerLife life() {
        return new RunnerLife(commands, events, commands.appender(), clock);
    }

    private RunnerLife follower() {
        RunnerLife follower = life();
        follower.runner.turn();
        assertInstanceOf(Following.class, follower.runner.state());
        return follower;
    }

    /** Keeps claims, which are on their way then, and writes the rest. */
    private static CommandAppender withoutClaims(CommandAppender log, List<CommandBody> waiting) {
        return (writer, body) -> {
            if (body.hasClaim()) {
                waiting.add(body);
                return new CompletableFuture<>();
            }
            return log.append(writer, body);
        };
    }

    private void trade(int orders) {
        for (int i = 0; i < orders; i++) {
            commands.add(writers.openAccount(1_000 + commands.size()));
        }
    }

    private void turns(int count, long micros, RunnerLife... lives) {
        for (int turn = 0; turn < count; turn++) {
            clock.passes(micros);
            for (RunnerLife life : lives) {
                life.runner.turn();
            }
        }
    }

    /** Whatever comes twice is the same, and what comes first has no gap. */
    private void assertOneVoice() {
        for (EventTopic topic : EventTopic.values()) {
            List<EventRecord> firsts = new ArrayList<>();
            for (EventRecord record : events.records(topic)) {
                int before = (int) record.sequence() - 1;
                if (before < firsts.size()) {
                    assertArrayEquals(firsts.get(before).bytes(), record.bytes(), topic.topic());
                } else {
                    assertEquals(firsts.size(), before, topic.topic());
                    firsts.add(record);
                }
            }
        }
    }

    private void assertGapless() {
        for (EventTopic topic : EventTopic.values()) {
            List<EventRecord> records = events.records(topic);
            for (int i = 0; i < records.size(); i++) {
                assertEquals(i + 1, records.get(i).sequence(), topic.topic());
            }
        }
    }

    @Test
    void aFollowerSendsNothingAndWritesNothingWhileALeaderIsHeard() {
        RunnerLife leader = life().settle(commands);
        RunnerLife follower = follower();
        trade(50);
        turns(200, 10_000, leader, follower);
        assertInstanceOf(Live.class, leader.runner.state());
        assertInstanceOf(Following.class, follower.runner.state());
        assertFalse(follower.observer.said.contains("claiming 2"));
        assertEquals(leader.runner.progress().next(), follower.runner.progress().next());
        assertTrue(follower.runner.progress().isLed());
        assertEquals(follower.runner.progress().next() - 1, follower.runner.progress().stored());
        assertGapless();
    }

    @Test
    void aFollowerLeadsWhenTheLeaderIsSilentForItsPatience() {
        RunnerLife leader = life().settle(commands);
        RunnerLife follower = follower();
        turns(20, 100_000, leader, follower);
        trade(20);
        turns(7, 100_000, follower);
        assertInstanceOf(Following.class, follower.runner.state());
        turns(13, 100_000, follower);
        assertInstanceOf(Live.class, follower.runner.state());
        assertTrue(follower.observer.said.contains("leads 2"), follower.observer.said::toString);
        turns(5, 100_000, follower);
        assertEquals(commands.size() - 1, events.records(EventTopic.ORDER).getLast().position(), 3);
        assertGapless();
    }

    @Test
    void aLeaderThatEndsHandsOverAtOnce() {
        RunnerLife leader = life().settle(commands);
        RunnerLife follower = follower();
        turns(20, 100_000, leader, follower);
        trade(20);
        leader.runner.handOver();
        trade(20);
        assertTrue(leader.runner.leads());
        turns(1, 1_000, leader);
        assertFalse(leader.runner.leads());
        int left = commands.size();
        trade(20);
        turns(4, 1_000, follower);
        assertInstanceOf(Live.class, follower.runner.state());
        assertTrue(follower.observer.said.contains("leads 3"), follower.observer.said::toString);
        turns(5, 100_000, follower);
        assertTrue(commands.size() > left);
        assertEquals(commands.size() - 1, events.records(EventTopic.ORDER).getLast().position(), 3);
        assertOneVoice();
    }

    @Test
    void aNewLifeDoesNotWaitForALeaderThatHandedOver() {
        RunnerLife leader = life().settle(commands);
        leader.runner.handOver();
        turns(1, 1_000, leader);
        RunnerLife next = life();
        turns(5, 1_000, next);
        assertInstanceOf(Live.class, next.runner.state());
        assertGapless();
    }

    @Test
    void whoFollowsHasNothingToHandOver() {
        RunnerLife leader = life().settle(commands);
        RunnerLife follower = follower();
        follower.runner.handOver();
        turns(200, 10_000, leader, follower);
        assertInstanceOf(Live.class, leader.runner.state());
        assertFalse(follower.observer.said.stream().anyMatch(it -> it.startsWith("hands over")));
    }

    @Test
    void aLeaderThatWakesSendsNothingThatDiffersAndFollows() {
        RunnerLife leader = life().settle(commands);
        RunnerLife follower = follower();
        trade(30);
        turns(25, 100_000, follower);
        assertInstanceOf(Live.class, follower.runner.state());
        int before = events.records(EventTopic.LEDGER).size();
        turns(2, 1_000, leader);
        assertTrue(
                leader.observer.said.contains("superseded by 2"), leader.observer.said::toString);
        int late = events.records(EventTopic.LEDGER).size() - before;
        assertTrue(late > 0, "the woken leader sent something late");
        assertOneVoice();
        trade(20);
        turns(20, 100_000, leader, follower);
        assertInstanceOf(Live.class, follower.runner.state());
        assertInstanceOf(Following.class, leader.runner.state());
        assertEquals(follower.runner.progress().next(), leader.runner.progress().next());
    }

    @Test
    void whoLostTheLeadLeadsAgainWhenTheOtherIsSilent() {
        RunnerLife first = life().settle(commands);
        RunnerLife second = follower();
        trade(30);
        turns(25, 100_000, second);
        turns(20, 100_000, first, second);
        assertInstanceOf(Following.class, first.runner.state());
        trade(20);
        turns(25, 100_000, first);
        assertInstanceOf(Live.class, first.runner.state());
        assertTrue(first.observer.said.contains("leads 3"), first.observer.said::toString);
        turns(20, 100_000, first, second);
        assertInstanceOf(Following.class, second.runner.state());
        assertOneVoice();
    }

    @Test
    void aLeaderThatWritesAndReadsNothingIsSilentSoThatAnotherOneLeads() {
        RunnerLife leader = life().settle(commands);
        RunnerLife follower = follower();
        turns(20, 100_000, leader, follower);
        leader.deaf = true;
        trade(20);
        turns(60, 100_000, leader, follower);
        assertEquals(1, leader.observer.said.stream().filter("deaf"::equals).count());
        assertInstanceOf(Live.class, follower.runner.state());
        assertEquals(commands.size(), follower.runner.progress().next());
        leader.deaf = false;
        turns(20, 1_000, leader, follower);
        assertInstanceOf(Following.class, leader.runner.state());
        assertInstanceOf(Live.class, follower.runner.state());
    }

    @Test
    void whatIsStoredOfACommandThatSaidNothingIsAContradiction() {
        RunnerLife leader = life().settle(commands);
        RunnerLife follower = follower();
        turns(20, 100_000, leader, follower);
        EventRecord last = events.records(EventTopic.ORDER).getLast();
        events.send(
                new EventRecord(
                        EventTopic.ORDER, last.sequence() + 1, last.position(), last.bytes()));
        turns(2, 1_000, follower);
        Halted halted = assertInstanceOf(Halted.class, follower.runner.state());
        assertTrue(halted.reason().contains("replay did not reach"), halted.reason());
    }

    @Test
    void aLeaderThatHearsAgainInTimeGoesOn() {
        RunnerLife leader = life().settle(commands);
        leader.deaf = true;
        turns(60, 100_000, leader);
        int silent = commands.size();
        turns(20, 100_000, leader);
        assertEquals(silent, commands.size());
        leader.deaf = false;
        turns(20, 100_000, leader);
        assertTrue(commands.size() > silent);
        assertInstanceOf(Live.class, leader.runner.state());
        assertEquals(commands.size(), leader.runner.progress().next(), 1);
    }

    @Test
    void aLeaderWhoseTicksAreNotStoredGoesOnTrying() {
        List<CommandBody> lost = new ArrayList<>();
        CommandAppender log = commands.appender();
        boolean[] broken = {false};
        RunnerLife leader =
                new RunnerLife(
                        commands,
                        events,
                        (writer, body) -> {
                            if (broken[0]) {
                                lost.add(body);
                                return new CompletableFuture<>();
                            }
                            return log.append(writer, body);
                        },
                        clock);
        leader.settle(commands);
        turns(5, 1_000, leader);
        broken[0] = true;
        turns(60, 100_000, leader);
        assertTrue(lost.size() > 4, lost.size() + " ticks");
        assertFalse(leader.observer.said.contains("deaf"));
    }

    @Test
    void ofTwoThatClaimTheSameTermTheFirstInTheLogLeads() {
        life().settle(commands);
        List<CommandBody> waiting = new ArrayList<>();
        CommandAppender log = commands.appender();
        CommandAppender late = withoutClaims(log, waiting);
        RunnerLife one = new RunnerLife(commands, events, late, clock);
        RunnerLife other = new RunnerLife(commands, events, late, clock);
        turns(25, 100_000, one, other);
        assertEquals(2, waiting.size());
        waiting.forEach(claim -> log.append(Writer.RUNNER, claim));
        turns(2, 1_000, one, other);
        assertInstanceOf(Live.class, one.runner.state());
        assertInstanceOf(Following.class, other.runner.state());
        turns(5, 100_000, one, other);
        assertInstanceOf(Live.class, one.runner.state());
        assertGapless();
    }

    @Test
    void aFollowerThatWasSuspendedReadsBeforeItJudges() {
        RunnerLife leader = life().settle(commands);
        RunnerLife follower = follower();
        turns(300, 100_000, leader);
        turns(50, 1_000, follower, leader);
        assertInstanceOf(Following.class, follower.runner.state());
        assertInstanceOf(Live.class, leader.runner.state());
    }

    @Test
    void commandsOfOthersAreNoSignOfALeader() {
        life().settle(commands);
        RunnerLife follower = follower();
        for (int turn = 0; turn < 40; turn++) {
            trade(3);
            turns(1, 100_000, follower);
        }
        assertInstanceOf(Live.class, follower.runner.state());
    }

    @Test
    void aClaimThatIsLostIsWrittenAgain() {
        life().settle(commands);
        List<CommandBody> lost = new ArrayList<>();
        CommandAppender log = commands.appender();
        RunnerLife follower =
                new RunnerLife(
                        commands,
                        events,
                        (writer, body) -> {
                            if (writer == Writer.RUNNER && body.hasClaim() && lost.isEmpty()) {
                                lost.add(body);
                                return CompletableFuture.failedStage(new RuntimeException("lost"));
                            }
                            return log.append(writer, body);
                        },
                        clock);
        turns(25, 100_000, follower);
        assertEquals(1, lost.size());
        turns(25, 100_000, follower);
        assertInstanceOf(Live.class, follower.runner.state());
    }

    @Test
    void whoseClaimIsOnItsWayLeadsOnlyWhenItIsReadBack() {
        life().settle(commands);
        List<CommandBody> waiting = new ArrayList<>();
        CommandAppender log = commands.appender();
        RunnerLife follower = new RunnerLife(commands, events, withoutClaims(log, waiting), clock);
        trade(10);
        int before = events.records(EventTopic.ORDER).size();
        turns(60, 100_000, follower);
        assertInstanceOf(Claiming.class, follower.runner.state());
        assertEquals(1, waiting.size());
        assertEquals(before, events.records(EventTopic.ORDER).size());
        log.append(Writer.RUNNER, waiting.getFirst());
        turns(2, 1_000, follower);
        assertInstanceOf(Live.class, follower.runner.state());
    }

    @Test
    void aFollowerThatMakesOtherEventsThanAreStoredStandsStill() {
        RunnerLife leader = life().settle(commands);
        RunnerLife follower = follower();
        trade(5);
        leader.runner.turn();
        List<EventRecord> ledger = events.records(EventTopic.LEDGER);
        EventRecord last = ledger.removeLast();
        byte[] other = last.bytes().clone();
        other[other.length - 1] ^= 1;
        ledger.add(new EventRecord(last.topic(), last.sequence(), last.position(), other));
        turns(2, 1_000, follower);
        Halted halted = assertInstanceOf(Halted.class, follower.runner.state());
        assertEquals(last.position(), halted.position());
        assertTrue(halted.reason().contains("contradicts"), halted.reason());
        turns(40, 100_000, follower);
        assertInstanceOf(Halted.class, follower.runner.state());
    }

    @Test
    void aFollowerNoticesAGapOnATopic() {
        RunnerLife leader = life().settle(commands);
        RunnerLife follower = follower();
        trade(5);
        leader.runner.turn();
        events.records(EventTopic.LEDGER).remove(events.records(EventTopic.LEDGER).size() - 2);
        turns(2, 1_000, follower);
        Halted halted = assertInstanceOf(Halted.class, follower.runner.state());
        assertTrue(halted.reason().contains("gap"), halted.reason());
    }
}
