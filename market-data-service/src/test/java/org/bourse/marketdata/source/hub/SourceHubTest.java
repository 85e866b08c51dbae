package org.bourse.marketdata.source.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bourse.marketdata.source.mirror.MirrorBounds;
import org.bourse.marketdata.source.mirror.MirroredBook;
import org.bourse.marketdata.source.mirror.NaiveMarket;
import org.bourse.marketdata.source.quality.CheckLimits;
import org.bourse.marketdata.source.quality.ChoiceRule;
import org.bourse.marketdata.source.quality.ClosedBetween;
import org.bourse.marketdata.source.quality.QualityReport;
import org.bourse.marketdata.source.quality.ScoreRule;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.SourceDepthUpdate;
import org.bourse.marketdata.source.tick.SourceTrade;
import org.bourse.marketdata.source.tick.Tick;
import org.junit.jupiter.api.Test;

class SourceHubTest {
    private static final long SECOND = 1_000_000;
    private static final HubRules RULES =
            new HubRules(
                    CheckLimits.standard(),
                    new ScoreRule(60 * SECOND, 5 * SECOND),
                    MirrorBounds.STANDARD);

    private final List<String> heard = new ArrayList<>();
    private final List<Finding> found = new ArrayList<>();
    private final SourceHub hub =
            new SourceHub(
                    new ChoiceRule(10, 30 * SECOND),
                    new SourceAlarm() {
                        @Override
                        public void onFinding(String source, String symbol, Finding finding) {
                            found.add(finding);
                        }
                    });
    private final SourcePipeline first = hub.add("first", List.of("A-B"), RULES, true, 0);
    private final SourcePipeline second = hub.add("second", List.of("A-B"), RULES, false, 20);
    private final NaiveMarket market = new NaiveMarket(new SplittableRandom(1));
    private long now = 1_000 * SECOND;

    private final class Ear implements SourceListener {
        @Override
        public void onChosen(String symbol, String source) {
            heard.add("chosen " + source);
        }

        @Override
        public void onTick(String source, Tick tick, long receivedMicros) {
            heard.add(source + " " + tick.getClass().getSimpleName());
        }

        @Override
        public void onBook(String source, String symbol, MirroredBook book) {
            heard.add(source + " book " + book.best(1).sequence());
        }

        @Override
        public void onBookLost(String source, String symbol) {
            heard.add(source + " book lost");
        }
    }

    @Test
    void tellsOnlyWhatTheChosenSourceSays() {
        hub.listen(new Ear());
        first.connected();
        second.connected();
        trade(second, 1, 100);
        hub.choose(now);
        trade(first, 7, 100);
        trade(second, 2, 100);

        assertEquals(List.of("chosen ", "chosen second", "second SourceTrade"), heard);
        assertEquals("second", hub.chosen("A-B"));
        assertEquals("", hub.chosen("ETH-B"));
    }

    @Test
    void leavesASourceWhoseConnectionEndsAtOnceAndComesBackLater() {
        hub.listen(new Ear());
        bothLive();
        assertEquals("first", hub.chosen("A-B"));

        first.disconnected(false, now);

        assertEquals("second", hub.chosen("A-B"));
        assertTrue(heard.containsAll(List.of("first book lost", "chosen second")));
        assertEquals(List.of(Finding.DISCONNECTED), found);
        first.connected();
        inStep();
        for (int i = 0; i < 300 && !hub.chosen("A-B").equals("first"); i++) {
            now += SECOND;
            trade(first, 100 + i, 100);
            trade(second, 100 + i, 100);
            hub.choose(now);
        }
        assertEquals("first", hub.chosen("A-B"));
    }

