package org.bourse.marketdata.login;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.KeyScope;
import org.bourse.platform.security.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tickets for WebSockets of clients that cannot send a token with the upgrade. */
@Path("/api/v1/stream-tickets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Streams", description = "What the WebSocket needs over REST")
@Authenticated
@KeyScope(Scope.READ)
public class TicketResource {
    private final Tickets tickets;
    private final SecurityIdentity identity;

    @Inject
    TicketResource(Tickets tickets, SecurityIdentity identity) {
        this.tickets = tickets;
        this.identity = identity;
    }

    /** A ticket and how long it is good for. */
    @Schema(name = "StreamTicket")
    public record StreamTicket(
            @Schema(description = "Goes into the address: /ws?ticket=…") String ticket,
            @Schema(examples = "30") long expiresInSeconds) {}

    @POST
    @Operation(
            operationId = "streamTicket",
            summary = "A ticket for one connection to /ws",
            description =
                    "In place of the token, which ought not to stand in an address. The connection is"
                            + " closed when the token expires with which the ticket was asked for."
                            + " It is of the main account, or of the one named beside the ticket:"
                            + " /ws?ticket=…&accountId=1001.")
    @APIResponse(responseCode = "200", description = "Good once, for so many seconds")
    @APIResponse(responseCode = "503", description = "TICKETS_AWAY")
    public Uni<StreamTicket> issue() {
        return tickets.issue(Tokens.owner(identity))
                .map(ticket -> new StreamTicket(ticket, Tickets.TTL_SECONDS))
                .onFailure()
                .transform(_ ->
                        new ProblemException(
                                Problem.of(
                                        503,
                                        "TICKETS_AWAY",
                                        "No tickets can be given now; try again soon.")));
    }
}
