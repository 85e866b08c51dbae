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
import org.bourse.contracts.Decimals;
import org.bourse.contracts.Ids;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.projection.Projected;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.book.SymbolTable;
import org.bourse.portfolio.position.TradedSymbol;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How an account did. */
@Path("/api/v1/performance")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Positions", description = "What was bought, what it cost, and what it is worth.")
@Projected
public class PerformanceResource {
    private static final int RATE_SCALE = 6;
    private static final int WINDOW_DEFAULT = 30;
    private static final int WINDOW_MIN = 2;
    private static final int WINDOW_MAX = 365;

    private final Reader reader;

    @Inject
    PerformanceResource(Reader reader) {
        this.reader = reader;
    }

    @GET
    @RolesAllowed({
        Roles.TRADER,
        Roles.MARKET_MAKER,
        Roles.RISK_MANAGER,
        Roles.OPERATOR,
        Roles.AUDITOR
    })
    @Operation(
            operationId = "getPerformance",
            summary = "Returns, risk and trading results of an account",
            description =
                    "From the account's days, as /api/v1/portfolio/equity tells them. Risk managers,"
                            + " operators and auditors may name any account.")
    @APIResponse(responseCode = "200", description = "The report")
    @APIResponse(responseCode = "400", description = "PARAMETER_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "422", description = "ASSET_UNKNOWN, SYMBOL_UNKNOWN")
    @APIResponse(responseCode = "503", description = "REBUILDING: ask again")
    public PerformanceView get(
            @Parameter(description = "An account's number.", example = "1000")
                    @QueryParam("accountId")
                    @Nullable String accountId,
            @Parameter(description = "The first day.", example = "2026-11-01") @QueryParam("from")
                    @Nullable String from,
            @Parameter(description = "The last day.", example = "2026-11-28") @QueryParam("to")
                    @Nullable String to,
            @Parameter(description = "The asset to value in.", example = "USDT")
                    @QueryParam("currency")
                    @Nullable String currency,
            @Parameter(
                            description = "A symbol whose daily closes to compare with.",
                            example = "BTC-USDT")
                    @QueryParam("benchmark")
                    @Nullable String benchmark,
            @Parameter(
                            description = "What money earns in a year without risk, a fraction.",
                            example = "0.03")
                    @QueryParam("riskFreeRate")
                    @Nullable String riskFreeRate,
            @Parameter(description = "Days of the rolling figures, 2 to 365.", example = "30")
                    @QueryParam("window")
                    @Nullable String window) {
        ListedAsset asset = reader.currency(currency);
        Days days = Days.of(from, to, Reader.today());
        double rate = rate(riskFreeRate);
        int returns = window(window);
        return reader.read(
                accountId,
                null,
                (connection, account) -> {
                    Map<Integer, TradedSymbol> symbols = new SymbolTable(connection).all();
                    TradedSymbol beside = benchmark == null ? null : named(connection, benchmark);
                    EquityRepository equity = new EquityRepository(connection, account);
                    List<EquityCurve.Day> all =
                            equity.days(
                                    days.from().minusDays(1),
                                    days.to(),
                                    asset.number(),
                                    beside == null ? Set.of() : Set.of(beside.number()));
                    boolean isBegun = !all.isEmpty() && all.getFirst().day().isBefore(days.from());
                    PerformanceReport report =
                            new PerformanceReport(
                                    asset,
                                    symbols,
                                    isBegun ? all.getFirst() : null,
                                    isBegun ? all.subList(1, all.size()) : all,
                                    rate,
                                    returns);
                    equity.sales(days.from(), days.to(), report::sale);
                    return report.view(account, days, beside);
                });
    }

    private static TradedSymbol named(Connection connection, String benchmark) throws SQLException {
        return ReportRepository.symbol(connection, benchmark)
                .orElseThrow(() ->
                        new ProblemException(
                                Problem.of(422, "SYMBOL_UNKNOWN", "There is no such symbol.")
                                        .field("benchmark")));
    }

    private static double rate(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        long rate = Decimals.parse(text, RATE_SCALE);
        double unit = Math.pow(10, RATE_SCALE);
        if (rate == Decimals.INVALID || Math.abs(rate) > unit) {
            throw invalid("A rate is a decimal from -1 to 1, of six digits.", "riskFreeRate");
        }
        return rate / unit;
    }

    private static int window(@Nullable String text) {
        if (text == null) {
            return WINDOW_DEFAULT;
        }
        long window = Ids.parse(text);
        if (window < WINDOW_MIN || window > WINDOW_MAX) {
            throw invalid("A window is from 2 to 365 days.", "window");
        }
        return (int) window;
    }

    private static ProblemException invalid(String detail, String field) {
        return new ProblemException(Problem.of(400, "PARAMETER_INVALID", detail).field(field));
    }
}
