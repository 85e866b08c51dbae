package org.bourse.matching.administration;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.CancelOrders;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SetVenueState;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Symbol;
import org.bourse.platform.act.Audited;
import org.bourse.platform.security.Roles;
import org.jspecify.annotations.Nullable;

/** The whole venue: whether it takes orders, and cancels of many. */
@Path("/api/v1/admin")
@Produces(MediaType.APPLICATION_JSON)
public class VenueResource {
    private static final List<Side> SIDES = List.of(Side.BUY, Side.SELL);

    private final VenueConfiguration configuration;
    private final AdministrationCommands commands;
    private final AuditLog audit;

    @Inject
    public VenueResource(
            VenueConfiguration configuration, AdministrationCommands commands, AuditLog audit) {
        this.configuration = configuration;
        this.commands = commands;
        this.audit = audit;
    }

    /**
     * Whether the venue takes orders.
     *
     * @param cancelOrders true: all open orders are cancelled, too; absent is false
     */
    public record VenueStateRequest(@Nullable Boolean halted, @Nullable Boolean cancelOrders) {}

    /** As it is now. */
    public record VenueStateView(boolean halted) {}

    @GET
    @Path("/venue/state")
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    public VenueStateView state() {
        return new VenueStateView(configuration.halted());
    }

    /**
     * The kill switch. 200 when it is in force: no order is accepted from then on, and open ones
     * are cancelled in this and the steps that follow.
     */
    @PUT
    @Path("/venue/state")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    public Response setState(@Nullable VenueStateRequest request) {
        SetVenueState wanted = state(request);
        Response response =
                AdministrationAnswers.of(
                        commands.submit(CommandBody.newBuilder().setSetVenueState(wanted).build()),
                        said -> Response.ok(new VenueStateView(wanted.getHalted())).build());
        String object =
                "halted=" + wanted.getHalted() + ":cancelOrders=" + wanted.getCancelOrders();
        return audit.record("SET_VENUE_STATE", object, response);
    }

    static SetVenueState state(@Nullable VenueStateRequest request) {
        VenueStateRequest present = Fields.required("halted", request);
        boolean halted = Fields.required("halted", present.halted());
        boolean cancels = Boolean.TRUE.equals(present.cancelOrders());
        if (cancels && !halted) {
            throw AdministrationAnswers.malformed(
                    "cancelOrders",
                    "Orders of a venue that trades are cancelled by cancel-orders.");
        }
        return SetVenueState.newBuilder().setHalted(halted).setCancelOrders(cancels).build();
    }

    /** Which open orders are cancelled; what is absent stands for all. */
    public record CancelOrdersRequest(
            @Nullable String accountId, @Nullable String symbol, @Nullable String side) {}

    /** What is being cancelled, in the words of the request. */
    @RegisterForReflection
    public record CancelOrdersView(
            @Nullable String accountId, @Nullable String symbol, @Nullable String side) {}

    /** 200 when it has begun; the orders are cancelled in this and the steps that follow. */
    @POST
    @Path("/cancel-orders")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    public Response cancelOrders(@Nullable CancelOrdersRequest request) {
        CancelOrdersRequest present = Fields.required("accountId", request);
        CancelOrders wanted = cancel(present, configuration);
        Response response =
                AdministrationAnswers.of(
                        commands.submit(CommandBody.newBuilder().setCancelOrders(wanted).build()),
                        said ->
                                Response.ok(
                                                new CancelOrdersView(
                                                        present.accountId(),
                                                        present.symbol(),
                                                        present.side()))
                                        .build());
        String object = wanted.getAccount() + ":" + wanted.getSymbol() + ":" + wanted.getSide();
        return audit.record("CANCEL_ORDERS", object, response);
    }

    static CancelOrders cancel(CancelOrdersRequest request, VenueConfiguration configuration) {
        CancelOrders.Builder cancel = CancelOrders.newBuilder();
        if (request.accountId() != null) {
            long account = Ids.parse(request.accountId());
            if (account == 0) {
                throw AdministrationAnswers.refused(
                        RejectCode.ACCOUNT_UNKNOWN, "accountId", "No such account.");
            }
            cancel.setAccount(account);
        }
        if (request.symbol() != null) {
            cancel.setSymbol(
                    configuration
                            .symbol(request.symbol())
                            .map(Symbol::getSymbol)
                            .orElseThrow(() ->
                                    AdministrationAnswers.refused(
                                            RejectCode.SYMBOL_UNKNOWN,
                                            "symbol",
                                            "No such symbol.")));
        }
        if (request.side() != null) {
            cancel.setSide(Fields.named("side", request.side(), SIDES));
        }
        return cancel.build();
    }
}
