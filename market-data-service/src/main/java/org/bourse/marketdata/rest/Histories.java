package org.bourse.marketdata.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.board.MarketBoard;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.feed.MarketFeed;
import org.bourse.marketdata.statistics.MarketStatistics;
import org.bourse.marketdata.store.MarketStore;
import org.bourse.marketdata.store.Past;
import org.bourse.marketdata.store.StoredTrade;
import org.bourse.marketdata.store.TradeQuery;
import org.bourse.marketdata.tape.AggregatedTrade;
import org.bourse.marketdata.tape.PublicTrade;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;

/** The recent part from memory, what is older from the tables, joined without a gap. */
@ApplicationScoped
class Histories {
    private static final int READ_MAX = 1_000;

    private final MarketBoard board;
    private final MarketStatistics statistics;
    private final Past past;

    @Inject
    Histories(MarketFeed feed, MarketStore store) {
        this(feed.board(), feed.statistics(), store);
    }

    Histories(MarketBoard board, MarketStatistics statistics, Past past) {
        this.board = board;
        this.statistics = statistics;
        this.past = past;
    }

    /**
     * Candles, oldest first: from a start the first of them, without one the newest.
     *
     * @param start candles that begin then or later
     * @param end candles that begin before
     * @throws ProblemException 503 while the tables do not have all that memory has no more
     */
    List<Candle> candles(
            SymbolTerms terms, Interval interval, OptionalLong start, OptionalLong end, int limit) {
        boolean newestFirst = start.isEmpty();
        long from = start.orElse(0);
        long to = end.orElse(TradeQuery.LAST_MICROS);
        MarketStatistics.Held held =
                statistics.candles(terms.number(), interval, from, to, limit, newestFirst);
        boolean isFull = newestFirst && held.candles().size() == limit;
        if (isFull || from >= held.heldFromMicros() || from >= to) {
            return held.candles();
        }
        if (!past.reaches(held.firstTradeId())) {
            throw new ProblemException(
                    Problem.of(
                            503,
                            "HISTORY_UNAVAILABLE",
                            "The history is not written so far yet; ask again."));
        }
        int missing = newestFirst ? limit - held.candles().size() : limit;
        long storedTo = Math.min(to, held.heldFromMicros());
        List<Candle> joined =
                new ArrayList<>(
                        past.candles(
                                terms.number(), interval, from, storedTo, missing, newestFirst));
        joined.addAll(held.candles());
        return joined.subList(0, Math.min(limit, joined.size()));
    }

    /** The first of these trades. */
    List<PublicTrade> trades(SymbolTerms terms, TradeQuery query, int limit) {
        List<PublicTrade> recent = board.trades(terms, Integer.MAX_VALUE);
        if (recent.isEmpty() || isWithin(query, recent.getFirst())) {
            return recent.stream().filter(query::matches).limit(limit).toList();
        }
        boolean isGapless = past.reaches(recent.getFirst().tradeId());
        List<PublicTrade> trades = new ArrayList<>();
        past.trades(query, limit).forEach(row -> trades.add(row.trade()));
        // What is not in the tables yet, or not any more, if nothing is missing between.
        if (isGapless) {
            long lastId = trades.isEmpty() ? 0 : trades.getLast().tradeId();
            recent.stream()
                    .filter(trade -> trade.tradeId() > lastId && query.matches(trade))
                    .limit(limit - trades.size())
                    .forEach(trades::add);
        }
        return trades;
    }

    /** Whether nothing before the oldest trade in memory is asked for. */
    private static boolean isWithin(TradeQuery query, PublicTrade oldest) {
        return query.fromId() >= oldest.tradeId() || query.fromMicros() > oldest.venueTimeMicros();
    }

    /** The first of these trades, joined; one that begins before the first id is left out. */
    List<AggregatedTrade> aggregated(TradeQuery query, int limit) {
        List<AggregatedTrade> joined = new ArrayList<>();
        TradeQuery rest = query;
        while (true) {
            List<StoredTrade> rows = past.trades(rest, READ_MAX);
            for (StoredTrade row : rows) {
                if (!row.joined()) {
                    if (joined.size() == limit) {
                        return joined;
                    }
                    joined.add(AggregatedTrade.of(row.trade()));
                } else if (!joined.isEmpty()) {
                    joined.set(joined.size() - 1, joined.getLast().and(row.trade()));
                }
            }
            if (rows.size() < READ_MAX) {
                return joined;
            }
            rest = rest.from(rows.getLast().trade().tradeId() + 1);
        }
    }
}
