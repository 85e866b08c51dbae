package org.bourse.marketdata.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bourse.contracts.v1.FundingUpdate;
import org.bourse.marketdata.Demo;
import org.bourse.marketdata.board.Subscriber;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.marketdata.stream.StreamName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FundingBoardTest {
    private static final int STEPS_MAX = 20;

    private final Reader reader = new Reader();
    private final FundingBoard board =
            new FundingBoard(new FundingFrames(_ -> Demo.BTC), STEPS_MAX);

    private static final class Reader implements Subscriber {
        private final List<String> data = new ArrayList<>();

        @Override
        public void offer(Frame frame) {
            String text = frame.text();
            data.add(text.substring(text.indexOf("\"data\":") + 7, text.length() - 1));
        }

        @Override
        public void begin(StreamName stream) {
            throw new AssertionError(stream);
        }

        private List<String> told() {
            return data.stream()
                    .filter(text -> text.contains("\"funding\""))
                    .map(text -> text.replaceAll(".*eventId\":\"(\\d+)\".*", "$1"))
                    .toList();
        }
    }

    private static FundingUpdate.Builder update(long account, String request, long event) {
        return FundingUpdate.newBuilder()
                .setEventId(event)
                .setAccount(account)
                .setKind("WITHDRAWAL")
                .setRequestId(request)
                .setAsset(1)
                .setAmountMinor(150_000_000)
                .setStatus("HELD")
                .setAtMicros(8_000);
    }

    private void apply(FundingUpdate.Builder update, long sequence) {
        board.apply(update.build(), sequence);
    }

    @Test
    void tellsWhatARequestHasBecome() {
        apply(update(1_000, "a", 4), 6);
        board.subscribe(StreamKind.FUNDING, 1_000, reader);

        apply(update(1_000, "a", 5).setStatus("CANCELLED").setCode("NOT_APPROVED"), 9);
        apply(update(1_000, "b", 7), 10);

        assertEquals(
                List.of(
                        "{\"e\":\"begin\",\"accountId\":\"1000\",\"u\":\"6\"}",
                        "{\"e\":\"funding\",\"E\":8,\"accountId\":\"1000\",\"u\":\"9\","
                                + "\"eventId\":\"5\",\"kind\":\"WITHDRAWAL\",\"requestId\":\"a\","
                                + "\"asset\":\"BTC\",\"amount\":\"1.5\","
                                + "\"status\":\"CANCELLED\",\"code\":\"NOT_APPROVED\"}",
                        "{\"e\":\"funding\",\"E\":8,\"accountId\":\"1000\",\"u\":\"10\","
                                + "\"eventId\":\"7\",\"kind\":\"WITHDRAWAL\",\"requestId\":\"b\","
                                + "\"asset\":\"BTC\",\"amount\":\"1.5\","
                                + "\"status\":\"HELD\"}"),
                reader.data);
    }

    @Test
    void nobodyIsToldOfOthers() {
        board.subscribe(StreamKind.FUNDING, 1_001, reader);

        apply(update(1_000, "a", 4), 1);

        assertEquals(List.of(), reader.told());
        assertTrue(board.resume(StreamKind.FUNDING, 1_001, 0, reader));
        assertEquals(List.of(), reader.told());
    }

    @Test
    void whatIsWrittenAgainIsNoNewsHoweverRequestsMix() {
        board.subscribe(StreamKind.FUNDING, 1_000, reader);

        apply(update(1_000, "a", 4), 1);
        apply(update(1_000, "b", 3), 2);
        apply(update(1_000, "a", 6), 3);
        // A process died before it had marked them.
        apply(update(1_000, "a", 4), 4);
        apply(update(1_000, "b", 3), 5);
        apply(update(1_000, "a", 6), 6);
        apply(update(1_000, "b", 7), 7);

        assertEquals(List.of("4", "3", "6", "7"), reader.told());
    }

    @Test
    void whoLeftOrUnsubscribedIsToldNothing() {
        Reader second = new Reader();
        board.subscribe(StreamKind.FUNDING, 1_000, reader);
        board.subscribe(StreamKind.FUNDING, 1_000, second);

        board.unsubscribe(StreamKind.FUNDING, 1_000, reader);
        board.leave(second);
        apply(update(1_000, "a", 4), 1);

        assertEquals(List.of(), reader.told());
        assertEquals(List.of(), second.told());
    }

    @Test
    void whatIsNotKeptAnyMoreCannotBeResumed() {
        for (int i = 1; i <= STEPS_MAX + 2; i++) {
            apply(update(1_000, "r" + i, i), i);
        }

        assertFalse(board.resume(StreamKind.FUNDING, 1_000, 1, reader));
        assertFalse(board.resume(StreamKind.FUNDING, 1_000, STEPS_MAX + 3, reader));
        assertTrue(board.resume(StreamKind.FUNDING, 1_000, 2, reader));
        assertEquals(STEPS_MAX, reader.told().size());
    }

    /** Records that are written again anywhere later; a client that loses its connection once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whoResumesHasSeenEachChangeOfItsRequestsOnce(long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        List<FundingUpdate> topic = new ArrayList<>();
        Map<Long, List<String>> changes = new HashMap<>();
        for (int event = 1; event <= STEPS_MAX; event++) {
            int request = dice.nextInt(6);
            long account = 1_000 + request % 2;
            topic.add(update(account, "r" + request, event).build());
            changes.computeIfAbsent(account, _ -> new ArrayList<>()).add(Integer.toString(event));
            int again = dice.nextInt(4);
            topic.addAll(
                    List.copyOf(topic.subList(Math.max(0, topic.size() - again), topic.size())));
        }
        int lost = dice.nextInt(topic.size());
        board.subscribe(StreamKind.FUNDING, 1_000, reader);
        long seen = 0;
        for (int i = 0; i < topic.size(); i++) {
            if (i == lost) {
                board.leave(reader);
                String last = reader.data.getLast();
                seen = Long.parseLong(last.replaceAll(".*\"u\":\"(\\d+)\".*", "$1"));
            }
            board.apply(topic.get(i), i + 1);
        }
        assertTrue(board.resume(StreamKind.FUNDING, 1_000, seen, reader));

        assertEquals(changes.get(1_000L), reader.told());
    }
}
