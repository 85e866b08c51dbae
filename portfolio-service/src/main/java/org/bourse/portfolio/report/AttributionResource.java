package org.bourse.portfolio.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bourse.contracts.Ids;
import org.bourse.contracts.Topics;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.projection.Projected;
import org.bourse.platform.request.Parameters;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.book.SymbolTable;
import org.bourse.portfolio.position.TradedSymbol;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where an account's results come from. */
@Path("/api/v1/attribution")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Positions", description = "What was bought, what it cost, and what it is worth.")
@Projected
public class AttributionResource {
    private static final int LIMIT_DEFAULT = 100;
    private static final int LIMIT_MAX = 1_000;
    private static final int KEY_MAX = 64;
    private static final List<String> TOPICS = List.of(Topics.TRADE_EVENTS, Topics.ORDER_EVENTS);

    private final Reader reader;
    private final ReportRepository repository;

    @Inject
    AttributionResource(Reader reader, ReportRepository repository) {
        this.reader = reader;
        this.repository = repository;
    }

    /** What is asked for. */
    private record Question(
            ListedAsset currency, Days days, Grouping by, @Nullable String after, int limit) {}

    @GET
    @RolesAllowed({
        Roles.TRADER,
        Roles.MARKET_MAKER,
        Roles.RISK_MANAGER,
        Roles.OPERATOR,
        Roles.AUDITOR
    })
    @Operation(
            operationId = "getAttribution",
            summary = "Realised results, fees, volume and fills by symbol or by tag",
            description =
                    "A clientOrderId such as STRATEGY:REST or STRATEGY:PARENT:REST tags its order:"
                            + " all before the last colon is the parent order, all before the first"
                            + " the strategy. A sale's result counts for the order that sold. With"
                            + " minPosition the answer waits until that position of the log is in."
                            + " Risk managers, operators and auditors may name any account.")
    @APIResponse(responseCode = "200", description = "The groups, in the order of their keys")
    @APIResponse(
            responseCode = "400",
            description = "PARAMETER_INVALID, LIMIT_INVALID, POSITION_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "422", description = "ASSET_UNKNOWN")
    @APIResponse(responseCode = "503", description = "POSITION_NOT_REACHED, REBUILDING: ask again")
    public AttributionView get(
            @Parameter(description = "An account's number.", example = "1000")
                    @QueryParam("accountId")
                    @Nullable String accountId,
            @Parameter(
                            description = "SYMBOL (unless said), STRATEGY or PARENT_ORDER.",
                            example = "STRATEGY")
                    @QueryParam("by")
                    @Nullable String by,
            @Parameter(description = "The first day.", example = "2026-11-01") @QueryParam("from")
                    @Nullable String from,
            @Parameter(description = "The last day.", example = "2026-11-28") @QueryParam("to")
                    @Nullable String to,
            @Parameter(description = "The asset to value in.", example = "USDT")
                    @QueryParam("currency")
                    @Nullable String currency,
            @Parameter(description = "The last answer's next.", example = "momentum")
                    @QueryParam("after")
                    @Nullable String after,
            @Parameter(description = "How many groups, 1 to 1000.", example = "100")
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "What shall be in at least.", example = "4711")
                    @QueryParam("minPosition")
                    @Nullable String minPosition) {
        Question question =
                new Question(
                        reader.currency(currency),
                        Days.of(from, to, Reader.today()),
                        grouping(by),
                        key(after),
                        Parameters.limit(limit, LIMIT_DEFAULT, LIMIT_MAX));
        return reader.read(
                accountId,
                minPosition,
                TOPICS,
                (connection, account) -> view(connection, account, question));
    }

    private AttributionView view(Connection connection, long account, Question question)
            throws SQLException {
        ListedAsset currency = question.currency();
        Days days = question.days();
        Map<Integer, TradedSymbol> symbols = new SymbolTable(connection).all();
        AttributionRepository rows =
                new AttributionRepository(connection, account, days, question.by());
        List<String> found = rows.keys(question.after(), question.limit() + 1);
        boolean isMore = found.size() > question.limit();
        List<String> keys = isMore ? found.subList(0, question.limit()) : found;
        AttributionReport report =
                new AttributionReport(
                        currency,
                        symbols,
                        keys,
                        new EquityRepository(connection, account)
                                .days(days.from(), days.to(), currency.number(), Set.of()));
        long tagged = repository.position(connection, Topics.ORDER_EVENTS);
        rows.fills(keys, report);
        rows.sales(keys, tagged, report);
        return new AttributionView(
                Ids.print(account),
                Long.toString(Math.min(tagged, repository.position(connection))),
                currency.code(),
                days.from(),
                days.to(),
                question.by(),
                report.groups(),
                report.unpriced(),
                isMore ? keys.getLast() : null);
    }

    private static Grouping grouping(@Nullable String by) {
        if (by == null) {
            return Grouping.SYMBOL;
        }
        for (Grouping grouping : Grouping.values()) {
            if (grouping.name().equals(by)) {
                return grouping;
            }
        }
        throw invalid("Groups are by SYMBOL, STRATEGY or PARENT_ORDER.", "by");
    }

    private static @Nullable String key(@Nullable String after) {
        if (after != null && (after.length() > KEY_MAX || after.indexOf('\0') >= 0)) {
            throw invalid("This is no key of an answer.", "after");
        }
        return after;
    }

    private static ProblemException invalid(String detail, String field) {
        return new ProblemException(Problem.of(400, "PARAMETER_INVALID", detail).field(field));
    }
}
