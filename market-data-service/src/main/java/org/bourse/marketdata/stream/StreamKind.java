package org.bourse.marketdata.stream;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a stream tells of a symbol, of all of them, or of an account. */
public enum StreamKind {
    /** Each trade, as it happens. */
    TRADE("trade", Conflation.NONE),
    /** What one order took at one price, as it happens. */
    AGGREGATED_TRADE("aggTrade", Conflation.NONE),
    /** The book: a snapshot, then an increment for each step of the venue that changes it. */
    DEPTH("depth", Conflation.SNAPSHOT),
    /** The book: a snapshot, then at most ten increments a second. */
    PACED_DEPTH("depth@100ms", Conflation.SNAPSHOT),
    /** The best 5 levels a side, at most ten times a second. */
    DEPTH_5("depth5", Conflation.LATEST),
    /** The best 10 levels a side, at most ten times a second. */
    DEPTH_10("depth10", Conflation.LATEST),
    /** The best 20 levels a side, at most ten times a second. */
    DEPTH_20("depth20", Conflation.LATEST),
    /** The best bid and ask, whenever one of them changes. */
    BOOK_TICKER("bookTicker", Conflation.LATEST),
    /** What a call auction would trade, whenever that changes. */
    AUCTION("auction", Conflation.LATEST),
    /** Whether the symbol trades, whenever that changes. */
    STATUS("status", Conflation.LATEST),

    /** The candle of a second, when it changes, four times a second at most, and when it closes. */
    KLINE_1S("kline_1s", Conflation.NONE),
    /** The candle of a minute, likewise; and so on. */
    KLINE_1M("kline_1m", Conflation.NONE),
    KLINE_5M("kline_5m", Conflation.NONE),
    KLINE_15M("kline_15m", Conflation.NONE),
    KLINE_1H("kline_1h", Conflation.NONE),
    KLINE_4H("kline_4h", Conflation.NONE),
    KLINE_1D("kline_1d", Conflation.NONE),
    KLINE_1W("kline_1w", Conflation.NONE),
    /** What was traded in 24 hours, at most once a second. */
    TICKER("ticker", Conflation.LATEST),
    /** The same in short. */
    MINI_TICKER("miniTicker", Conflation.LATEST),

    /** The tickers of all symbols, then of those that changed, at most once a second. */
    ALL_TICKERS("!ticker@arr", Scope.VENUE, Conflation.SNAPSHOT),
    /** The same in short. */
    ALL_MINI_TICKERS("!miniTicker@arr", Scope.VENUE, Conflation.SNAPSHOT),

    /** What becomes of the orders of the client's account. */
    ORDERS("orders", Scope.ACCOUNT),
    /** The fills of the client's account. */
    FILLS("fills", Scope.ACCOUNT),
    /** The balances of the client's account, whenever they change. */
    BALANCES("balances", Scope.ACCOUNT),
    /** The positions of the client's account, whenever they change. */
    POSITIONS("positions", Scope.ACCOUNT),
    /** What they bring at last prices, at most once a second. */
    PNL("pnl", Scope.ACCOUNT, Conflation.LATEST),
    /** What becomes of the deposits, withdrawals and transfers of the client's account. */
    FUNDING("funding", Scope.ACCOUNT),
    /** Alerts of the client's account but those of surveillance; of all accounts for who may. */
    ALERTS("alerts", Scope.ACCOUNT);

    /** What a stream tells of. */
    public enum Scope {
        SYMBOL,
        /** All symbols. */
        VENUE,
        /** The account of who is logged in. */
        ACCOUNT
    }

    /** What a client that reads slowly may be spared. */
    public enum Conflation {
        /** Nothing: at the bound it is cut off. */
        NONE,
        /** A frame that a later one of the stream follows. */
        LATEST,
        /** Increments, also of a list, in whose place it gets a new snapshot. */
        SNAPSHOT
    }

    private static final Map<String, StreamKind> BY_SUFFIX =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(StreamKind::suffix, kind -> kind));

    private final String suffix;
    private final Scope scope;
    private final Conflation conflation;

    StreamKind(String suffix, Conflation conflation) {
        this(suffix, Scope.SYMBOL, conflation);
    }

    StreamKind(String name, Scope scope) {
        this(name, scope, Conflation.NONE);
    }

    StreamKind(String suffix, Scope scope, Conflation conflation) {
        this.suffix = suffix;
        this.scope = scope;
        this.conflation = conflation;
    }

    /** The part of a stream's name after the {@code @}; all of it where it is of no symbol. */
    public String suffix() {
        return suffix;
    }

    public Scope scope() {
        return scope;
    }

    /** Private: of the account of who is logged in. */
    public boolean ofAccount() {
        return scope == Scope.ACCOUNT;
    }

    public Conflation conflation() {
        return conflation;
    }

    static Optional<StreamKind> ofSuffix(String suffix) {
        return Optional.ofNullable(BY_SUFFIX.get(suffix));
    }
}
