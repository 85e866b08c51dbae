package org.bourse.marketdata.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.bourse.marketdata.board.MarketBoard;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The symbols of the venue. */
@Path("/api/v1/symbols")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Market data")
@PermitAll
public class SymbolResource {
    private final Market market;

    @Inject
    SymbolResource(Market market) {
        this.market = market;
    }

    /** All symbols, in the order they were listed. */
    @GET
    @Operation(summary = "The symbols of the venue and the rules of trading them")
    public List<SymbolView> symbols() {
        MarketBoard board = market.board();
        boolean halted = board.venueHalted();
        return board.symbols().stream().map(terms -> SymbolView.of(terms, halted)).toList();
    }
}
