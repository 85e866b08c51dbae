package org.bourse.portfolio.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How what an account has is spread, in one currency by last prices.
 *
 * @param position of the log: all commands up to it are in
 * @param currencies of all assets, base and quote
 * @param positions of the assets that are some symbol's base
 * @param sectors the same by their sectors
 * @param unpriced assets that are there and have no price in the currency: they are in nothing
 */
@Schema(name = "Exposure")
record ExposureView(
        @Schema(examples = "1000") String accountId,
        @Schema(examples = "4711") String position,
        @Schema(examples = "USDT") String currency,
        Spreading currencies,
        Spreading positions,
        Spreading sectors,
        List<String> unpriced) {

    /**
     * One way to look at it. What cannot be said of nothing is absent.
     *
     * @param gross what is held and what is owed together
     * @param net what is held less what is owed
     * @param herfindahl the sum of the squares of the shares, from 1 / n to 1
     * @param effectiveNumber 1 / herfindahl
     * @param largest the key with the largest share
     */
    @Schema(name = "Spreading")
    record Spreading(
            @Schema(examples = "100970") String gross,
            @Schema(examples = "100970") String net,
            @Schema(examples = "0.52") @Nullable String herfindahl,
            @Schema(examples = "1.92308") @Nullable String effectiveNumber,
            @Schema(examples = "BTC") @Nullable String largest,
            List<Part> parts) {}

    /**
     * Of one asset or sector.
     *
     * @param longValue held
     * @param shortValue owed: 0 for all but the venue's own accounts
     * @param share of the gross of all, a fraction of one
     */
    @Schema(name = "SpreadingPart")
    record Part(
            @Schema(examples = "BTC") String key,
            @Schema(name = "long", examples = "61000") @JsonProperty("long") String longValue,
            @Schema(name = "short", examples = "0") @JsonProperty("short") String shortValue,
            @Schema(examples = "61000") String gross,
            @Schema(examples = "61000") String net,
            @Schema(examples = "0.604") @Nullable String share) {}
}
