package org.bourse.portfolio.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bourse.contracts.Ids;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.projection.Projected;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.asset.Assets;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.position.TaxLot;
import org.bourse.portfolio.position.TradedSymbol;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** An account's positions and their lots. */
@Path("/api/v1/positions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Positions", description = "What was bought, what it cost, and what it is worth.")
@Projected
public class PositionResource {
    private static final int LOTS_MAX = 1_000;

    private final Reader reader;
    private final Reports reports;
    private final ReportRepository repository;
    private final Assets assets;

    @Inject
    PositionResource(Reader reader, Reports reports, ReportRepository repository, Assets assets) {
        this.reader = reader;
        this.reports = reports;
        this.repository = repository;
        this.assets = assets;
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
            operationId = "listPositions",
            summary = "The positions of an account",
            description =
                    "One for each symbol whose base asset the account has or has traded. With"
                            + " minPosition the answer waits until the books have that position of"
                            + " the log. Risk managers, operators and auditors may name any"
                            + " account.")
    @APIResponse(responseCode = "200", description = "The positions")
    @APIResponse(responseCode = "400", description = "POSITION_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "422", description = "SYMBOL_UNKNOWN")
    @APIResponse(responseCode = "503", description = "POSITION_NOT_REACHED, REBUILDING: ask again")
    public PositionsView list(
            @Parameter(description = "An account's number.", example = "1000")
                    @QueryParam("accountId")
                    @Nullable String accountId,
            @Parameter(description = "Only of this symbol.", example = "BTC-USDT")
                    @QueryParam("symbol")
                    @Nullable String symbol,
            @Parameter(description = "What the books shall have at least.", example = "4711")
                    @QueryParam("minPosition")
                    @Nullable String minPosition) {
        LocalDate today = Reader.today();
        return reader.read(
                accountId,
                minPosition,
                (connection, account) -> {
                    DayState now = ReportRepository.state(connection, account, today);
                    DayState before =
                            ReportRepository.state(connection, account, today.minusDays(1));
                    List<TradedSymbol> symbols =
                            symbol == null
                                    ? now.symbols().values().stream()
                                            .filter(one -> Reports.isHeld(now, one))
                                            .toList()
                                    : List.of(
                                            ReportRepository.symbol(connection, symbol)
                                                    .orElseThrow(PositionResource::unknown));
                    return new PositionsView(
                            Ids.print(account),
                            Long.toString(repository.position(connection)),
                            ReportRepository.method(connection, account),
                            symbols.stream()
                                    .map(one -> reports.position(now, before, one))
                                    .toList());
                });
    }

    @GET
    @Path("{symbol}/lots")
    @RolesAllowed({
        Roles.TRADER,
        Roles.MARKET_MAKER,
        Roles.RISK_MANAGER,
        Roles.OPERATOR,
        Roles.AUDITOR
    })
    @Operation(
            operationId = "listTaxLots",
            summary = "The open tax lots of a position, oldest first",
            description =
                    "What is left of each purchase, with its cost and its age; at most 1000. Units"
                            + " that were deposited are in no lot. Risk managers, operators and"
                            + " auditors may name any account.")
    @APIResponse(responseCode = "200", description = "The lots")
    @APIResponse(responseCode = "400", description = "POSITION_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "422", description = "SYMBOL_UNKNOWN")
    @APIResponse(responseCode = "503", description = "POSITION_NOT_REACHED, REBUILDING: ask again")
    public LotsView lots(
            @Parameter(description = "A symbol.", example = "BTC-USDT") @PathParam("symbol")
                    String symbol,
            @Parameter(description = "An account's number.", example = "1000")
                    @QueryParam("accountId")
                    @Nullable String accountId,
            @Parameter(description = "What the books shall have at least.", example = "4711")
                    @QueryParam("minPosition")
                    @Nullable String minPosition) {
        Instant now = Instant.now();
        return reader.read(
                accountId,
                minPosition,
                (connection, account) -> {
                    TradedSymbol traded =
                            ReportRepository.symbol(connection, symbol)
                                    .orElseThrow(PositionResource::unknown);
                    List<TaxLot> lots =
                            ReportRepository.lots(
                                    connection, account, traded.number(), LOTS_MAX + 1);
                    return new LotsView(
                            Ids.print(account),
                            symbol,
                            lots.stream()
                                    .limit(LOTS_MAX)
                                    .map(lot -> view(lot, traded, now))
                                    .toList(),
                            lots.size() > LOTS_MAX);
                });
    }

    private LotsView.Lot view(TaxLot lot, TradedSymbol symbol, Instant now) {
        ListedAsset base = assets.byNumber(symbol.base());
        ListedAsset quote = assets.byNumber(symbol.quote());
        Instant acquired = Instant.EPOCH.plus(lot.acquiredMicros(), ChronoUnit.MICROS);
        return new LotsView.Lot(
                Ids.print(lot.tradeId()),
                acquired,
                Math.max(0, Duration.between(acquired, now).toDays()),
                base.print(lot.lots() * symbol.lotMinor()),
                quote.print(lot.costMinor()));
    }

    private static ProblemException unknown() {
        return new ProblemException(
                Problem.of(422, "SYMBOL_UNKNOWN", "There is no such symbol.").field("symbol"));
    }
}
