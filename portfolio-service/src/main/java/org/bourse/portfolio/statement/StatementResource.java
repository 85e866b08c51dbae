package org.bourse.portfolio.statement;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.projection.Projected;
import org.bourse.platform.request.Parameters;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.account.OwnAccount;
import org.bourse.portfolio.asset.Assets;
import org.bourse.portfolio.asset.ListedAsset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Statements of account. */
@Path("/api/v1/statements")
@RunOnVirtualThread
@Tag(name = "Ledger", description = "What was booked, and whether it adds up.")
@Projected
public class StatementResource {
    private final StatementRepository statements;
    private final Assets assets;
    private final OwnAccount ownAccount;

    @Inject
    StatementResource(StatementRepository statements, Assets assets, OwnAccount ownAccount) {
        this.statements = statements;
        this.assets = assets;
        this.ownAccount = ownAccount;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, "text/csv", "application/pdf"})
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "statement",
            summary = "The statement of an account in one asset",
            description =
                    "What was there, each movement with what is there after it, and what is there"
                            + " at the end: of the time from one instant to another, which is not"
                            + " included. JSON and PDF have 10,000 movements at most, CSV a million."
                            + " Operators and auditors may name any account.")
    @APIResponse(
            responseCode = "200",
            description = "The statement, in the form that was asked for",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = StatementView.class)),
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)),
                @Content(
                        mediaType = "application/pdf",
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "400",
            description = "FIELD_MISSING, INSTANT_INVALID, PARAMETER_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "422", description = "ASSET_UNKNOWN, STATEMENT_TOO_LONG")
    public Response statement(
            @Parameter(description = "The account; the caller's own if absent", example = "1000")
                    @QueryParam("accountId")
                    @Nullable String accountId,
            @Parameter(description = "The asset", example = "USDT", required = true)
                    @QueryParam("asset")
                    @Nullable String asset,
            @Parameter(
                            description = "The first instant",
                            example = "2026-11-01T00:00:00Z",
                            required = true)
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(
                            description = "The end, not included; may be in the future",
                            example = "2026-12-01T00:00:00Z",
                            required = true)
                    @QueryParam("to")
                    @Nullable String to,
            @Parameter(description = "json (if absent), csv or pdf", example = "csv")
                    @QueryParam("format")
                    @Nullable String format) {
        StatementForm form = form(format);
        Instant begin = Parameters.instant("from", Parameters.needed("from", from));
        Instant end = Parameters.instant("to", Parameters.needed("to", to));
        if (!begin.isBefore(end)) {
            throw refused(400, "PARAMETER_INVALID", "It ends before it begins.", "to");
        }
        String code = Parameters.needed("asset", asset);
        long account = ownAccount.visible(accountId);
        ListedAsset listed =
                assets.byCode(code)
                        .orElseThrow(() ->
                                refused(422, "ASSET_UNKNOWN", "There is no such asset.", "asset"));
        StatementRepository.Stretch stretch =
                statements
                        .stretch(account, listed.number(), begin, end, form.entriesMax())
                        .orElseThrow(OwnAccount::unknown);
        if (stretch.entries() > form.entriesMax()) {
            throw refused(
                    422,
                    "STATEMENT_TOO_LONG",
                    "It has more than %d movements: ask for less time, or for csv."
                            .formatted(form.entriesMax()),
                    "to");
        }
        return answer(form, new StatementWriter(statements, stretch, listed, begin, end), stretch);
    }

    private static StatementForm form(@Nullable String format) {
        return Optional.ofNullable(format)
                .map(StatementForm::of)
                .orElse(Optional.of(StatementForm.JSON))
                .orElseThrow(() ->
                        refused(400, "PARAMETER_INVALID", "It is json, csv or pdf.", "format"));
    }

    private static Response answer(
            StatementForm form, StatementWriter writer, StatementRepository.Stretch stretch) {
        Object body =
                switch (form) {
                    case JSON -> writer.json();
                    case CSV -> (StreamingOutput) writer::csv;
                    case PDF -> (StreamingOutput) writer::pdf;
                };
        Response.ResponseBuilder response = Response.ok(body).type(form.mediaType());
        if (form != StatementForm.JSON) {
            response.header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"statement-%d-%d.%s\""
                            .formatted(
                                    stretch.account(),
                                    stretch.until(),
                                    form.name().toLowerCase(Locale.ROOT)));
        }
        return response.build();
    }

    private static ProblemException refused(int status, String code, String detail, String field) {
        return new ProblemException(Problem.of(status, code, detail).field(field));
    }
}
