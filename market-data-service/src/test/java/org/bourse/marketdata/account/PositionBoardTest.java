package org.bourse.marketdata.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.AccountPosition;
import org.bourse.marketdata.Demo;
import org.bourse.marketdata.board.Subscriber;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.marketdata.stream.StreamName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionBoardTest {
    private static final int STEPS_MAX = 20;

    /** A lot at a tick is a whole number of minor units, as the venue asks of its symbols. */
    private static final SymbolTerms TERMS =
            new SymbolTerms(Demo.BTC_USDT, Demo.BTC, Demo.USDT.toBuilder().setScale(8).build());

    private final Reader reader = new Reader();
    private long lastTicks = 60_000_00;

    private final PositionBoard board =
            new PositionBoard(new PositionFrames(_ -> TERMS, _ -> lastTicks), STEPS_MAX);

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
    }

    /** A lot is 0.00001 BTC; half a BTC of known cost, and a whole one besides. */
    private static AccountPosition.Builder state(long account, long position) {
        return AccountPosition.newBuilder()
                .setAccount(account)
                .setSymbol(1)
                .setPosition(position)
                .setVenueTimeMicros(position * 1_000)
                .setTotalMinor(150_000_000)
                .setLots(50_000)
                .setCostMinor(2_500_000_000_000L)
                .setRealisedMinor(-750_000_000)
                .setFeesMinor(1);
    }

    private void apply(AccountPosition.Builder state, long sequence) {
        board.apply(state.build(), sequence);
    }

    @Test
    void tellsHowAPositionStandsAfterAChange() {
        apply(state(1_000, 4), 6);
        board.subscribe(StreamKind.POSITIONS, 1_000, reader);

        apply(state(1_000, 5).setRealisedMinor(0).setUnknownProceedsMinor(2), 9);

        assertEquals(
                List.of(
                        "{\"e\":\"begin\",\"accountId\":\"1000\",\"u\":\"6\",\"position\":\"4\"}",
                        "{\"e\":\"positions\",\"E\":5,\"accountId\":\"1000\",\"u\":\"9\","
                                + "\"position\":\"5\",\"positions\":[{\"symbol\":\"BTC-USDT\","
                                + "\"quantity\":\"1.5\",\"knownQuantity\":\"0.5\","
                                + "\"cost\":\"25000\",\"averageCost\":\"50000\","
                                + "\"realised\":\"0\",\"unknownProceeds\":\"0.00000002\","
                                + "\"fees\":\"0.00000001\"}]}"),
                reader.data);
    }

    @Test
    void whatHasNoLotsHasNoAverageCost() {
        board.subscribe(StreamKind.POSITIONS, 1_000, reader);

        apply(state(1_000, 5).setLots(0).setCostMinor(0), 1);

        assertFalse(reader.data.getLast().contains("averageCost"), reader.data::toString);
    }

    @Test
    void whatIsOlderOrTheSameIsNoNews() {
        apply(state(1_000, 5), 1);
        board.subscribe(StreamKind.POSITIONS, 1_000, reader);
        reader.data.clear();

        apply(state(1_000, 4).setRealisedMinor(1), 2);
        apply(state(1_000, 5).setRealisedMinor(2), 3);
        apply(state(1_000, 9), 4);
        apply(state(2_000, 9).setRealisedMinor(3), 5);
        assertEquals(List.of(), reader.data);

        // Between them: of what was told anew as of 9 this is the past.
        apply(state(1_000, 7).setRealisedMinor(4), 6);
        assertEquals(List.of(), reader.data);
        apply(state(1_000, 10).setRealisedMinor(5), 7);
        assertEquals(1, reader.data.size());
    }

    @Test
    void resultsAreToldWhenTheyChanged() {
        apply(state(1_000, 5), 1);
        board.subscribe(StreamKind.PNL, 1_000, reader);
        reader.data.clear();

        board.tellResults(8_000);
        board.tellResults(9_000);
        lastTicks = 61_000_00;
        board.tellResults(10_000);

        assertEquals(
                List.of(
                        "{\"e\":\"pnl\",\"E\":8,\"accountId\":\"1000\",\"results\":{"
                                + "\"positions\":[{\"symbol\":\"BTC-USDT\",\"lastPrice\":\"60000\","
                                + "\"value\":\"30000\",\"unrealised\":\"5000\","
                                + "\"realised\":\"-7.5\"}],\"totals\":[{\"asset\":\"USDT\","
                                + "\"realised\":\"-7.5\",\"unrealised\":\"5000\"}]}}",
                        "{\"e\":\"pnl\",\"E\":10,\"accountId\":\"1000\",\"results\":{"
                                + "\"positions\":[{\"symbol\":\"BTC-USDT\",\"lastPrice\":\"61000\","
                                + "\"value\":\"30500\",\"unrealised\":\"5500\","
                                + "\"realised\":\"-7.5\"}],\"totals\":[{\"asset\":\"USDT\","
                                + "\"realised\":\"-7.5\",\"unrealised\":\"5500\"}]}}"),
                reader.data);
    }

    @Test
    void whoComesLaterIsToldToo() {
        board.subscribe(StreamKind.PNL, 1_000, reader);
        board.tellResults(1);
        Reader second = new Reader();

        board.subscribe(StreamKind.PNL, 1_000, second);
        board.tellResults(2);

        assertTrue(second.data.getLast().contains("\"pnl\""), second.data::toString);
    }

    @Test
    void whoLeftOrUnsubscribedIsToldNothing() {
        board.subscribe(StreamKind.POSITIONS, 1_000, reader);
        board.subscribe(StreamKind.PNL, 1_000, reader);
        reader.data.clear();

        board.unsubscribe(StreamKind.POSITIONS, 1_000, reader);
        board.leave(reader);
        apply(state(1_000, 5), 1);
        board.tellResults(1);

        assertEquals(List.of(), reader.data);
    }

    @Test
    void whatIsNotKeptAnyMoreCannotBeResumed() {
        for (int i = 1; i <= STEPS_MAX + 2; i++) {
            apply(state(1_000, i).setFeesMinor(i), i);
        }

        assertFalse(board.resume(StreamKind.POSITIONS, 1_000, 1, reader));
        assertFalse(board.resume(StreamKind.POSITIONS, 1_000, STEPS_MAX + 3, reader));
        assertFalse(board.resume(StreamKind.PNL, 1_000, STEPS_MAX, reader));
        assertEquals(List.of(), reader.data);
        assertTrue(board.resume(StreamKind.POSITIONS, 1_000, 2, reader));
        assertEquals(STEPS_MAX, reader.data.size());
    }

    /** Of a topic that was compacted meanwhile, as another replica reads it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whoResumesElsewhereEndsWithTheSameState(long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        List<AccountPosition> topic = new ArrayList<>();
        for (int i = 1; i <= STEPS_MAX; i++) {
            topic.add(
                    state(dice.nextInt(1, 4), i)
                            .setSymbol(dice.nextInt(1, 3))
                            .setFeesMinor(i)
                            .build());
        }
        int seen = dice.nextInt(1, STEPS_MAX);
        Map<String, Integer> newest = new HashMap<>();
        for (int i = 0; i < topic.size(); i++) {
            newest.put(topic.get(i).getAccount() + "/" + topic.get(i).getSymbol(), i);
        }
        int first = dice.nextInt(seen);
        for (int i = 0; i < topic.size(); i++) {
            // Compaction leaves the newest of each key, and what is young.
            if (i >= first || newest.containsValue(i)) {
                board.apply(topic.get(i), i + 1);
            }
        }

        boolean resumed = board.resume(StreamKind.POSITIONS, 2, seen, reader);

        assertTrue(resumed || first > 0);
        List<String> expected = new ArrayList<>();
        for (int i = seen; i < topic.size(); i++) {
            if (topic.get(i).getAccount() == 2) {
                expected.add("\"u\":\"" + (i + 1) + "\"");
            }
        }
        assertEquals(expected.size(), reader.data.size());
        for (int i = 0; i < expected.size(); i++) {
            assertTrue(reader.data.get(i).contains(expected.get(i)), reader.data::toString);
        }
    }
}
