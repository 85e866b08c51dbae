package org.bourse.portfolio.chain;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.projection.Projected;
import org.bourse.platform.request.Parameters;
import org.bourse.platform.security.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The hash chain of the journal. */
@Path("/api/v1/ledger/chain")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Ledger", description = "What was booked, and whether it adds up.")
@Projected
public class ChainResource {
    private static final Logger LOG = Logger.getLogger(ChainResource.class);
    private static final int ENTRIES_DEFAULT = 1_000;
    private static final int ENTRIES_MAX = 10_000;

    private final ChainRepository chain;

    @Inject
    ChainResource(ChainRepository chain) {
        this.chain = chain;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "ledgerChain",
            summary = "The last entry of the ledger and its hash",
            description =
                    "Who keeps it can later tell that nothing before it has been changed. A ledger"
                            + " that is older than its chain has none until it is rebuilt.")
    public ChainView head() {
        Optional<ChainRepository.Link> head = chain.head();
        return new ChainView(
                isChained(head),
                head.map(link -> Long.toString(link.position())).orElse(null),
                head.map(ChainRepository.Link::hash).orElse(null));
    }

    private static boolean isChained(Optional<ChainRepository.Link> head) {
        return head.isEmpty() || head.get().hash() != null;
    }

    @GET
    @Path("/verification")
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "verifyLedgerChain",
            summary = "Whether a stretch of the ledger is as it was booked",
            description =
                    "Computes the hashes of some entries from what is booked now. To verify the"
                            + " whole ledger, ask again from next until there is none.")
    @APIResponse(responseCode = "200", description = "What was found")
    @APIResponse(responseCode = "400", description = "POSITION_INVALID, LIMIT_INVALID")
    @APIResponse(responseCode = "409", description = "LEDGER_NOT_CHAINED")
    public ChainView.Verification verify(
            @Parameter(
                            description = "The position to begin at; the first entry if absent",
                            example = "4711")
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(
                            description =
                                    "How many entries at most; 1,000 if absent, 10,000 at most",
                            example = "10000")
                    @QueryParam("limit")
                    @Nullable String limit) {
        long begin = from == null ? 0 : Parameters.position("from", from);
        int entries = Parameters.limit(limit, ENTRIES_DEFAULT, ENTRIES_MAX);
        if (!isChained(chain.head())) {
            throw new ProblemException(
                    Problem.of(
                            409,
                            "LEDGER_NOT_CHAINED",
                            "The ledger is older than its chain: rebuild it."));
        }
        ChainRepository.Stretch stretch = chain.verify(begin, entries);
        stretch.brokenAt()
                .ifPresent(position -> LOG.errorf("the chain is broken position=%d", position));
        return new ChainView.Verification(
                stretch.entries(),
                stretch.brokenAt().isEmpty(),
                stretch.brokenAt().isPresent()
                        ? Long.toString(stretch.brokenAt().getAsLong())
                        : null,
                stretch.next().isPresent() ? Long.toString(stretch.next().getAsLong()) : null);
    }
}
