package org.bourse.portfolio.ledger;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.bourse.contracts.Decimals;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.projection.Projected;
import org.bourse.platform.security.Roles;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Whether the venue's assets are all accounted for. */
@Path("/api/v1/conservation")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Ledger", description = "What was booked, and whether it adds up.")
@Projected
public class ConservationResource {
    private static final Logger LOG = Logger.getLogger(ConservationResource.class);

    private final ConservationRepository ledger;

    @Inject
    ConservationResource(ConservationRepository ledger) {
        this.ledger = ledger;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Bulkhead(2)
    @Operation(
            operationId = "checkConservation",
            summary = "Deposits less withdrawals against what the accounts have",
            description = "Counts every posting; two such counts run at a time.")
    @APIResponse(responseCode = "200", description = "What was counted")
    @APIResponse(responseCode = "503", description = "BUSY, REBUILDING: ask again")
    public ConservationView conservation() {
        ConservationView view = view(ledger.count());
        if (!view.ok()) {
            LOG.errorf("conservation is broken position=%s", view.position());
        }
        return view;
    }

    /** Two counts run already. */
    @ServerExceptionMapper
    public Response busy(BulkheadException e) {
        return Problem.of(503, "BUSY", "Two such counts run already; ask again.").toResponse();
    }

    static ConservationView view(ConservationRepository.Count count) {
        boolean ok =
                count.mismatches() == 0
                        && count.sums().stream().allMatch(s -> s.difference().signum() == 0);
        return new ConservationView(
                Long.toString(count.position()),
                ok,
                count.mismatches(),
                count.sums().stream().map(ConservationResource::view).toList());
    }

    private static ConservationView.AssetSum view(ConservationRepository.Sums sums) {
        return new ConservationView.AssetSum(
                sums.asset(),
                Decimals.print(sums.deposits()),
                Decimals.print(sums.withdrawals()),
                Decimals.print(sums.available()),
                Decimals.print(sums.held()),
                Decimals.print(sums.fees()),
                Decimals.print(sums.external()),
                Decimals.print(sums.difference()));
    }
}
