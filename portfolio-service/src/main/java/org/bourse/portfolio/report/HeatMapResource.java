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
import org.bourse.platform.projection.Projected;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.sector.SectorTable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a heat map of an account shows. */
@Path("/api/v1/portfolio/heatmap")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Positions", description = "What was bought, what it cost, and what it is worth.")
@Projected
public class HeatMapResource {
    private final Reader reader;
    private final ReportRepository repository;

    @Inject
    HeatMapResource(Reader reader, ReportRepository repository) {
        this.reader = reader;
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
            operationId = "getHeatMap",
            summary = "Weight and result of the day of each symbol, with its sector",
            description =
                    "What a heat map of the portfolio shows: size by weight, colour by return,"
                            + " groups by sector. With minPosition the answer waits until the books"
                            + " have that position of the log. Risk managers, operators and"
                            + " auditors may name any account.")
    @APIResponse(responseCode = "200", description = "The cells, in the order of listing")
    @APIResponse(responseCode = "400", description = "POSITION_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "422", description = "ASSET_UNKNOWN")
    @APIResponse(responseCode = "503", description = "POSITION_NOT_REACHED, REBUILDING: ask again")
    public HeatMapView heatMap(
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
                (connection, account) -> {
                    DayState now = ReportRepository.state(connection, account, today);
                    return new HeatMap(
                                    asset,
                                    now,
                                    ReportRepository.state(connection, account, today.minusDays(1)),
                                    ReportRepository.soldCosts(connection, account, today),
                                    new SectorTable(connection).read(now.symbols()))
                            .view(account, repository.position(connection));
                });
    }
}
