package org.bourse.marketdata.rest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.statistics.DepthSession;
import org.bourse.marketdata.statistics.Distribution;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a book was like in a session. */
@Schema(name = "DepthSession")
record DepthSessionView(
        @Schema(examples = "BTC-USDT") String symbol,
        @Schema(description = "By the calendar's clock, or in UTC", examples = "2026-11-21")
                LocalDate day,
        @Schema(description = "Whose trading hours they are", examples = "nyse")
                @Nullable String calendar,
        @Schema(description = "When the session begins") Instant from,
        @Schema(description = "When it has ended") Instant to,
        @Schema(description = "How many, at most one a minute", examples = "390") int samples,
        @Nullable Instant firstSample,
        @Nullable Instant lastSample,
        @Schema(description = "From the best bid to the best ask") @Nullable Figure spread,
        @Schema(description = "What rested near the middle") List<Band> bands) {
    private static final int AVERAGE_SCALE = 8;

    /** How a figure was spread over the samples. */
    @Schema(name = "DepthFigure")
    record Figure(
            @Schema(description = "Of all samples", examples = "1.25") String average,
            @Schema(description = "A twentieth were no greater", examples = "0.5") String low,
            @Schema(description = "Half were no greater", examples = "1") String median,
            @Schema(description = "Nineteen twentieths were no greater", examples = "2.5")
                    String high) {

        /**
         * @param print of a number of ticks or lots
         */
        static Figure of(Distribution distribution, LongFunction<String> print) {
            BigDecimal average =
                    distribution
                            .average()
                            .multiply(new BigDecimal(print.apply(1)))
                            .setScale(AVERAGE_SCALE, RoundingMode.HALF_EVEN);
            return new Figure(
                    Decimals.print(average),
                    print.apply(distribution.low()),
                    print.apply(distribution.median()),
                    print.apply(distribution.high()));
        }
    }

    /** What rested no farther from the middle than a part of it. */
    @Schema(name = "DepthSessionBand")
    record Band(
            @Schema(description = "That part", examples = "0.5") String percent,
            Figure bidVolume,
            Figure askVolume) {

        static Band of(SymbolTerms terms, DepthSession.Band band) {
            return new Band(
                    Decimals.print(band.basisPoints(), 2),
                    Figure.of(band.bidLots(), terms::quantity),
                    Figure.of(band.askLots(), terms::quantity));
        }
    }

    static DepthSessionView of(
            SymbolTerms terms, Sessions.Session session, Optional<DepthSession> seen) {
        return new DepthSessionView(
                terms.name(),
                session.day(),
                session.calendar().orElse(null),
                Times.of(session.fromMicros()),
                Times.of(session.toMicros()),
                seen.map(DepthSession::samples).orElse(0),
                seen.map(it -> Times.of(it.firstMicros())).orElse(null),
                seen.map(it -> Times.of(it.lastMicros())).orElse(null),
                seen.map(it -> Figure.of(it.spreadTicks(), terms::price)).orElse(null),
                seen.map(DepthSession::bands).orElse(List.of()).stream()
                        .map(it -> Band.of(terms, it))
                        .toList());
    }
}
