package org.bourse.marketdata.history;

import java.math.BigInteger;
import java.util.Optional;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.bourse.marketdata.source.tick.SourceTrade;

/**
 * Makes candles of trades, which come in the order of time. Sums are exact, however large. One
 * thread at a time.
 */
public final class CandleMaker {
    private final Interval interval;
    private final SourceTerms terms;
    private boolean isOpen;
    private long openMicros;
    private long openTicks;
    private long highTicks;
    private long lowTicks;
    private long closeTicks;
    private BigInteger lots = BigInteger.ZERO;
    private BigInteger notional = BigInteger.ZERO;
    private BigInteger boughtLots = BigInteger.ZERO;
    private BigInteger boughtNotional = BigInteger.ZERO;
    private boolean sidesKnown;
    private long trades;
    private long firstId;
    private long lastId;

    public CandleMaker(Interval interval, SourceTerms terms) {
        this.interval = interval;
        this.terms = terms;
    }

    /**
     * Adds the next trade.
     *
     * @return the candle that ended with the trade before
     */
    public Optional<HistoryCandle> add(HistoryTrade row) {
        SourceTrade trade = row.trade();
        long micros = interval.openMicros(trade.timeMicros());
        Optional<HistoryCandle> ended = Optional.empty();
        if (!isOpen || micros != openMicros) {
            ended = end();
            begin(micros, row);
        }
        highTicks = Math.max(highTicks, trade.priceTicks());
        lowTicks = Math.min(lowTicks, trade.priceTicks());
        closeTicks = trade.priceTicks();
        BigInteger quantity = BigInteger.valueOf(trade.lots());
        BigInteger amount = quantity.multiply(BigInteger.valueOf(trade.priceTicks()));
        lots = lots.add(quantity);
        notional = notional.add(amount);
        if (!trade.buyerIsMaker()) {
            boughtLots = boughtLots.add(quantity);
            boughtNotional = boughtNotional.add(amount);
        }
        sidesKnown &= row.sideKnown();
        trades += row.count();
        lastId = row.lastId();
        return ended;
    }

    private void begin(long micros, HistoryTrade row) {
        isOpen = true;
        openMicros = micros;
        openTicks = row.trade().priceTicks();
        highTicks = openTicks;
        lowTicks = openTicks;
        lots = BigInteger.ZERO;
        notional = BigInteger.ZERO;
        boughtLots = BigInteger.ZERO;
        boughtNotional = BigInteger.ZERO;
        sidesKnown = true;
        trades = 0;
        firstId = row.firstId();
    }

    /** The candle of the last trades, if there were any; the next trade begins a new one. */
    public Optional<HistoryCandle> end() {
        if (!isOpen) {
            return Optional.empty();
        }
        isOpen = false;
        return Optional.of(
                new HistoryCandle(
                        openMicros,
                        terms.priceDecimal(openTicks),
                        terms.priceDecimal(highTicks),
                        terms.priceDecimal(lowTicks),
                        terms.priceDecimal(closeTicks),
                        terms.quantityDecimal(lots),
                        terms.notionalDecimal(notional),
                        trades,
                        sidesKnown ? terms.quantityDecimal(boughtLots) : null,
                        sidesKnown ? terms.notionalDecimal(boughtNotional) : null,
                        firstId == 0 ? null : firstId,
                        lastId == 0 ? null : lastId));
    }

    /** A candle that was told as such. */
    public static HistoryCandle of(HistoryBar row, SourceTerms terms) {
        return new HistoryCandle(
                row.bar().timeMicros(),
                terms.priceDecimal(row.bar().openTicks()),
                terms.priceDecimal(row.bar().highTicks()),
                terms.priceDecimal(row.bar().lowTicks()),
                terms.priceDecimal(row.bar().closeTicks()),
                terms.quantityDecimal(BigInteger.valueOf(row.bar().lots())),
                row.quoteVolume(),
                row.trades(),
                row.takerBuyVolume(),
                row.takerBuyQuoteVolume(),
                null,
                null);
    }
}
