package org.bourse.marketdata.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.Message;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.marketdata.stream.StreamName;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final StreamName TRADE = new StreamName("x", StreamKind.TRADE);
    private static final StreamName BEST = new StreamName("x", StreamKind.BOOK_TICKER);
    private static final StreamName DEPTH = new StreamName("x", StreamKind.DEPTH);
    private static final StreamName ALL = StreamName.of(StreamKind.ALL_TICKERS);
    private static final StreamName OTHER = new StreamName("y", StreamKind.DEPTH);

    private final Outbox outbox = new Outbox(new Outbox.Bounds(5, 50, 2));

    @Test
    void keepsTheOrder() {
        assertTrue(outbox.add(Message.of("a")));
        assertTrue(outbox.add(frame(TRADE, "b")));
        assertTrue(outbox.add(Message.of("c")));

        assertEquals(List.of("a", "b", "c"), all());
    }

    @Test
    void ofSomeStreamsOnlyTheLatestFrameIsKept() {
        add(frame(BEST, "1"), frame(TRADE, "t"), frame(BEST, "2"), frame(BEST, "3"));
        assertEquals(List.of("3", "t"), all());

        add(frame(BEST, "4"), frame(BEST, "5"));
        assertEquals(List.of("5"), all());
    }

    @Test
    void manyLatestFramesNeedNoRoom() {
        for (int i = 0; i < 100; i++) {
            assertTrue(outbox.add(frame(BEST, "x".repeat(40))));
        }
        assertTrue(outbox.add(Message.of("x".repeat(6))));
        assertFalse(outbox.add(Message.of("x")));
    }

    @Test
    void isFullByFramesAndByBytes() {
        for (int i = 0; i < 5; i++) {
            assertTrue(outbox.add(frame(TRADE, "t")));
        }
        assertFalse(outbox.add(frame(TRADE, "t")));
        all();
        assertTrue(outbox.add(Message.of("x".repeat(48))));
        assertFalse(outbox.add(Message.of("x")));
        assertFalse(outbox.add(frame(BEST, "x")));
    }

    @Test
    void incrementsBeforeTheSnapshotArePassedOver() {
        outbox.begin(DEPTH);
        add(frame(DEPTH, "1"));

        assertEquals(List.of("snapshot of x@depth"), all());
        add(frame(DEPTH, "2"));
        assertEquals(List.of(), all());
        add(new Frame(DEPTH, true, Message.of("s")), frame(DEPTH, "3"));
        assertEquals(List.of("s", "3"), all());
    }

    @Test
    void aStreamThatIsResumedNeedsNoSnapshot() {
        outbox.goOn(DEPTH);
        add(frame(DEPTH, "1"));

        assertEquals(List.of("1"), all());
    }

    @Test
    void withTooManyIncrementsAStreamBeginsAnew() {
        outbox.goOn(DEPTH);
        outbox.goOn(OTHER);
        add(frame(DEPTH, "1"), frame(OTHER, "o"), frame(DEPTH, "2"), frame(DEPTH, "3"));
        add(frame(TRADE, "t"), frame(DEPTH, "4"));

        assertEquals(List.of("o", "snapshot of x@depth", "t"), all());
    }

    @Test
    void withoutRoomAStreamBeginsAnewToo() {
        outbox.goOn(DEPTH);
        add(frame(DEPTH, "1"));
        assertTrue(outbox.add(Message.of("x".repeat(45))));

        assertTrue(outbox.add(frame(DEPTH, "2")));

        assertTrue(outbox.add(Message.of("y")));
        assertEquals(List.of("x".repeat(45), "snapshot of x@depth", "y"), all());
    }

    @Test
    void whatWasMissedComesInItsPlaceAndInPortions() {
        assertTrue(outbox.add(Message.of("a")));
        assertTrue(outbox.addMissed(TRADE, List.<Frame>of().iterator()));
        add(frame(TRADE, "t"));

        assertEquals(new Outbox.Next.Messages(List.of(Message.of("a"))), outbox.poll(100));
        Outbox.Next.Missed missed = assertInstanceOf(Outbox.Next.Missed.class, outbox.poll(100));
        outbox.addWritten(missed, List.of(Message.of("1"), Message.of("2")), true);
        assertFalse(outbox.addMissed(TRADE, List.<Frame>of().iterator()));

        assertEquals(List.of("1", "2", "missed of x@trade", "t"), all());
    }

    /** The queue of a client that reads slowly may never be empty. */
    @Test
    void aSnapshotKeepsItsPlaceInTheQueue() {
        add(frame(BEST, "1"));
        outbox.begin(DEPTH);
        outbox.begin(OTHER);
        add(frame(BEST, "2"), frame(TRADE, "t"));
        outbox.begin(DEPTH);

        assertEquals(new Outbox.Next.Messages(List.of(Message.of("2"))), outbox.poll(1));
        add(frame(BEST, "3"));

        assertEquals(List.of("snapshot of x@depth", "snapshot of y@depth", "t", "3"), all());
    }

    /** A frame of what changed cannot take the place of another one's. */
    @Test
    void ofTickersOfAllSymbolsOneFrameWaitsOrOneOfAll() {
        outbox.begin(ALL);
        assertEquals(List.of("snapshot of !ticker@arr"), all());
        add(new Frame(ALL, true, Message.of("all")), frame(ALL, "1"));
        assertEquals(List.of("all", "1"), all());

        add(frame(ALL, "2"), frame(ALL, "3"), frame(ALL, "4"), frame(TRADE, "t"));

        assertEquals(List.of("snapshot of !ticker@arr", "t"), all());
    }

    @Test
    void sentIncrementsMakeRoomForOthers() {
        outbox.goOn(DEPTH);
        for (int i = 0; i < 10; i++) {
            add(frame(DEPTH, "1"), frame(DEPTH, "2"));
            assertEquals(List.of("1", "2"), all());
        }
    }

    @Test
    void aStreamThatWasLeftNeedsNothing() {
        outbox.begin(DEPTH);
        outbox.leave(DEPTH);
        add(frame(DEPTH, "1"));

        assertEquals(List.of(), all());
    }

    private void add(Frame... frames) {
        for (Frame frame : frames) {
            assertTrue(outbox.add(frame));
        }
    }

    private static Frame frame(StreamName stream, String text) {
        return new Frame(stream, false, Message.of(text));
    }

    private List<String> all() {
        List<String> all = new ArrayList<>();
        for (Outbox.Next next = outbox.poll(1); next != null; next = outbox.poll(1)) {
            switch (next) {
                case Outbox.Next.Messages(List<Message> messages) ->
                        messages.forEach(message -> all.add(message.text()));
                case Outbox.Next.Snapshot(StreamName stream) -> all.add("snapshot of " + stream);
                case Outbox.Next.Missed missed -> all.add("missed of " + missed.stream());
            }
        }
        return all;
    }
}
