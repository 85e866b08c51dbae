package org.bourse.marketdata.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthSnapshot;

/** What the books are like, of each symbol from its listing on. */
@Startup
@ApplicationScoped
public class BookMetrics {
    private static final int LEVELS = 20;
    private static final double BASIS_POINTS = 10_000;

    private final Set<Integer> shown = new TreeSet<>();
    private final MarketFeed feed;
    private final MeterRegistry meters;

    @Inject
    BookMetrics(MarketFeed feed, MeterRegistry meters) {
        this.feed = feed;
        this.meters = meters;
    }

    @PostConstruct
    void start() {
        feed.everySecond(this::look);
    }

    private void look() {
        for (SymbolTerms symbol : feed.board().symbols()) {
            if (shown.add(symbol.number())) {
                depth(symbol, "bid", DepthSnapshot::bids);
                depth(symbol, "ask", DepthSnapshot::asks);
                gauge(symbol, "bourse.book.spread", it -> spreadBasisPoints(it))
                        .description("Between the best prices, of their mean")
                        .baseUnit("bps")
                        .register(meters);
            }
        }
    }

    private void depth(
            SymbolTerms symbol, String side, Function<DepthSnapshot, List<BookLevel>> levels) {
        gauge(symbol, "bourse.book.depth", it -> quantity(symbol, levels.apply(it)))
                .description("What rests at the best 20 prices, in units of the base asset")
                .tag("side", side)
                .register(meters);
    }

    private Gauge.Builder<MarketFeed> gauge(
            SymbolTerms symbol, String name, ToDoubleFunction<DepthSnapshot> value) {
        return Gauge.builder(
                        name,
                        feed,
                        it ->
                                it.board()
                                        .depth(symbol, LEVELS)
                                        .map(depth -> value.applyAsDouble(depth))
                                        .orElse(Double.NaN))
                .tag("symbol", symbol.name());
    }

    static double quantity(SymbolTerms symbol, List<BookLevel> levels) {
        double lots = levels.stream().mapToDouble(BookLevel::lots).sum();
        return lots * Double.parseDouble(symbol.lotSize());
    }

    /** Not a number while a side is empty. */
    static double spreadBasisPoints(DepthSnapshot best) {
        if (best.bids().isEmpty() || best.asks().isEmpty()) {
            return Double.NaN;
        }
        double bid = best.bids().getFirst().priceTicks();
        double ask = best.asks().getFirst().priceTicks();
        return (ask - bid) / ((ask + bid) / 2) * BASIS_POINTS;
    }
}
