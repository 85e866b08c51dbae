package org.bourse.marketdata.paper.mirroring;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.bourse.marketdata.paper.SymbolMirror;
import org.bourse.marketdata.source.hub.SourceListener;
import org.bourse.marketdata.source.mirror.MirroredBook;
import org.bourse.marketdata.source.tick.SourceTrade;
import org.bourse.marketdata.source.tick.Tick;

/** Tells mirrors what the chosen source says of their symbols. */
final class MarketListener implements SourceListener {
    private final Function<String, Optional<SymbolMirror>> mirrors;
    private final LongSupplier nanoTime;

    /**
     * @param mirrors by the names of symbols
     */
    MarketListener(Function<String, Optional<SymbolMirror>> mirrors, LongSupplier nanoTime) {
        this.mirrors = mirrors;
        this.nanoTime = nanoTime;
    }

    @Override
    public void onChosen(String symbol, String source) {
        mirrors.apply(symbol).ifPresent(SymbolMirror::interrupted);
    }

    @Override
    public void onTick(String source, Tick tick, long receivedMicros) {
        if (tick instanceof SourceTrade trade) {
            mirrors.apply(tick.symbol()).ifPresent(mirror -> mirror.traded(trade));
        }
    }

    @Override
    public void onBook(String source, String symbol, MirroredBook book) {
        mirrors.apply(symbol).ifPresent(mirror -> mirror.heard(nanoTime.getAsLong()));
    }

    @Override
    public void onBookLost(String source, String symbol) {
        mirrors.apply(symbol).ifPresent(SymbolMirror::interrupted);
    }
}
