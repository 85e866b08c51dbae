package org.bourse.order.history;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list of orders, as they came. */
public class OrderListParameters {
    @QueryParam("accountId")
    @Parameter(description = "Without it: the caller's main account. Auditors must name one.")
    @Nullable String accountId;

    @QueryParam("symbol")
    @Parameter(description = "Of this symbol only.", example = "BTC-USDT")
    @Nullable String symbol;

    @QueryParam("status")
    @Parameter(
            description = "In this state only.",
            schema =
                    @Schema(
                            enumeration = {
                                "OPEN",
                                "PARTIALLY_FILLED",
                                "FILLED",
                                "CANCELLED",
                                "EXPIRED",
                                "REJECTED"
                            }))
    @Nullable String status;

    @QueryParam("side")
    @Parameter(description = "Of this side only.", schema = @Schema(enumeration = {"BUY", "SELL"}))
    @Nullable String side;

    @QueryParam("type")
    @Parameter(
            description = "Of this type only.",
            schema =
                    @Schema(
                            enumeration = {
                                "LIMIT",
                                "MARKET",
                                "STOP",
                                "STOP_LIMIT",
                                "TAKE_PROFIT",
                                "TAKE_PROFIT_LIMIT",
                                "TRAILING_STOP",
                                "TRAILING_STOP_LIMIT"
                            }))
    @Nullable String type;

    @QueryParam("from")
    @Parameter(description = "Created then or later.", example = "2026-11-21T00:00:00Z")
    @Nullable String from;

    @QueryParam("to")
    @Parameter(description = "Created before.", example = "2026-11-22T00:00:00Z")
    @Nullable String to;

    @QueryParam("sort")
    @Parameter(
            description = "By creation; NEWEST without it.",
            schema = @Schema(enumeration = {"NEWEST", "OLDEST"}))
    @Nullable String sort;

    @QueryParam("limit")
    @Parameter(description = "1 to 500; 100 without it.")
    @Nullable String limit;

    @QueryParam("cursor")
    @Parameter(description = "The nextCursor of the page before, which had the same sort.")
    @Nullable String cursor;
}
