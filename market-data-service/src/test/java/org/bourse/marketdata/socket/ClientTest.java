package org.bourse.marketdata.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.Message;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.marketdata.stream.StreamName;
import org.junit.jupiter.api.Test;

class ClientTest {
    private static final Client.Bounds BOUNDS = new Client.Bounds(new Outbox.Bounds(3, 100, 2), 2);

    private static final int HEADER_BYTES = 2;
    private static final StreamName DEPTH = new StreamName("btcusdt", StreamKind.DEPTH);

    private final Peer peer = new Peer();
    private final List<CutOff> cutOffs = new ArrayList<>();
    private final List<StreamName> due = new ArrayList<>();
    private final List<Long> waits = new ArrayList<>();
    private final Client client = new Client(peer, BOUNDS, new Others(), 0);

    @Test
    void sendsWhatWaitedTogetherAndInOrder() {
        client.offer("1");
        client.offer("2");
        client.offer("3");
        assertEquals(List.of("1"), peer.sent);

        peer.takeOne();

        assertEquals(List.of("1", "2", "3"), peer.sent);
        assertEquals(1, peer.pending.size());
    }

    @Test
    void sendsOnlySoMuchAtOnce() {
        Client large =
                new Client(
                        peer,
                        new Client.Bounds(new Outbox.Bounds(10, Integer.MAX_VALUE, 1), 1),
                        new Others(),
                        0);
        List.of("first", "x".repeat(16_000), "y".repeat(16_000), "z".repeat(100_000), "last")
                .forEach(large::offer);

        peer.takeOne();
        assertEquals(3, peer.sent.size());
        peer.takeOne();
        assertEquals(4, peer.sent.size());
        peer.takeOne();

        assertEquals("last", peer.sent.getLast());
    }

    @Test
    void tellsHowLongFramesWaited() {
        long begun = System.nanoTime();
        client.offer("1");
        client.offer("2");
        assertEquals(List.of(), waits);

        peer.takeOne();
        assertEquals(1, waits.size());
        peer.takeOne();
        long all = System.nanoTime() - begun;

        assertEquals(2, waits.size());
        long told = waits.stream().mapToLong(Long::longValue).sum();
        assertTrue(told > 0 && told <= all, () -> told + " of " + all);
    }

    @Test
    void aFrameThatComesAfterAPauseDidNotWaitForIt() {
        client.offer("1");
        peer.takeOne();
        long paused = System.nanoTime() + 1_000_000;
        while (System.nanoTime() < paused) {
            Thread.onSpinWait();
        }

        client.offer("2");
        peer.takeOne();

        assertTrue(waits.getLast() <= System.nanoTime() - paused);
    }

    @Test
    void goesOnAfterAPause() {
        client.offer("1");
        peer.takeOne();

        client.offer("2");

        assertEquals(List.of("1", "2"), peer.sent);
    }

    @Test
    void aPeerThatTakesFramesAtOnceDeepensNoStack() {
        int frames = 100_000;
        Client many =
                new Client(
                        peer,
                        new Client.Bounds(new Outbox.Bounds(frames, Integer.MAX_VALUE, 1), 1),
                        new Others(),
                        0);
        IntStream.rangeClosed(0, frames).forEach(i -> many.offer("x"));
        peer.eager = true;

        peer.takeOne();

        assertEquals(frames + 1, peer.sent.size());
    }

    @Test
    void aPeerThatDoesNotReadIsCutOff() {
        for (int i = 0; i <= BOUNDS.outbox().framesMax() + 1; i++) {
            client.offer("frame");
        }

        assertEquals(List.of(CutOff.SLOW_CLIENT), peer.closed);
        assertEquals(List.of(CutOff.SLOW_CLIENT), cutOffs);
        client.offer("later");
        peer.takeOne();
        assertEquals(List.of("frame"), peer.sent);
    }

    @Test
    void countsBytesToo() {
        client.offer("x");
        client.offer("x".repeat(BOUNDS.outbox().bytesMax() - HEADER_BYTES));
        assertEquals(List.of(), peer.closed);

        client.offer("x");

        assertEquals(List.of(CutOff.SLOW_CLIENT), peer.closed);
    }

    @Test
    void isCutOffOnce() {
        client.cutOff(CutOff.IDLE);
        client.cutOff(CutOff.SLOW_CLIENT);

        assertEquals(List.of(CutOff.IDLE), peer.closed);
        assertTrue(client.isClosed());
    }

    @Test
    void endsWhenSendingFails() {
        client.offer("1");
        peer.pending.remove().completeExceptionally(new IllegalStateException("gone"));

        assertEquals(List.of(CutOff.SEND_FAILED), cutOffs);
    }

    @Test
    void mayRequestSoOftenInASecond() {
        assertTrue(client.mayRequest(0));
        assertTrue(client.mayRequest(1));
        assertFalse(client.mayRequest(999_999_999));
        assertTrue(client.mayRequest(1_000_000_000));
    }

    @Test
    void knowsHowLongItHasBeenSilent() {
        client.heard(5);

        assertEquals(7, client.silentNanos(12));
    }

    @Test
    void asksForASnapshotWhenItCanBeSent() {
        client.offer("1");
        client.begin(DEPTH);
        client.offer(frame(false, "passed over"));
        assertEquals(List.of(), due);

        peer.takeOne();
        assertEquals(List.of(DEPTH), due);
        client.offer("2");
        assertEquals(List.of("1"), peer.sent);
        client.offer(frame(true, "snapshot"));
        client.offer(frame(false, "increment"));
        client.asked();

        assertEquals(List.of("1", "snapshot", "2", "increment"), peer.sent);
    }

    @Test
    void goesOnWhenThereIsNoSnapshot() {
        client.begin(DEPTH);
        client.offer("1");

        client.asked();

        assertEquals(List.of("1"), peer.sent);
    }

    private static Frame frame(boolean snapshot, String text) {
        return new Frame(DEPTH, snapshot, Message.of(text));
    }

    private final class Others implements Client.Events {
        @Override
        public void sent(long waitedNanos) {
            waits.add(waitedNanos);
        }

        @Override
        public void cutOff(CutOff why) {
            cutOffs.add(why);
        }

        @Override
        public void snapshotDue(Client client, StreamName stream) {
            due.add(stream);
        }

        @Override
        public void missedDue(Client client, Outbox.Next.Missed missed) {
            throw new AssertionError(missed);
        }
    }

    private static final class Peer implements Transport {
        final List<String> sent = new ArrayList<>();
        final List<CutOff> closed = new ArrayList<>();
        final ArrayDeque<CompletableFuture<Void>> pending = new ArrayDeque<>();
        boolean eager;

        @Override
        public void execute(Runnable work) {
            work.run();
        }

        @Override
        public CompletableFuture<?> send(List<Message> messages) {
            messages.forEach(message -> sent.add(message.text()));
            if (eager) {
                return CompletableFuture.completedFuture(null);
            }
            CompletableFuture<Void> taken = new CompletableFuture<>();
            pending.add(taken);
            return taken;
        }

        @Override
        public void close(CutOff why) {
            closed.add(why);
        }

        void takeOne() {
            pending.remove().complete(null);
        }
    }
}
