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
    private final CheckLimits limits;

    /**
     * Each kind has its own prices: a thin quote's middle may be far from where trades are made.
     */
    private final PriceCheck tradePrices;

    private final PriceCheck quotePrices;
    private final PriceCheck lastPrices;
    private final PriceCheck barPrices;

    private long tradeMicros;
    private long tradeId;
    private long quoteMicros;
    private long quoteId;
    private long lastMicros;
    private long barMicros;
    private long depthMicros;
    private long lost;

    public TickCheck(CheckLimits limits) {
        this.limits = limits;
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
        tradeId = 0;
        quoteId = 0;
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
        if (isNews && tick.knownToMicros() < receivedMicros - limits.oldMicros()) {
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

    private Finding trade(SourceTrade trade) {
        Finding finding = quantity(trade.lots());
        if (finding != Finding.FINE) {
            return finding;
        }
        if (trade.tradeId() != 0 && trade.tradeId() <= tradeId) {
            return Finding.SEQUENCE_REPEATED;
        }
        if (trade.timeMicros() < tradeMicros) {
            return Finding.TIME_ORDER;
        }
        // Also a refused price was a trade of this number.
        lost = tradeId == 0 || trade.tradeId() == 0 ? 0 : trade.tradeId() - tradeId - 1;
        tradeId = trade.tradeId();
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
        if (quote.updateId() != 0 && quote.updateId() <= quoteId) {
            return Finding.SEQUENCE_REPEATED;
        }
        if (quote.timeMicros() < quoteMicros) {
            return Finding.TIME_ORDER;
        }
        finding = price(quotePrices, quote.bidTicks() + (quote.askTicks() - quote.bidTicks()) / 2);
        if (finding == Finding.FINE) {
            quoteMicros = quote.timeMicros();
            quoteId = quote.updateId();
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
