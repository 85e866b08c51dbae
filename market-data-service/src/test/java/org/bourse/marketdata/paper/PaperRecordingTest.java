package org.bourse.marketdata.paper;

import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Symbol;
import org.bourse.marketdata.source.mirror.MirrorBounds;
import org.bourse.marketdata.source.mirror.MirrorStep;
import org.bourse.marketdata.source.mirror.MirroredBook;
import org.bourse.marketdata.source.provider.BinanceReader;
import org.bourse.marketdata.source.provider.Heard;
import org.bourse.marketdata.source.provider.Recording;
import org.bourse.marketdata.source.tick.Levels;
import org.bourse.marketdata.source.tick.SourceDepthSnapshot;
import org.bourse.marketdata.source.tick.SourceDepthUpdate;
import org.bourse.marketdata.source.tick.SourceTrade;
import org.bourse.marketdata.source.tick.Tick;
import org.junit.jupiter.api.Test;

/** A real market through the mirror into a real venue. */
class PaperRecordingTest {
    private static final int LEVELS = 50;

    /** Venue lots of 0.00001 in lots of the recording. */
    private static final long FINER = 1_000;

    /** The snapshot, and all differences after it. */
    private static final int UPDATES = 3_449;

    private static final SymbolTerms TERMS =
            new SymbolTerms(
                    Symbol.newBuilder()
                            .setSymbol(1)
                            .setName("BTC-USDT")
                            .setBase(1)
                            .setQuote(2)
                            .setTick(1)
                            .setPriceScale(2)
                            .setLot(1)
                            .setQuantityScale(5)
                            .build(),
                    Asset.newBuilder().setAsset(1).setScale(8).build(),
                    Asset.newBuilder().setAsset(2).setScale(8).build());

    private final TermsFit fit = new TermsFit(Recording.TERMS, TERMS);
    private final PaperVenue venue = new PaperVenue();
    private final BookMirror mirror = new BookMirror(1_000);

    /** The recorded book as two plain maps. */
    private final NavigableMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());

    private final NavigableMap<Long, Long> asks = new TreeMap<>();

    @Test
    void afterEveryUpdateTheVenueShowsTheRecordedBook() throws IOException {
        Heard heard = new Heard();
        BinanceReader reader = new BinanceReader(Recording.SYMBOLS);
        for (Recording.Line line : Recording.read().lines()) {
            reader.frame(line.frame(), line.receivedMicros(), LongUnaryOperator.identity(), heard);
        }
        MirroredBook source = new MirroredBook(MirrorBounds.ONE_SNAPSHOT);
        MarketTrades trades = new MarketTrades();
        int updates = 0;
        long commands = 0;
        List<SourceDepthUpdate> early = new ArrayList<>();
        for (Tick tick : heard.ticks) {
            MirrorStep step = MirrorStep.WAITING;
            if (tick instanceof SourceTrade trade) {
                trades.add(trade);
            } else if (tick instanceof SourceDepthSnapshot snapshot) {
                step = source.apply(snapshot);
                record(snapshot, early);
            } else if (tick instanceof SourceDepthUpdate update) {
                step = source.apply(update);
                if (step == MirrorStep.APPLIED) {
                    record(update);
                } else {
                    early.add(update);
                }
            }
            if (step == MirrorStep.APPLIED) {
                MarketBook market = MarketBook.of(source.best(LEVELS), fit);
                List<LevelChange> changes = mirror.changes(venue.book, market, trades.take(fit));
                venue.apply(changes);
                commands += changes.size();
                assertEquals(best(bids), venue.external(BUY));
                assertEquals(best(asks), venue.external(SELL));
                updates++;
            }
        }
        assertEquals(UPDATES, updates);
        System.out.printf("%d updates took %d commands%n", updates, commands);
    }

    /** The differences from before the snapshot count only as far as it does not contain them. */
    private void record(SourceDepthSnapshot snapshot, List<SourceDepthUpdate> early) {
        record(bids, snapshot.bids());
        record(asks, snapshot.asks());
        early.stream().filter(it -> it.lastId() > snapshot.lastId()).forEach(this::record);
    }

    private void record(SourceDepthUpdate update) {
        record(bids, update.bids());
        record(asks, update.asks());
    }

    private static void record(NavigableMap<Long, Long> side, Levels levels) {
        for (int i = 0; i < levels.size(); i++) {
            if (levels.lots(i) == 0) {
                side.remove(levels.priceTicks(i));
            } else {
                side.put(levels.priceTicks(i), levels.lots(i));
            }
        }
    }

    private static Map<Long, Long> best(NavigableMap<Long, Long> side) {
        Map<Long, Long> best = new TreeMap<>();
        side.entrySet().stream()
                .limit(LEVELS)
                .filter(level -> level.getValue() >= FINER)
                .forEach(level -> best.put(level.getKey(), level.getValue() / FINER));
        return best;
    }
}
