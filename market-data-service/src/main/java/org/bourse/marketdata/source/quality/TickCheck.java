package org.bourse.marketdata.source.quality;

import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.Levels;
import org.bourse.marketdata.source.tick.SourceBar;
import org.bourse.marketdata.source.tick.SourceDepthSnapshot;
import org.bourse.marketdata.source.tick.SourceDepthUpdate;
import org.bourse.marketdata.source.tick.SourceLast;
import org.bourse.marketdata.source.tick.SourceQuote;
import org.bourse.marketdata.source.tick.SourceTrade;
import org.bourse.marketdata.source.tick.Tick;

/** Checks the ticks of one symbol of one source, in their order. One thread at a time. */
public final class TickCheck {
    /** So many trades are not missing while the connection stands. */
    private static final long TRADES_JUMP_MAX = 1_000;

    /**
     * Quotes are numbered with the changes of the whole book, of which few move the best prices.
     */
    private static final long QUOTES_JUMP_MAX = 1_000_000;

    private final CheckLimits limits;
    private final OpenTime openTime;

    /**
     * Each kind has its own prices: a thin quote's middle may be far from where trades are made.
     */
    private final PriceCheck tradePrices;

    private final PriceCheck quotePrices;
    private final PriceCheck lastPrices;
    private final PriceCheck barPrices;

    private final NumberCheck tradeNumbers = new NumberCheck(TRADES_JUMP_MAX);
    private final NumberCheck quoteNumbers = new NumberCheck(QUOTES_JUMP_MAX);

    private long tradeMicros;
    private long quoteMicros;
    private long lastMicros;
    private long barMicros;
    private long depthMicros;
    private long lost;

    /** Of a market that never closes. */
    public TickCheck(CheckLimits limits) {
        this(limits, OpenTime.ALWAYS);
    }

    /**
     * @param openTime time in which the market does not trade makes nothing old
     */
    public TickCheck(CheckLimits limits, OpenTime openTime) {
        this.limits = limits;
        this.openTime = openTime;
        tradePrices = new PriceCheck(limits);
        quotePrices = new PriceCheck(limits);
        lastPrices = new PriceCheck(limits);
        barPrices = new PriceCheck(limits);
    }

    /** How many trades are missing right before the tick that was checked last. */
    public long lost() {
        return lost;
    }

    /** A new connection: numbers may begin anew. That ticks are missing is known without them. */
    public void reconnected() {
        tradeNumbers.reset();
        quoteNumbers.reset();
    }

    /**
     * @param receivedMicros by the clock of this process
     * @return fine, or why the tick is refused
     */
    public Finding check(Tick tick, long receivedMicros) {
        lost = 0;
        if (tick.timeMicros() < 0) {
            return Finding.TIME_UNREADABLE;
        }
        if (tick.timeMicros() > receivedMicros + limits.futureMicros()) {
            return Finding.TIME_FUTURE;
        }
        boolean isNews = !(tick instanceof SourceBar);
        if (isNews && isOld(tick.knownToMicros(), receivedMicros)) {
            return Finding.TIME_OLD;
        }
        return switch (tick) {
            case SourceTrade trade -> trade(trade);
            case SourceQuote quote -> quote(quote);
            case SourceLast last -> last(last);
            case SourceBar bar -> bar(bar);
            case SourceDepthUpdate depth -> depth(depth);
            case SourceDepthSnapshot snapshot -> levels(snapshot.bids(), snapshot.asks());
        };
    }

    private boolean isOld(long knownToMicros, long receivedMicros) {
        return receivedMicros - knownToMicros > limits.oldMicros()
                && openTime.micros(knownToMicros, receivedMicros) > limits.oldMicros();
    }

