package org.bourse.marketdata.rest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.statistics.DepthAnalysis;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The shape of a book. */
@Schema(name = "DepthAnalysis")
record DepthAnalysisView(
        @Schema(examples = "BTC-USDT") String symbol,
        @Schema(examples = "160") long lastUpdateId,
        @Schema(examples = "61999.5") String bid,
        @Schema(examples = "62000.5") String ask,
        @Schema(examples = "62000") String mid,
        @Schema(
                        description =
                                "Below zero only while a call auction lets bids and asks cross",
                        examples = "1")
                String spread,
        @Schema(description = "Of the middle, in percent", examples = "0.0016")
                String spreadPercent,
        @Schema(description = "What rests near the middle") List<Band> bands) {
    private static final int PERCENT_SCALE = 4;

    /** What rests no farther from the middle than a part of it. */
    @Schema(name = "DepthBand")
    record Band(
            @Schema(description = "That part", examples = "0.5") String percent,
            @Schema(examples = "12.5") String bidVolume,
            @Schema(examples = "10") String askVolume,
            @Schema(
                            description =
                                    "(bids - asks) / (bids + asks), from -1 to 1; 0 of nothing",
                            examples = "0.1111")
                    String imbalance) {

        static Band of(SymbolTerms terms, DepthAnalysis.Band band) {
            BigDecimal bids = BigDecimal.valueOf(band.bidLots());
            BigDecimal asks = BigDecimal.valueOf(band.askLots());
            return new Band(
                    Decimals.print(band.basisPoints(), 2),
                    terms.quantity(band.bidLots()),
                    terms.quantity(band.askLots()),
                    ratio(bids.subtract(asks), bids.add(asks)));
        }
    }

    static DepthAnalysisView of(SymbolTerms terms, long sequence, DepthAnalysis analysis) {
        BigDecimal bid = new BigDecimal(terms.price(analysis.bidTicks()));
        BigDecimal ask = new BigDecimal(terms.price(analysis.askTicks()));
        BigDecimal mid = bid.add(ask).divide(BigDecimal.TWO);
        BigDecimal spread = ask.subtract(bid);
        return new DepthAnalysisView(
                terms.name(),
                sequence,
                Decimals.print(bid),
                Decimals.print(ask),
                Decimals.print(mid),
                Decimals.print(spread),
                ratio(spread.movePointRight(2), mid),
                analysis.bands().stream().map(it -> Band.of(terms, it)).toList());
    }

    private static String ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? "0"
                : Decimals.print(
                        part.divide(whole, MathContext.DECIMAL64)
                                .setScale(PERCENT_SCALE, RoundingMode.HALF_EVEN));
    }
}