    @Test
    void mirrorsTheBookAndSaysWhenItIsLost() {
        bothLive();
        hub.listen(new Ear());
        SourceDepthUpdate next = market.move(now);
        first.tick(next, now);
        assertEquals(Optional.of(market.at(next.lastId(), 5)), hub.book("A-B", 5));

        market.move();
        SourceDepthUpdate afterALoss = market.move(now);
        first.tick(afterALoss, now);

        assertEquals(Optional.empty(), hub.book("A-B", 5));
        assertEquals(List.of(Finding.BOOK_GAP), found);
        assertTrue(first.needsSnapshot("A-B"));
        first.tick(market.snapshot(60, now), now);
        assertEquals(Optional.of(market.at(afterALoss.lastId(), 5)), hub.book("A-B", 5));
        assertEquals(
                List.of(
                        "chosen first",
                        "first book " + (next.firstId() - 1),
                        "first SourceDepthUpdate",
                        "first book " + next.lastId(),
                        "first SourceDepthUpdate",
                        "first book lost",
                        "first SourceDepthSnapshot",
                        "first book " + afterALoss.lastId()),
                heard);
    }

    @Test
    void whatIsRefusedGoesNoFurtherAndIsCounted() {
        bothLive();
        hub.listen(new Ear());
        heard.clear();

        trade(first, 10, 100);
        trade(first, 12, 500);
        first.tick(new SourceTrade("X-Y", now, 1, 1, 1, true), now);
        first.problem("", Finding.MALFORMED, now);

        assertEquals(List.of("first SourceTrade"), heard);
        QualityReport report = hub.reports(now).getFirst();
        assertEquals(
                Map.of(
                        Finding.SEQUENCE_GAP, 2L,
                        Finding.PRICE_BAND, 1L,
                        Finding.UNKNOWN_SYMBOL, 1L,
                        Finding.MALFORMED, 1L),
                report.findings());
        assertTrue(report.score() < 100);
        assertEquals(100, hub.reports(now).getLast().score());
    }

    @Test
    void aSourceThatSaysNothingNewIsStaleThenDead() {
        bothLive();
        now += 6 * SECOND;
        trade(second, 2, 100);
        hub.choose(now);
        assertEquals(List.of(Finding.STALE), found);
        assertEquals("first", hub.chosen("A-B"));

        now += 10 * SECOND;
        trade(second, 3, 100);
        hub.choose(now);

        assertEquals("second", hub.chosen("A-B"));
    }

    @Test
    void whileTheMarketIsClosedNobodyHasToLive() {
        long opens = now + 3_600 * SECOND;
        List<String> changes = new ArrayList<>();
        SourceHub closing =
                new SourceHub(
                        new ChoiceRule(10, 30 * SECOND),
                        new SourceAlarm() {
                            @Override
                            public void onChange(String symbol, String from, String to) {
                                changes.add(from + ">" + to);
                            }
                        },
                        Map.of("A-B", new ClosedBetween(now + SECOND, opens)));
        SourcePipeline only = closing.add("only", List.of("A-B"), RULES, false, 0);
        only.connected();
        trade(only, 1, 100);
        closing.choose(now);
        now += 60 * SECOND;

        only.disconnected(false, now);
        closing.choose(now);
        assertEquals("only", closing.chosen("A-B"));
        assertFalse(closing.isOpen("A-B", now));
        now = opens;
        closing.choose(now);

        assertEquals("", closing.chosen("A-B"));
        assertTrue(closing.isOpen("A-B", now));
        assertEquals(List.of(">only", "only>"), changes);
    }

    @Test
    void atTheEndNobodyIsAlarmed() {
        bothLive();
        hub.listen(new Ear());
        heard.clear();

        hub.end();
        first.disconnected(true, now);
        trade(second, 2, 100);

        assertEquals(List.of(), heard);
        assertEquals(List.of(), found);
    }

    @Test
    void noTwoSourcesHaveOneName() {
        assertThrows(
                IllegalArgumentException.class,
                () -> hub.add("first", List.of("A-B"), RULES, false, 0));
    }

    private void bothLive() {
        first.connected();
        second.connected();
        inStep();
        trade(first, 1, 100);
        trade(second, 1, 100);
        hub.choose(now);
    }

    private void inStep() {
        SourceDepthUpdate update = market.move(now);
        first.tick(update, now);
        first.tick(market.snapshot(60, now), now);
        assertTrue(!first.needsSnapshot("A-B"));
    }

    private void trade(SourcePipeline pipeline, long id, long price) {
        pipeline.tick(new SourceTrade("A-B", now, id, price, 1, true), now);
    }
}
