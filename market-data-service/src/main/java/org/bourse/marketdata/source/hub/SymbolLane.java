package org.bourse.marketdata.source.hub;

import org.bourse.marketdata.source.mirror.MirrorStep;
import org.bourse.marketdata.source.mirror.MirroredBook;
import org.bourse.marketdata.source.quality.OpenTime;
import org.bourse.marketdata.source.quality.QualityMeter;
import org.bourse.marketdata.source.quality.TickCheck;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.Tick;

/** A symbol of a source: its checks, its quality, its book. */
final class SymbolLane {
    final String symbol;
    final TickCheck check;
    final QualityMeter quality;
    final MirroredBook book;
    private final boolean keepsBook;

    SymbolLane(String symbol, HubRules rules, boolean keepsBook, OpenTime openTime) {
        this.symbol = symbol;
        this.keepsBook = keepsBook;
        check = new TickCheck(rules.limits(), openTime);
        quality = new QualityMeter(rules.score(), openTime);
        book = new MirroredBook(rules.mirror());
        quality.bookMissing(keepsBook);
    }

    boolean needsSnapshot() {
        return keepsBook && book.wantsSnapshot();
    }

    Finding check(Tick tick, long receivedMicros) {
        Finding finding = check.check(tick, receivedMicros);
        if (check.lost() > 0) {
            quality.lostTrades(check.lost(), receivedMicros);
        }
        if (finding == Finding.FINE) {
            quality.accepted(tick.timeMicros(), tick.knownToMicros(), receivedMicros);
        }
        return finding;
    }

    MirrorStep mirrored(MirrorStep step) {
        quality.bookMissing(keepsBook && !book.inStep());
        return step;
    }

    void connected() {
        check.reconnected();
        book.begin();
        quality.connected();
        quality.bookMissing(keepsBook && !book.inStep());
    }

    void disconnected(boolean wanted, long nowMicros) {
        book.begin();
        quality.disconnected(wanted, nowMicros);
        quality.bookMissing(keepsBook && !book.inStep());
    }
}
