package org.bourse.portfolio.report;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An account's days in one currency, at the last prices of each day; UTC.
 *
 * @param days from the first on which it held something
 */
@Schema(name = "EquityCurve")
record EquityView(
        @Schema(examples = "1000") String accountId,
        @Schema(examples = "USDT") String currency,
        List<Day> days) {

    /**
     * How a day ended; the present one as it stands.
     *
     * @param inflow deposits: of assets of which more came in than went out
     * @param outflow withdrawals: of assets of which more went out than came in
     * @param realised of the day's sales of known cost
     * @param unrealised of the lots that were open at its end
     * @param unpriced assets that were there and had no price: they are not in the equity
     */
    @Schema(name = "EquityDay")
    record Day(
            LocalDate day,
            @Schema(examples = "100970") String equity,
            @Schema(examples = "100000") String inflow,
            @Schema(examples = "0") String outflow,
            @Schema(examples = "0") String realised,
            @Schema(examples = "970") String unrealised,
            List<String> unpriced) {}
}
