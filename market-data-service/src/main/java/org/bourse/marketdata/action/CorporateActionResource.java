package org.bourse.marketdata.action;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.bourse.contracts.Decimals;
import org.bourse.marketdata.adjust.CorporateAction;
import org.bourse.marketdata.feed.MarketFeed;
import org.bourse.platform.act.Audited;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Splits and dividends, by which candles are adjusted. */
@Path("/api/v1/corporate-actions/{symbol}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Corporate actions", description = "Splits and dividends, told by operators")
public class CorporateActionResource {
    private static final int SCALE = 8;
    private static final String SYMBOL = "A symbol's name";
    private static final String EX_DATE = "The first day on which a share is traded without it";
    private static final String DATE = "[12][0-9]{3}-[0-9]{2}-[0-9]{2}";

    private final CorporateActions actions;
    private final MarketFeed feed;
    private final Caller caller;

    @Inject
    CorporateActionResource(CorporateActions actions, MarketFeed feed, Caller caller) {
        this.actions = actions;
        this.feed = feed;
        this.caller = caller;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "corporateActions",
            summary = "The splits and dividends of a symbol, the oldest first",
            description = "By which candles are adjusted that are asked for with adjust.")
    @APIResponse(responseCode = "200", description = "The actions")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN")
    @APIResponse(responseCode = "503", description = "NOT_READY, HISTORY_UNAVAILABLE")
    public List<ActionView> list(
            @Parameter(description = SYMBOL, example = "AAPL-USD") @PathParam("symbol")
                    String symbol) {
        String known = known(symbol);
        return actions.of(known).stream().map(it -> ActionView.of(known, it)).toList();
    }

    @PUT
    @Path("{exDate}/split")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Operation(
            operationId = "putSplit",
            summary = "Tell a split",
            description =
                    "Of newShares 4 and oldShares 1, one share becomes four. In place of one told"
                            + " before of that day. Adjusted candles follow it from that day on.")
    @APIResponse(responseCode = "200", description = "It is kept")
    @APIResponse(
            responseCode = "400",
            description = "BODY_INVALID, FIELD_MISSING, PARAMETER_INVALID, DECIMAL_INVALID")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN")
    @APIResponse(responseCode = "409", description = "CORPORATE_ACTIONS_FULL")
    @APIResponse(
            responseCode = "503",
            description = "NOT_READY, HISTORY_UNAVAILABLE, AUDIT_UNAVAILABLE")
    public ActionView putSplit(
            @Parameter(description = SYMBOL, example = "AAPL-USD") @PathParam("symbol")
                    String symbol,
            @Parameter(description = EX_DATE, example = "2020-08-31") @PathParam("exDate")
                    String exDate,
            @Nullable SplitRequest body) {
        return put(
                symbol,
                new CorporateAction.Split(
                        date(exDate),
                        decimal("newShares", body == null ? null : body.newShares()),
                        decimal("oldShares", body == null ? null : body.oldShares())));
    }

    @PUT
    @Path("{exDate}/dividend")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Operation(
            operationId = "putDividend",
            summary = "Tell a cash dividend",
            description =
                    "In place of one told before of that day. Adjusted candles follow it from that"
                            + " day on.")
    @APIResponse(responseCode = "200", description = "It is kept")
    @APIResponse(
            responseCode = "400",
            description = "BODY_INVALID, FIELD_MISSING, PARAMETER_INVALID, DECIMAL_INVALID")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN")
    @APIResponse(responseCode = "409", description = "CORPORATE_ACTIONS_FULL")
    @APIResponse(
            responseCode = "503",
            description = "NOT_READY, HISTORY_UNAVAILABLE, AUDIT_UNAVAILABLE")
    public ActionView putDividend(
            @Parameter(description = SYMBOL, example = "AAPL-USD") @PathParam("symbol")
                    String symbol,
            @Parameter(description = EX_DATE, example = "2020-08-07") @PathParam("exDate")
                    String exDate,
            @Nullable DividendRequest body) {
        return put(
                symbol,
                new CorporateAction.CashDividend(
                        date(exDate), decimal("amount", body == null ? null : body.amount())));
    }

    @DELETE
    @Path("{exDate}/split")
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Operation(
            operationId = "removeSplit",
            summary = "Take a split away",
            description = "As if it had never been told. Once more changes nothing.")
    @APIResponse(responseCode = "204", description = "There is none")
    @APIResponse(responseCode = "400", description = "PARAMETER_INVALID")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN")
    @APIResponse(
            responseCode = "503",
            description = "NOT_READY, HISTORY_UNAVAILABLE, AUDIT_UNAVAILABLE")
    public void removeSplit(
            @Parameter(description = SYMBOL, example = "AAPL-USD") @PathParam("symbol")
                    String symbol,
            @Parameter(description = EX_DATE, example = "2020-08-31") @PathParam("exDate")
                    String exDate) {
        actions.remove(known(symbol), date(exDate), ActionKind.SPLIT);
    }

    @DELETE
    @Path("{exDate}/dividend")
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Operation(
            operationId = "removeDividend",
            summary = "Take a cash dividend away",
            description = "As if it had never been told. Once more changes nothing.")
    @APIResponse(responseCode = "204", description = "There is none")
    @APIResponse(responseCode = "400", description = "PARAMETER_INVALID")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN")
    @APIResponse(
            responseCode = "503",
            description = "NOT_READY, HISTORY_UNAVAILABLE, AUDIT_UNAVAILABLE")
    public void removeDividend(
            @Parameter(description = SYMBOL, example = "AAPL-USD") @PathParam("symbol")
                    String symbol,
            @Parameter(description = EX_DATE, example = "2020-08-07") @PathParam("exDate")
                    String exDate) {
        actions.remove(known(symbol), date(exDate), ActionKind.CASH_DIVIDEND);
    }

    private ActionView put(String symbol, CorporateAction action) {
        String known = known(symbol);
        if (!actions.put(known, action, caller.subject())) {
            throw new ProblemException(
                    Problem.of(
                            409,
                            "CORPORATE_ACTIONS_FULL",
                            "A symbol has " + CorporateActions.ACTIONS_MAX + " at most."));
        }
        return ActionView.of(known, action);
    }

    private String known(String symbol) {
        if (!feed.live()) {
            throw new ProblemException(
                    Problem.of(503, "NOT_READY", "The market is still being read; try again."));
        }
        return feed.board()
                .symbol(symbol)
                .orElseThrow(
                        () -> refused(404, "SYMBOL_UNKNOWN", "There is no such symbol.", "symbol"))
                .name();
    }

    static LocalDate date(String text) {
        try {
            if (text.matches(DATE)) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException _) {
            // As wrong as what is no date.
        }
        throw refused(400, "PARAMETER_INVALID", "exDate is a day such as 2020-08-31.", "exDate");
    }

    static BigDecimal decimal(String field, @Nullable String text) {
        if (text == null) {
            throw refused(400, "FIELD_MISSING", "The " + field + " is needed.", field);
        }
        long number = Decimals.parse(text, SCALE);
        if (number <= 0) {
            throw refused(
                    400,
                    "DECIMAL_INVALID",
                    "A decimal above 0 with " + SCALE + " digits after the point at most.",
                    field);
        }
        return BigDecimal.valueOf(number, SCALE);
    }

    private static ProblemException refused(int status, String code, String detail, String field) {
        return new ProblemException(Problem.of(status, code, detail).field(field));
    }
}
