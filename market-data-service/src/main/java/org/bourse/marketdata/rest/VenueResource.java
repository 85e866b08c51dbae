package org.bourse.marketdata.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import org.bourse.marketdata.statistics.MarketStatistics;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The venue's clock and how it is. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Venue", description = "Its clock, and how it is")
@PermitAll
@StrictParameters
public class VenueResource {
    private final Market market;

    @Inject
    VenueResource(Market market) {
        this.market = market;
    }

    /**
     * What time it is.
     *
     * @param serverTime by this service's clock
     * @param venueTime by the venue's, as of the newest event read
     */
    @Schema(name = "VenueTime")
    record TimeView(
            @Schema(description = "By this service's clock", examples = "2026-11-21T09:30:00.123Z")
                    Instant serverTime,
            @Schema(
                            description = "By the venue's, as of the newest event read",
                            examples = "2026-11-21T09:30:00.1Z")
                    Instant venueTime) {}

    /**
     * How the venue is.
     *
     * @param status TRADING, or HALTED while it takes no orders whatever their symbol
     * @param live whether this service has read what was there at its start
     * @param position of the newest command of which the trades are known; -1: none
     * @param lagMillis from the venue's time to the clock; a second or less is usual
     */
    @Schema(name = "VenueStatus")
    record StatusView(
            @Schema(
                            enumeration = {"TRADING", "HALTED"},
                            description = "HALTED while orders of no symbol are taken")
                    String status,
            @Schema(description = "Whether this service has read what was there at its start")
                    boolean live,
            @Schema(description = "Of the newest command whose trades are known", examples = "4711")
                    long position,
            @Schema(examples = "2026-11-21T09:30:00.1Z") Instant venueTime,
            @Schema(
                            description = "From venueTime to now; a second or less is usual",
                            examples = "12")
                    long lagMillis,
            @Schema(description = "How many symbols are listed", examples = "50") int symbols) {}

    /** The service's time and the venue's. */
    @GET
    @Path("/time")
    @Operation(
            operationId = "time",
            summary = "The service's time and the venue's",
            description =
                    "The venue's time moves only with its events, at least once a second while it"
                            + " runs.")
    @APIResponse(
            responseCode = "200",
            description = "Both times",
            content = @Content(schema = @Schema(implementation = TimeView.class)))
    @APIResponse(responseCode = "503", description = "NOT_READY")
    public Response time() {
        long venueMicros = market.statistics().reached().venueTimeMicros();
        return uncached(new TimeView(Instant.now(), Times.of(venueMicros)));
    }

    /** Whether the venue takes orders and how far this service has read. */
    @GET
    @Path("/status")
    @Operation(
            operationId = "status",
            summary = "Whether the venue takes orders, and how far this service has read",
            description = "Answered also while the market is still being read.")
    @APIResponse(
            responseCode = "200",
            description = "The status, also while the market is still being read",
            content = @Content(schema = @Schema(implementation = StatusView.class)))
    public Response status() {
        MarketStatistics.Reached reached = market.feed().statistics().reached();
        Instant venueTime = Times.of(reached.venueTimeMicros());
        return uncached(
                new StatusView(
                        market.feed().board().venueHalted() ? "HALTED" : "TRADING",
                        market.isLive(),
                        reached.position(),
                        venueTime,
                        Duration.between(venueTime, Instant.now()).toMillis(),
                        market.feed().board().symbols().size()));
    }

    private static Response uncached(Object body) {
        return Response.ok(body).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
