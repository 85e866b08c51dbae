package org.bourse.marketdata.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was paid on average in the last minutes. */
@Schema(name = "AveragePrice")
record AveragePriceView(
        @Schema(examples = "BTC-USDT") String symbol,
        @Schema(
                        description = "The present minute of venue time and those before it",
                        examples = "5")
                int minutes,
        @Schema(
                        description =
                                "Turnover through volume; the last trade's price when none was in"
                                        + " these minutes",
                        examples = "62000.51")
                String price,
        @Schema(examples = "1.5") String volume) {}
