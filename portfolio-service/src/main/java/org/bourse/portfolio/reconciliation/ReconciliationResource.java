package org.bourse.portfolio.reconciliation;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.bourse.contracts.Ids;
import org.bourse.platform.act.Audited;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.projection.Projected;
import org.bourse.platform.request.Parameters;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.asset.Assets;
import org.bourse.portfolio.close.CloseRepository;
import org.bourse.portfolio.database.DatabaseException;
import org.bourse.portfolio.ledger.LedgerPosition;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reconciliations. */
@Path("/api/v1/reconciliations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reconciliation", description = "The ledger compared with what others say.")
public class ReconciliationResource {
    private static final int LIMIT_DEFAULT = 50;
    private static final int LIMIT_MAX = 500;

    private final Reconciliations reconciliations;
    private final DataSource dataSource;
    private final CloseRepository closes;
    private final LedgerPosition ledgerPosition;
    private final Assets assets;
    private final Caller caller;

    @Inject
    ReconciliationResource(
            Reconciliations reconciliations,
            DataSource dataSource,
            CloseRepository closes,
            LedgerPosition ledgerPosition,
            Assets assets,
            Caller caller) {
        this.reconciliations = reconciliations;
        this.dataSource = dataSource;
        this.closes = closes;
        this.ledgerPosition = ledgerPosition;
        this.assets = assets;
        this.caller = caller;
    }

    @POST
    @Consumes("text/csv")
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Projected
    @Operation(
            operationId = "reconcileStatement",
            summary = "Compares the ledger with a statement of a custodian or broker",
            description =
                    "Lines of party, asset and balance below that header: docs/ledger.md. As of a"
                            + " position, of the close of a day, or of now. The same statement at"
                            + " the same position is compared once.")
    @APIResponse(
            responseCode = "200",
            description = "It was compared before",
            content = @Content(schema = @Schema(implementation = ReconciliationViews.Detail.class)))
    @APIResponse(
            responseCode = "201",
            description = "What was found",
            content = @Content(schema = @Schema(implementation = ReconciliationViews.Detail.class)))
    @APIResponse(responseCode = "400", description = "POSITION_INVALID, PARAMETER_INVALID")
    @APIResponse(responseCode = "404", description = "DAY_NOT_CLOSED")
    @APIResponse(
            responseCode = "422",
            description = "STATEMENT_INVALID: field names the line, detail says what is wrong")
    @APIResponse(responseCode = "503", description = "POSITION_NOT_REACHED, BUSY: ask again")
    public Response reconcile(
            @Parameter(description = "As of this position of the log", example = "4711")
                    @QueryParam("position")
                    @Nullable String position,
            @Parameter(description = "As of the close of this day", example = "2026-11-27")
                    @QueryParam("day")
                    @Nullable String day,
            @RequestBody(
                            description = "The statement, at most 16 KiB",
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(implementation = String.class),
                                            example = "party,asset,balance\nCUSTODY,BTC,12.5\n"))
                    @Nullable String body) {
        String text = body == null ? "" : body;
        OutsideStatement statement = read(text);
        long asOf = asOf(position, day);
        try {
            return answer(reconciliations.ofStatement(statement, text, asOf, caller.subject()));
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private OutsideStatement read(String text) {
        try {
            return OutsideStatement.read(text, assets::byCode);
        } catch (OutsideStatement.MalformedException e) {
            throw new ProblemException(
                    Problem.of(
                                    422,
                                    "STATEMENT_INVALID",
                                    "Line %d: %s.".formatted(e.number(), e.getMessage()))
                            .field("line " + e.number()));
        }
    }

    private long asOf(@Nullable String position, @Nullable String day) {
        if (day == null) {
            return ledgerPosition.reached("position", position);
        }
        if (position != null) {
            throw new ProblemException(
                    Problem.of(400, "PARAMETER_INVALID", "Name a position or a day.").field("day"));
        }
        LocalDate date = Parameters.day("day", day);
        return closes.position(date)
                .orElseThrow(() ->
                        new ProblemException(
                                Problem.of(404, "DAY_NOT_CLOSED", "This day is not closed.")
                                        .field("day")));
    }

    @POST
    @Path("/venue")
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Projected
    @Operation(
            operationId = "reconcileVenue",
            summary = "Compares all balances with what the venue said they are",
            description =
                    "And with the sums of their postings; as after each close of a day. It reads"
                            + " every posting.")
    @APIResponse(
            responseCode = "201",
            description = "What was found",
            content = @Content(schema = @Schema(implementation = ReconciliationViews.Detail.class)))
    @APIResponse(responseCode = "503", description = "BUSY: ask again")
    public Response reconcileVenue() {
        try {
            return answer(reconciliations.ofVenue(caller.subject()));
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private Response answer(Reconciliations.Outcome outcome) {
        return Response.status(outcome.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .entity(detail(outcome.made()))
                .build();
    }

    private ReconciliationViews.Detail detail(ReconciliationRows.Made made) {
        try (Connection connection = dataSource.getConnection()) {
            return ReconciliationViews.detail(
                    made, ReconciliationRows.differences(connection, made.id()), assets);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "reconciliations",
            summary = "What was compared, the newest first",
            description = "All that were ever made.")
    @APIResponse(responseCode = "200", description = "A page of them")
    @APIResponse(responseCode = "400", description = "POSITION_INVALID, LIMIT_INVALID")
    public ReconciliationViews.Page list(
            @Parameter(description = "Only those before the one of this id", example = "17")
                    @QueryParam("before")
                    @Nullable String before,
            @Parameter(description = "50 if absent, 500 at most", example = "50")
                    @QueryParam("limit")
                    @Nullable String limit) {
        long id = before == null ? Long.MAX_VALUE : Parameters.position("before", before);
        int rows = Parameters.limit(limit, LIMIT_DEFAULT, LIMIT_MAX);
        try (Connection connection = dataSource.getConnection()) {
            List<ReconciliationRows.Made> made = ReconciliationRows.before(connection, id, rows);
            return new ReconciliationViews.Page(
                    made.stream().map(ReconciliationViews::summary).toList());
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "reconciliation",
            summary = "One with its differences",
            description = "As they were found; of the venue's at most 1,000.")
    @APIResponse(responseCode = "200", description = "The reconciliation")
    @APIResponse(responseCode = "404", description = "RECONCILIATION_UNKNOWN")
    public ReconciliationViews.Detail get(
            @Parameter(description = "Its id", example = "17") @PathParam("id") String id) {
        try (Connection connection = dataSource.getConnection()) {
            return ReconciliationRows.byId(connection, Ids.parse(id))
                    .map(this::detail)
                    .orElseThrow(() ->
                            new ProblemException(
                                    Problem.of(
                                                    404,
                                                    "RECONCILIATION_UNKNOWN",
                                                    "There is no such reconciliation.")
                                            .field("id")));
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
