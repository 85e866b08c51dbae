package org.bourse.risk.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account's limits, and what it traded today. Amounts are decimals by asset code. */
@Schema(name = "Limits")
@JsonInclude(JsonInclude.Include.NON_NULL)
record LimitsView(
        @Schema(examples = "1000") String accountId,
        @Schema(description = "Absent: the venue's default", examples = "100")
                @Nullable Integer maxOpenOrders,
        @Schema(examples = "{\"USDT\":\"100000\"}") SortedMap<String, String> maxOrderNotional,
        @Schema(examples = "{\"USDT\":\"1000000\"}") SortedMap<String, String> maxDailyVolume,
        @Schema(
                        description = "Notional traded in the UTC day of venue time",
                        examples = "{\"USDT\":\"6200\"}")
                SortedMap<String, String> dailyVolume,
        @Schema(description = "By symbol") SortedMap<String, SymbolLimits> symbols) {}
