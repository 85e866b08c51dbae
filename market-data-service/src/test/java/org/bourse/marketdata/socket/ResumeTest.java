package org.bourse.marketdata.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.marketdata.Demo;
import org.bourse.marketdata.account.AccountBoard;
import org.bourse.marketdata.account.AccountFrames;
import org.bourse.marketdata.stream.Message;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.marketdata.stream.StreamName;
import org.junit.jupiter.api.Test;

/** A client that missed more than may wait for it. */
class ResumeTest {
    private static final int STEPS = 5_000;
    private static final Client.Bounds BOUNDS =
            new Client.Bounds(new Outbox.Bounds(4_096, 1 << 20, 500), 20);

    private final AccountBoard board =
            new AccountBoard(
                    new AccountFrames(_ -> Optional.of(Demo.TERMS), _ -> Optional.of(Demo.USDT)),
                    2 * STEPS);
    private final Peer peer = new Peer();
    private final Client client = new Client(peer, BOUNDS, peer, 0);

    ResumeTest() {
        LongStream.rangeClosed(1, STEPS).forEach(this::fill);
    }

    @Test
    void isSentAllAndThenWhatCame() {
        peer.reads = false;
        client.offer("answer");
        assertTrue(board.resume(StreamKind.FILLS, 1000, 1, client));
        fill(STEPS + 1);
        peer.read();

        assertEquals(List.of(), peer.closed);
        assertEquals(
                LongStream.rangeClosed(2, STEPS + 1).boxed().toList(),
                peer.texts.stream().skip(1).map(ResumeTest::trade).toList());
    }

    /** However much was missed, of it only what is on its way takes room. */
    @Test
    void whatItMissedIsWrittenWhenItReads() {
        peer.reads = false;
        assertTrue(board.resume(StreamKind.FILLS, 1000, 1, client));

        assertTrue(peer.bytes < 20_000, peer.bytes + " bytes");
        assertEquals(1, peer.portions);
        peer.read();
        assertTrue(peer.portions > 10, peer.portions + " portions");
    }

    @Test
    void whatItMissedWaitsOnceForEachStream() {
        peer.reads = false;
        client.offer("answer");
        for (StreamKind kind : List.of(StreamKind.FILLS, StreamKind.ORDERS)) {
            assertTrue(board.resume(kind, 1000, 1, client));
        }
        assertEquals(List.of(), peer.closed);

        board.resume(StreamKind.FILLS, 1000, 1, client);

        assertEquals(List.of(CutOff.SLOW_CLIENT), peer.closed);
    }

    @Test
    void whoMissedNothingIsSentWhatComes() {
        assertTrue(board.resume(StreamKind.FILLS, 1000, STEPS, client));
        fill(STEPS + 1);

        assertEquals(1, peer.texts.size());
        assertEquals(0, peer.portions);
    }

    private void fill(long sequence) {
        OrderFilled.Builder fill =
                OrderFilled.newBuilder()
                        .setOrderId(9)
                        .setAccount(1000)
                        .setSymbol(1)
                        .setTradeId(sequence)
                        .setPriceTicks(100)
                        .setLots(4);
        board.apply(
                OrderEvents.newBuilder()
                        .setHeader(EventHeader.newBuilder().setSequence(sequence))
                        .addEvents(OrderEvent.newBuilder().setFilled(fill))
                        .build());
    }

    private static long trade(String text) {
        return Long.parseLong(text.replaceAll(".*\"tradeId\":\"(\\d+)\".*", "$1"));
    }

    /** A connection that reads, or not yet. */
    private static final class Peer implements Transport, Client.Events {
        final List<String> texts = new ArrayList<>();
        final List<CutOff> closed = new ArrayList<>();
        int portions;
        int bytes;
        boolean reads = true;
        CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);

        void read() {
            reads = true;
            sending.complete(null);
        }

        @Override
        public void execute(Runnable work) {
            work.run();
        }

        @Override
        public CompletableFuture<?> send(List<Message> messages) {
            messages.forEach(message -> texts.add(message.text()));
            bytes += messages.stream().mapToInt(Message::length).sum();
            sending = new CompletableFuture<>();
            if (reads) {
                sending.complete(null);
            }
            return sending;
        }

        @Override
        public void close(CutOff why) {
            closed.add(why);
        }

        @Override
        public void cutOff(CutOff why) {}

        @Override
        public void sent(long waitedNanos) {}

        @Override
        public void snapshotDue(Client client, StreamName stream) {
            throw new AssertionError(stream);
        }

        @Override
        public void missedDue(Client client, Outbox.Next.Missed missed) {
            portions++;
            client.write(missed);
            client.asked();
        }
    }
}
