package org.bourse.portfolio.report;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an account's orders did, by symbol or by the tag of their clientOrderIds, in one currency.
 *
 * @param position of the log: all commands up to it are in
 * @param unpriced symbols whose amounts have, on some day, no price in the currency: they are in no
 *     sum
 * @param next ask for what comes after this key; absent when there is no more
 */
@Schema(name = "Attribution")
record AttributionView(
        @Schema(examples = "1000") String accountId,
        @Schema(examples = "4711") String position,
        @Schema(examples = "USDT") String currency,
        LocalDate from,
        LocalDate to,
        Grouping by,
        List<Group> groups,
        List<String> unpriced,
        @Schema(examples = "momentum") @Nullable String next) {

    /**
     * One symbol, strategy or parent order.
     *
     * @param key the symbol's name or the tag; (untagged) for orders without one
     * @param realised by the sales of known cost
     * @param fees paid, in results already
     * @param volume bought and sold
     * @param fills sides of trades
     * @param sales of known cost
     */
    @Schema(name = "AttributionGroup")
    record Group(
            @Schema(examples = "momentum") String key,
            @Schema(examples = "217.34") String realised,
            @Schema(examples = "3.54") String fees,
            @Schema(examples = "3540") String volume,
            @Schema(examples = "3") long fills,
            @Schema(examples = "1") long sales) {}
}
