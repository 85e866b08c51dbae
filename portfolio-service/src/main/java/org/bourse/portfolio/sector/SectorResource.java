package org.bourse.portfolio.sector;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.bourse.platform.act.Audited;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.projection.Projected;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.book.SymbolTable;
import org.bourse.portfolio.database.DatabaseException;
import org.bourse.portfolio.exposure.Sectors;
import org.bourse.portfolio.position.TradedSymbol;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which sector each symbol is in. */
@Path("/api/v1/sectors")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Positions", description = "What was bought, what it cost, and what it is worth.")
@Projected
public class SectorResource {
    private static final Pattern SECTOR = Pattern.compile("[A-Z0-9_]{1,32}");

    private final DataSource dataSource;
    private final Caller caller;

    @Inject
    SectorResource(DataSource dataSource, Caller caller) {
        this.dataSource = dataSource;
        this.caller = caller;
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
            operationId = "listSectors",
            summary = "The sectors of all symbols",
            description = "UNCLASSIFIED is the sector of what was put in none.")
    @APIResponse(responseCode = "200", description = "The sectors, in the order of listing")
    @APIResponse(responseCode = "503", description = "REBUILDING: ask again")
    public SectorsView list() {
        try (Connection connection = dataSource.getConnection()) {
            Map<Integer, TradedSymbol> symbols = new SymbolTable(connection).all();
            Sectors sectors = new SectorTable(connection).read(symbols);
            return new SectorsView(
                    symbols.values().stream()
                            .map(symbol ->
                                    new SectorView(
                                            symbol.name(), sectors.ofSymbol(symbol.number())))
                            .toList());
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @PUT
    @Path("{symbol}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Operation(
            operationId = "setSector",
            summary = "Put a symbol in a sector",
            description =
                    "It holds at once, for exposures of the present only. UNCLASSIFIED takes the"
                            + " symbol out of its sector.")
    @APIResponse(responseCode = "200", description = "The symbol is in the sector")
    @APIResponse(responseCode = "400", description = "BODY_INVALID, FIELD_MISSING, SECTOR_INVALID")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN")
    @APIResponse(responseCode = "503", description = "REBUILDING: ask again")
    public SectorView set(
            @Parameter(description = "A symbol.", example = "BTC-USDT") @PathParam("symbol")
                    String symbol,
            @Nullable SectorRequest body) {
        if (body == null || body.sector() == null) {
            throw refused(400, "FIELD_MISSING", "The sector is needed.", "sector");
        }
        String sector = body.sector();
        if (!SECTOR.matcher(sector).matches()) {
            throw refused(
                    400,
                    "SECTOR_INVALID",
                    "A sector is 1 to 32 capital letters, digits and underscores.",
                    "sector");
        }
        try (Connection connection = dataSource.getConnection()) {
            if (!new SectorTable(connection).put(symbol, sector, caller.subject())) {
                throw refused(404, "SYMBOL_UNKNOWN", "There is no such symbol.", "symbol");
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
        return new SectorView(symbol, sector);
    }

    private static ProblemException refused(int status, String code, String detail, String field) {
        return new ProblemException(Problem.of(status, code, detail).field(field));
    }
}
