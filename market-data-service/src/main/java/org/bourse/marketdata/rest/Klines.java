package org.bourse.marketdata.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.feed.MarketFeed;
import org.bourse.marketdata.statistics.MarketStatistics;
import org.bourse.marketdata.store.ImportStore;
import org.bourse.marketdata.store.ImportedCandle;
import org.bourse.marketdata.store.Imports;
import org.bourse.marketdata.store.TradeQuery;

/**
 * The venue's own candles, and before the first of them those of the source that was chosen for the
 * symbol, joined without a gap: no candle is of both.
 */
@ApplicationScoped
class Klines {
    private final Histories histories;
    private final MarketStatistics statistics;
    private final Imports imports;

    @Inject
    Klines(Histories histories, MarketFeed feed, ImportStore imports) {
        this(histories, feed.statistics(), imports);
    }

    Klines(Histories histories, MarketStatistics statistics, Imports imports) {
        this.histories = histories;
        this.statistics = statistics;
        this.imports = imports;
    }

    /**
     * Candles, imported ones before the venue's own.
     *
     * @param imported oldest first
     * @param own oldest first, later than the imported ones
     */
    record Page(List<ImportedCandle> imported, List<Candle> own) {
        List<KlineView> views(SymbolTerms terms) {
            return Stream.concat(
                            imported.stream().map(KlineView::of),
                            own.stream().map(it -> KlineView.of(terms, it)))
                    .toList();
        }

        /** All of it, oldest first. */
        List<ToldCandle> told(SymbolTerms terms) {
            return Stream.concat(
                            imported.stream().map(ToldCandle::of),
                            own.stream().map(it -> ToldCandle.of(terms, it)))
                    .toList();
        }
    }

    /** Whether something of the symbol was imported from a source. */
    boolean has(SymbolTerms terms, String source) {
        return imports.has(terms.name(), source);
    }

    /** Of one source only; what is asked for is as of {@link Histories#candles}. */
    Page imported(
            SymbolTerms terms,
            String source,
            Interval interval,
            OptionalLong start,
            OptionalLong end,
            int limit) {
        return new Page(
                imports.candles(
                        terms.name(),
                        source,
                        interval,
                        start.orElse(0),
                        end.orElse(TradeQuery.LAST_MICROS),
                        limit,
                        start.isEmpty()),
                List.of());
    }

    /** The venue's own only. */
    Page own(
            SymbolTerms terms, Interval interval, OptionalLong start, OptionalLong end, int limit) {
        return new Page(List.of(), histories.candles(terms, interval, start, end, limit));
    }

    /** The venue's own, and those before them of the source chosen for that, if one is. */
    Page backFilled(
            SymbolTerms terms, Interval interval, OptionalLong start, OptionalLong end, int limit) {
        Optional<String> source = imports.backFill(terms.name());
        if (source.isEmpty()) {
            return own(terms, interval, start, end, limit);
        }
        return start.isPresent()
                ? forwards(terms, source.get(), interval, start.getAsLong(), end, limit)
                : backwards(terms, source.get(), interval, end, limit);
    }

    private Page forwards(
            SymbolTerms terms,
            String source,
            Interval interval,
            long fromMicros,
            OptionalLong end,
            int limit) {
        long cutMicros = cutMicros(terms, interval);
        List<ImportedCandle> before = new ArrayList<>();
        if (fromMicros < cutMicros) {
            long toMicros = Math.min(cutMicros, end.orElse(TradeQuery.LAST_MICROS));
            before.addAll(
                    imports.candles(
                            terms.name(), source, interval, fromMicros, toMicros, limit, false));
        }
        int missing = limit - before.size();
        OptionalLong ownStart = OptionalLong.of(Math.max(fromMicros, cutMicros));
        return new Page(
                before,
                missing == 0
                        ? List.of()
                        : histories.candles(terms, interval, ownStart, end, missing));
    }

    private Page backwards(
            SymbolTerms terms, String source, Interval interval, OptionalLong end, int limit) {
        List<Candle> own = histories.candles(terms, interval, OptionalLong.empty(), end, limit);
        int missing = limit - own.size();
        if (missing == 0) {
            return new Page(List.of(), own);
        }
        long toMicros = Math.min(cutMicros(terms, interval), end.orElse(TradeQuery.LAST_MICROS));
        return new Page(
                imports.candles(terms.name(), source, interval, 0, toMicros, missing, true), own);
    }

    /** When the first candle begins that is the venue's own; the end of time if there is none. */
    private long cutMicros(SymbolTerms terms, Interval interval) {
        long stored = imports.firstOwnMicros(terms.number()).orElse(TradeQuery.LAST_MICROS);
        List<Candle> held =
                statistics
                        .candles(
                                terms.number(),
                                Interval.SECOND,
                                0,
                                TradeQuery.LAST_MICROS,
                                1,
                                false)
                        .candles();
        long first = held.isEmpty() ? stored : Math.min(stored, held.getFirst().openMicros());
        return first == TradeQuery.LAST_MICROS ? first : interval.openMicros(first);
    }
}
