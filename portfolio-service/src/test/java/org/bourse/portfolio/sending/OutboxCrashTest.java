package org.bourse.portfolio.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.RejectCode;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The outbox against a model of the log and of the venue's rule for the FUNDING writer, with lost
 * sendings, lost acknowledgements, late answers, crashes of the publisher and two publishers at
 * once.
 */
class OutboxCrashTest {
    private static final int COMMANDS = 60;
    private static final long STEP_NANOS = Duration.ofMillis(100).toNanos();

    /** A command as it stands in the log. */
    private record Logged(long sequence, RequestId id) {}

    /** The venue: takes exactly the sequence after the last, refuses some commands for good. */
    private static final class Venue {
        final List<RequestId> taken = new ArrayList<>();
        final Map<RequestId, OutboxState> outcomes = new HashMap<>();
        private long last;
        private long position;

        FundingAnswer take(Logged command) {
            position++;
            if (command.sequence() <= last) {
                return new FundingAnswer.Replayed(command.id(), position);
            }
            if (command.sequence() > last + 1) {
                return new FundingAnswer.NotTaken(command.id(), position, RejectCode.SEQUENCE_GAP);
            }
            last = command.sequence();
            taken.add(command.id());
            boolean refused = command.sequence() % 5 == 0;
            outcomes.put(command.id(), refused ? OutboxState.REFUSED : OutboxState.DONE);
            return refused
                    ? new FundingAnswer.Refused(
                            command.id(), position, RejectCode.INSUFFICIENT_FUNDS)
                    : new FundingAnswer.Done(command.id(), position, 0);
        }
    }

    /** The table: what survives crashes. */
    private static final class Table {
        final List<RequestId> ids = new ArrayList<>();
        final Map<RequestId, OutboxState> states = new HashMap<>();

        void write() {
            RequestId id = new RequestId(1, ids.size() + 1);
            ids.add(id);
            states.put(id, OutboxState.PENDING);
        }

        List<Long> unanswered() {
            List<Long> sequences = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                if (states.get(ids.get(i)) == OutboxState.PENDING) {
                    sequences.add(i + 1L);
                }
            }
            return sequences;
        }

        void mark(FundingAnswer answer) {
            states.computeIfPresent(answer.id(), (id, state) -> state.after(answer));
        }
    }

    private final Table table = new Table();
    private final Venue venue = new Venue();
    private final Queue<Logged> log = new ArrayDeque<>();
    private final Queue<FundingAnswer> topic = new ArrayDeque<>();

    @RepeatedTest(200)
    void everyCommandTakesEffectOnceAndItsRowSaysHow(RepetitionInfo repetition) {
        Random dice = new Random(repetition.getCurrentRepetition());
        List<SendWindow> publishers = new ArrayList<>(List.of(window(), window()));
        long now = 0;
        for (int step = 0; step < 20_000 && !isSettled(); step++, now += STEP_NANOS) {
            boolean faults = step < 2_000;
            if (table.ids.size() < COMMANDS && dice.nextInt(3) == 0) {
                table.write();
            }
            int holder = faults ? dice.nextInt(2) : 0;
            if (faults && dice.nextInt(20) == 0) {
                publishers.set(holder, window());
            }
            send(publishers.get(holder), now, dice, faults);
            move(log, dice, () -> topic.add(venue.take(log.remove())));
            move(topic, dice, () -> table.mark(topic.remove()));
        }

        assertTrue(isSettled(), "not settled");
        assertEquals(table.ids, venue.taken);
        assertEquals(venue.outcomes, table.states);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aVenueThatIsAheadStopsTheOutbox(long ahead) {
        for (long sequence = 1; sequence <= ahead; sequence++) {
            venue.take(new Logged(sequence, new RequestId(9, sequence)));
        }
        table.write();

        table.mark(venue.take(new Logged(1, table.ids.getFirst())));

        assertEquals(List.of(OutboxState.DIVERGED), List.copyOf(table.states.values()));
    }

    private static SendWindow window() {
        return new SendWindow(8, Duration.ofSeconds(1), Duration.ofSeconds(4));
    }

    private void send(SendWindow publisher, long now, Random dice, boolean faults) {
        long failed = Long.MAX_VALUE;
        for (long sequence : publisher.due(table.unanswered(), now)) {
            boolean appended = !faults || dice.nextInt(6) != 0;
            boolean acknowledged = appended && (!faults || dice.nextInt(6) != 0);
            if (appended) {
                log.add(new Logged(sequence, table.ids.get((int) sequence - 1)));
            }
            if (!acknowledged) {
                failed = Math.min(failed, sequence);
            }
        }
        if (failed != Long.MAX_VALUE) {
            publisher.failed(failed);
        }
    }

    private static void move(Queue<?> from, Random dice, Runnable one) {
        for (int i = dice.nextInt(4); i > 0 && !from.isEmpty(); i--) {
            one.run();
        }
    }

    private boolean isSettled() {
        return table.ids.size() == COMMANDS
                && log.isEmpty()
                && topic.isEmpty()
                && Collections.frequency(table.states.values(), OutboxState.PENDING) == 0;
    }
}
