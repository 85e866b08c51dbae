package org.bourse.risk.guard;

import java.time.LocalDate;
import org.bourse.risk.policy.Figures;
import org.bourse.risk.volume.VenueDay;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What limits look at of an account, as it is shown. */
@Schema(name = "ExposureFigures")
record FiguresView(
        @Schema(description = "All it has, at last prices", examples = "10250.5") String equity,
        @Schema(
                        description = "Equity at the start of the day, and the most paid in since",
                        examples = "10000")
                String capital,
        @Schema(description = "Negative is a loss; fees are paid", examples = "-125.5")
                String dayGain,
        @Schema(description = "Loss of the day ÷ capital", examples = "0.0125") String dayLossRatio,
        @Schema(description = "Below the greatest gain there was", examples = "130.25")
                String drawdown,
        @Schema(description = "Assets other than the reference", examples = "2") int openPositions,
        @Schema(description = "What all but that asset is worth", examples = "8125.5")
                String exposure,
        @Schema(description = "The most that is held in one asset", examples = "6100")
                String largestExposure,
        @Schema(description = "The most that is held in one sector", examples = "7000")
                String largestSectorExposure,
        @Schema(
                        description = "The most that is held in assets that move together",
                        examples = "8100")
                String largestCorrelatedExposure,
        @Schema(description = "Sent this day", examples = "412") String messages,
        @Schema(description = "Of its orders this day", examples = "37") String fills,
        @Schema(description = "In the newest second in which it sent any", examples = "3")
                String messagesInSecond) {

    /** An account's. */
    @Schema(name = "Exposure")
    record OfAccount(
            @Schema(description = "Or group: and the name of a group", examples = "1000")
                    String accountId,
            @Schema(description = "What amounts are in", examples = "USDT") String asset,
            @Schema(description = "UTC day of venue time", examples = "2026-11-21") LocalDate day,
            FiguresView figures) {

        static OfAccount of(String accountId, String asset, int day, FiguresView figures) {
            return new OfAccount(accountId, asset, VenueDay.date(day), figures);
        }
    }

    static FiguresView of(Figures figures, LimitText text) {
        return new FiguresView(
                text.money(figures.equityMinor()),
                text.money(figures.capitalMinor()),
                text.money(figures.dayGainMinor()),
                text.ratio(figures.dayLossBasisPoints()),
                text.money(figures.drawdownMinor()),
                figures.openPositions(),
                text.money(figures.exposureMinor()),
                text.money(figures.largestExposureMinor()),
                text.money(figures.largestSectorMinor()),
                text.money(figures.largestCorrelatedMinor()),
                Long.toString(figures.messages()),
                Long.toString(figures.fills()),
                Long.toString(figures.messagesInSecond()));
    }
}
