package org.bourse.portfolio.report;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How an account did from one day to another. Ratios are fractions: 0.01 is one per cent. What
 * cannot be said of these days is absent.
 *
 * @param days that have a return
 * @param profit equity at the end, less that at the beginning, less deposits, plus withdrawals
 * @param totalReturn profit by the equity at the beginning and all deposits: a return on what was
 *     put in, whenever it came (Bacon, "Practical Portfolio Performance Measurement and
 *     Attribution", 2nd edition, 2008, on simple returns with cash flows)
 * @param timeWeightedReturn the days' returns linked
 */
@Schema(name = "Performance")
record PerformanceView(
        @Schema(examples = "1000") String accountId,
        @Schema(examples = "USDT") String currency,
        LocalDate from,
        LocalDate to,
        long days,
        @Schema(examples = "970") String profit,
        @Schema(examples = "0.0097") @Nullable String totalReturn,
        @Schema(examples = "0.0097") String timeWeightedReturn,
        @Schema(examples = "0.12") @Nullable String annualisedReturn,
        @Schema(examples = "0.3") @Nullable String volatility,
        @Schema(examples = "1.1") @Nullable String sharpe,
        @Schema(examples = "1.6") @Nullable String sortino,
        @Schema(examples = "2") @Nullable String calmar,
        @Schema(examples = "0.06") String maxDrawdown,
        @Schema(examples = "12") long longestDrawdownDays,
        Sales sales,
        @Nullable Benchmark benchmark,
        List<Attribution> attribution,
        List<Period> months,
        List<Period> weeks,
        List<Rolling> rolling) {

    /** Of the sales of known cost; amounts are of the currency. */
    @Schema(name = "PerformanceSales")
    record Sales(
            long count,
            long wins,
            long losses,
            @Schema(examples = "0.55") @Nullable String winRate,
            @Schema(examples = "1.4") @Nullable String profitFactor,
            @Schema(examples = "12.5") @Nullable String expectancy,
            @Schema(examples = "4200") String won,
            @Schema(examples = "3000") String lost) {}

    /**
     * Beside the daily closes of a symbol.
     *
     * @param days that both have a return of
     */
    @Schema(name = "PerformanceBenchmark")
    record Benchmark(
            @Schema(examples = "BTC-USDT") String symbol,
            long days,
            @Schema(examples = "0.02") String benchmarkReturn,
            @Schema(examples = "0.01") @Nullable String alpha,
            @Schema(examples = "0.8") @Nullable String beta,
            @Schema(examples = "0.9") @Nullable String correlation,
            @Schema(examples = "0.1") @Nullable String trackingError) {}

    /** What a symbol brought, realised or not, of the currency. */
    @Schema(name = "SymbolResult")
    record Attribution(
            @Schema(examples = "BTC-USDT") String symbol,
            @Schema(examples = "970") String result) {}

    /** A month such as 2026-11, or a week such as 2026-W48. */
    @Schema(name = "PeriodReturn")
    record Period(
            @Schema(examples = "2026-11") String period,
            @Schema(examples = "0.01") String timeWeightedReturn,
            @Schema(examples = "30") int days) {}

    /** Of the last returns up to a day. */
    @Schema(name = "RollingFigure")
    record Rolling(
            LocalDate day,
            @Schema(examples = "0.01") @Nullable String timeWeightedReturn,
            @Schema(examples = "0.3") @Nullable String volatility,
            @Schema(examples = "1.1") @Nullable String sharpe) {}
}
