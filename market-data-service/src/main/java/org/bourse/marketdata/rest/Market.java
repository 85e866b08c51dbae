package org.bourse.marketdata.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.board.MarketBoard;
import org.bourse.marketdata.feed.MarketFeed;
import org.bourse.marketdata.statistics.MarketStatistics;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What the resources ask in common of the board; answers refusals as problems. */
@ApplicationScoped
class Market {
    static final String TAG = "Market data";
    static final String TAG_DESCRIPTION = "Symbols, books, trades, candles and what follows";

    private final MarketFeed feed;

    @Inject
    Market(MarketFeed feed) {
        this.feed = feed;
    }

    /** The board, once it shows the present. */
    MarketBoard board() {
        if (!feed.live()) {
            throw notReady();
        }
        return feed.board();
    }

    /** Candles and statistics, once they show the present. */
    MarketStatistics statistics() {
        if (!feed.live()) {
            throw notReady();
        }
        return feed.statistics();
    }

    /** Whether all that was there at the start is read. */
    boolean isLive() {
        return feed.live();
    }

    /** What was read so far, live or not. */
    MarketFeed feed() {
        return feed;
    }

    /** A named symbol, or all of them. */
    List<SymbolTerms> symbolOrAll(@Nullable String name) {
        return name == null ? board().symbols() : List.of(symbol(name));
    }

    SymbolTerms symbol(@Nullable String name) {
        if (name == null) {
            throw new ProblemException(
                    Problem.of(400, "FIELD_MISSING", "A symbol is needed, such as BTC-USDT.")
                            .field("symbol"));
        }
        return board().symbol(name)
                .orElseThrow(() ->
                        new ProblemException(
                                Problem.of(404, "SYMBOL_UNKNOWN", "No such symbol.")
                                        .field("symbol")));
    }

    static int limit(@Nullable String text, int whenAbsent, int max) {
        if (text == null) {
            return whenAbsent;
        }
        int limit = text.length() <= 9 && text.matches("[0-9]+") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > max) {
            throw new ProblemException(
                    Problem.of(400, "LIMIT_INVALID", "A limit is a whole number, 1 to " + max + ".")
                            .field("limit"));
        }
        return limit;
    }

    static ProblemException noTrades() {
        return new ProblemException(
                Problem.of(404, "NO_TRADES", "The symbol was never traded.").field("symbol"));
    }

    static ProblemException notReady() {
        return new ProblemException(
                Problem.of(503, "NOT_READY", "The market is still being read; try again soon."));
    }
}
