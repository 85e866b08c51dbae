package org.bourse.order.history;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list of fills, as they came. */
public class FillListParameters {
    @QueryParam("accountId")
    @Parameter(description = "Without it: the caller's main account. Auditors must name one.")
    @Nullable String accountId;

    @QueryParam("symbol")
    @Parameter(description = "Of this symbol only.", example = "BTC-USDT")
    @Nullable String symbol;

    @QueryParam("orderId")
    @Parameter(description = "Of this order only. Others' orders have none.", example = "1205248")
    @Nullable String orderId;

    @QueryParam("from")
    @Parameter(description = "Traded then or later.", example = "2026-11-21T00:00:00Z")
    @Nullable String from;

    @QueryParam("to")
    @Parameter(description = "Traded before.", example = "2026-11-22T00:00:00Z")
    @Nullable String to;

    @QueryParam("sort")
    @Parameter(
            description = "By the time of the trade; NEWEST without it.",
            schema = @Schema(enumeration = {"NEWEST", "OLDEST"}))
    @Nullable String sort;

    @QueryParam("limit")
    @Parameter(description = "1 to 500; 100 without it.")
    @Nullable String limit;

    @QueryParam("cursor")
    @Parameter(description = "The nextCursor of the page before, which had the same sort.")
    @Nullable String cursor;
}
