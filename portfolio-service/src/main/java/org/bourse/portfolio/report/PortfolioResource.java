package org.bourse.portfolio.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Set;
import org.bourse.contracts.Ids;
import org.bourse.platform.projection.Projected;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.asset.ListedAsset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** All that an account has, in one currency. */
@Path("/api/v1/portfolio")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Positions", description = "What was bought, what it cost, and what it is worth.")
@Projected
public class PortfolioResource {
    private final Reader reader;
    private final Reports reports;
    private final ReportRepository repository;

    @Inject
    PortfolioResource(Reader reader, Reports reports, ReportRepository repository) {
        this.reader = reader;
        this.reports = reports;
        this.repository = repository;
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
            operationId = "getPortfolio",
            summary = "Equity, cash and exposures of an account in one currency",
            description =
                    "By the last prices of the venue, over at most two symbols. What has no price"
                            + " is named and not counted. With minPosition the answer waits until"
                            + " the books have that position of the log. Risk managers, operators"
                            + " and auditors may name any account.")
    @APIResponse(responseCode = "200", description = "The portfolio")
    @APIResponse(responseCode = "400", description = "POSITION_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "422", description = "ASSET_UNKNOWN")
    @APIResponse(responseCode = "503", description = "POSITION_NOT_REACHED, REBUILDING: ask again")
    public PortfolioView get(
            @Parameter(description = "An account's number.", example = "1000")
                    @QueryParam("accountId")
                    @Nullable String accountId,
            @Parameter(description = "The asset to value in.", example = "USDT")
                    @QueryParam("currency")
                    @Nullable String currency,
            @Parameter(description = "What the books shall have at least.", example = "4711")
                    @QueryParam("minPosition")
                    @Nullable String minPosition) {
        ListedAsset asset = reader.currency(currency);
        LocalDate today = Reader.today();
        return reader.read(
                accountId,
                minPosition,
                (connection, account) ->
                        reports.portfolio(
                                account,
                                repository.position(connection),
                                ReportRepository.state(connection, account, today),
                                ReportRepository.state(connection, account, today.minusDays(1)),
                                asset));
    }

    @GET
    @Path("equity")
    @RolesAllowed({
        Roles.TRADER,
        Roles.MARKET_MAKER,
        Roles.RISK_MANAGER,
        Roles.OPERATOR,
        Roles.AUDITOR
    })
    @Operation(
            operationId = "getEquity",
            summary = "The equity of an account, day by day",
            description =
                    "At the last prices of each day (UTC), with deposits, withdrawals, realised and"
                            + " unrealised results. Risk managers, operators and auditors may name"
                            + " any account.")
    @APIResponse(responseCode = "200", description = "The days")
    @APIResponse(responseCode = "400", description = "PARAMETER_INVALID, POSITION_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "422", description = "ASSET_UNKNOWN")
    @APIResponse(responseCode = "503", description = "POSITION_NOT_REACHED, REBUILDING: ask again")
    public EquityView equity(
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
            @Parameter(description = "What the books shall have at least.", example = "4711")
                    @QueryParam("minPosition")
                    @Nullable String minPosition) {
        ListedAsset asset = reader.currency(currency);
        Days days = Days.of(from, to, Reader.today());
        return reader.read(
                accountId,
                minPosition,
                (connection, account) ->
                        new EquityView(
                                Ids.print(account),
                                asset.code(),
                                new EquityRepository(connection, account)
                                                .days(
                                                        days.from(),
                                                        days.to(),
                                                        asset.number(),
                                                        Set.of())
                                                .stream()
                                                .map(day -> reports.day(day, asset))
                                                .toList()));
    }
}