    private Finding trade(SourceTrade trade) {
        // Also a trade that is refused for something else was one of this number.
        Finding finding = tradeNumbers.check(trade.tradeId());
        lost = tradeNumbers.lost();
        if (finding == Finding.FINE) {
            finding = quantity(trade.lots());
        }
        if (finding != Finding.FINE) {
            return finding;
        }
        if (trade.timeMicros() < tradeMicros) {
            return Finding.TIME_ORDER;
        }
        finding = price(tradePrices, trade.priceTicks());
        if (finding == Finding.FINE) {
            tradeMicros = trade.timeMicros();
        }
        return finding;
    }

    private Finding quote(SourceQuote quote) {
        if (quote.bidTicks() < 1 || quote.askTicks() < 1) {
            return Finding.PRICE_NOT_POSITIVE;
        }
        if (quote.bidTicks() >= quote.askTicks()) {
            return Finding.CROSSED;
        }
        Finding finding = quantity(Math.min(quote.bidLots(), quote.askLots()));
        if (finding == Finding.FINE) {
            finding = quantity(Math.max(quote.bidLots(), quote.askLots()));
        }
        if (finding != Finding.FINE) {
            return finding;
        }
        finding = quoteNumbers.check(quote.updateId());
        if (finding != Finding.FINE) {
            return finding;
        }
        if (quote.timeMicros() < quoteMicros) {
            return Finding.TIME_ORDER;
        }
        finding = price(quotePrices, quote.bidTicks() + (quote.askTicks() - quote.bidTicks()) / 2);
        if (finding == Finding.FINE) {
            quoteMicros = quote.timeMicros();
        }
        return finding;
    }

    private Finding last(SourceLast last) {
        if (last.timeMicros() < lastMicros) {
            return Finding.TIME_ORDER;
        }
        if (last.dayLots() < 0) {
            return Finding.QUANTITY_NOT_POSITIVE;
        }
        Finding finding = price(lastPrices, last.priceTicks());
        if (finding == Finding.FINE) {
            lastMicros = last.timeMicros();
        }
        return finding;
    }

    private Finding bar(SourceBar bar) {
        if (bar.timeMicros() < barMicros) {
            return Finding.TIME_ORDER;
        }
        if (bar.lowTicks() < 1) {
            return Finding.PRICE_NOT_POSITIVE;
        }
        if (Math.min(bar.openTicks(), bar.closeTicks()) < bar.lowTicks()
                || Math.max(bar.openTicks(), bar.closeTicks()) > bar.highTicks()) {
            return Finding.BAR_SHAPE;
        }
        if (bar.lots() < 0) {
            return Finding.QUANTITY_NOT_POSITIVE;
        }
        Finding finding = price(barPrices, bar.closeTicks());
        if (finding == Finding.FINE) {
            barMicros = bar.timeMicros();
        }
        return finding;
    }

    private Finding depth(SourceDepthUpdate depth) {
        if (depth.timeMicros() < depthMicros) {
            return Finding.TIME_ORDER;
        }
        Finding finding = levels(depth.bids(), depth.asks());
        if (finding == Finding.FINE) {
            depthMicros = depth.timeMicros();
        }
        return finding;
    }

    private Finding levels(Levels bids, Levels asks) {
        Finding finding = levels(bids);
        return finding == Finding.FINE ? levels(asks) : finding;
    }

    private Finding levels(Levels side) {
        for (int i = 0; i < side.size(); i++) {
            if (side.priceTicks(i) < 1) {
                return Finding.PRICE_NOT_POSITIVE;
            }
            if (side.lots(i) < 0) {
                return Finding.QUANTITY_NOT_POSITIVE;
            }
            if (side.lots(i) > limits.lotsMax()) {
                return Finding.QUANTITY_BAND;
            }
        }
        return Finding.FINE;
    }

    private Finding quantity(long lots) {
        if (lots < 1) {
            return Finding.QUANTITY_NOT_POSITIVE;
        }
        return lots > limits.lotsMax() ? Finding.QUANTITY_BAND : Finding.FINE;
    }

    private static Finding price(PriceCheck prices, long ticks) {
        return ticks < 1 ? Finding.PRICE_NOT_POSITIVE : prices.check(ticks);
    }
}
