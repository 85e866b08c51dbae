package org.bourse.risk.audit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bourse.contracts.Ids;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.request.Parameters;
import org.bourse.platform.security.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The audit log, to be read. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.RISK_MANAGER, Roles.AUDITOR})
@RunOnVirtualThread
@Tag(name = "Audit", description = "Who decided and did what, in a chain of hashes")
public class AuditResource {
    private static final int ENTRIES_DEFAULT = 50;
    private static final int ENTRIES_MAX = 500;
    private static final int EXPORTED_MAX = 10_000;
    private static final int SUBJECT_MAX = 255;
    private static final String CSV = "text/csv";
    private static final String JSON_LINES = "application/x-ndjson";

    private final AuditRegister register;
    private final AuditExport export;

    @Inject
    AuditResource(AuditRegister register, AuditExport export) {
        this.register = register;
        this.export = export;
    }

    /** A page of entries, newest first. */
    @GET
    @Operation(
            operationId = "listAuditEntries",
            summary = "Entries of the audit log, newest first",
            description = "Each is written in the transaction of what it tells.")
    @APIResponse(responseCode = "200", description = "A page of entries")
    @APIResponse(
            responseCode = "400",
            description =
                    "FROM_INVALID, TO_INVALID, SUBJECT_INVALID, KIND_INVALID, LIMIT_INVALID,"
                            + " CURSOR_INVALID")
    public AuditView.Page entries(
            @Parameter(description = "At this time or later", example = "2026-11-21T00:00:00Z")
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(description = "Before this time", example = "2026-11-22T00:00:00Z")
                    @QueryParam("to")
                    @Nullable String to,
            @Parameter(description = "Of who did it", example = "5b6c") @QueryParam("subject")
                    @Nullable String subject,
            @Parameter(description = "Of this kind only", example = "CASE_DECIDED")
                    @QueryParam("kind")
                    @Nullable String kind,
            @Parameter(description = "1 to 500; 50 if absent", example = "50") @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The nextCursor of the page before", example = "17")
                    @QueryParam("cursor")
                    @Nullable String cursor) {
        return register.newest(
                query(from, to, subject, kind),
                Parameters.before(cursor),
                Parameters.limit(limit, ENTRIES_DEFAULT, ENTRIES_MAX));
    }

    /** Entries as a file, oldest first. */
    @GET
    @Path("export")
    @Produces({CSV, JSON_LINES, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "exportAuditEntries",
            summary = "Entries of the audit log as a file, oldest first",
            description =
                    "At most 10,000 at a time; where there are more, the header Next-Cursor has"
                            + " the cursor for the rest.")
    @APIResponse(
            responseCode = "200",
            description = "The entries",
            content = {
                @Content(mediaType = CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = JSON_LINES, schema = @Schema(implementation = String.class))
            })
    @APIResponse(
            responseCode = "400",
            description =
                    "FORMAT_INVALID, FROM_INVALID, TO_INVALID, SUBJECT_INVALID, KIND_INVALID,"
                            + " LIMIT_INVALID, CURSOR_INVALID")
    public Response export(
            @Parameter(description = "CSV or JSON_LINES; CSV if absent", example = "JSON_LINES")
                    @QueryParam("format")
                    @Nullable String format,
            @Parameter(description = "At this time or later", example = "2026-11-21T00:00:00Z")
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(description = "Before this time", example = "2026-11-22T00:00:00Z")
                    @QueryParam("to")
                    @Nullable String to,
            @Parameter(description = "Of who did it", example = "5b6c") @QueryParam("subject")
                    @Nullable String subject,
            @Parameter(description = "Of this kind only", example = "CASE_DECIDED")
                    @QueryParam("kind")
                    @Nullable String kind,
            @Parameter(description = "1 to 10,000; 10,000 if absent", example = "1000")
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The Next-Cursor of the file before", example = "10000")
                    @QueryParam("cursor")
                    @Nullable String cursor) {
        boolean lines = "JSON_LINES".equals(format);
        if (!lines && format != null && !format.equals("CSV")) {
            throw refused("FORMAT_INVALID", "The formats are CSV and JSON_LINES.", "format");
        }
        int countMax = Parameters.limit(limit, EXPORTED_MAX, EXPORTED_MAX);
        List<AuditTable.Sealed> found =
                register.oldest(
                        query(from, to, subject, kind),
                        cursor == null ? 0 : cursor(cursor),
                        countMax + 1);
        boolean more = found.size() > countMax;
        List<AuditTable.Sealed> page = more ? found.subList(0, countMax) : found;
        Response.ResponseBuilder file =
                Response.ok(lines ? export.lines(page) : AuditExport.csv(page))
                        .type((lines ? JSON_LINES : CSV) + ";charset=UTF-8");
        if (more) {
            file.header("Next-Cursor", Ids.print(page.getLast().entry().number()));
        }
        return file.build();
    }

    /** Recomputes the chain. */
    @GET
    @Path("verify")
    @Operation(
            operationId = "verifyAuditLog",
            summary = "Recompute the chain of hashes from its first entry",
            description =
                    "Says whether every entry is as it was written. Who can rewrite the whole"
                            + " table can rewrite the chain: note the hash elsewhere, and compare.")
    @APIResponse(responseCode = "200", description = "Whether it is intact")
    public VerificationView verify() {
        return register.verify();
    }

    private static AuditTable.Query query(
            @Nullable String from,
            @Nullable String to,
            @Nullable String subject,
            @Nullable String kind) {
        if (subject != null
                && (subject.isEmpty()
                        || subject.length() > SUBJECT_MAX
                        || subject.indexOf('\0') >= 0)) {
            throw refused("SUBJECT_INVALID", "A subject has 1 to 255 characters.", "subject");
        }
        return new AuditTable.Query(
                from == null ? Long.MIN_VALUE : micros("from", "FROM_INVALID", from),
                to == null ? Long.MAX_VALUE : micros("to", "TO_INVALID", to),
                Optional.ofNullable(subject),
                kind == null ? Optional.empty() : Optional.of(kind(kind)));
    }

    private static Act.Kind kind(String text) {
        return Parameters.word(
                Act.Kind.values(), "kind", "KIND_INVALID", "There is no such kind.", text);
    }

    private static long micros(String field, String code, String text) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Parameters.instant(field, code, text));
    }

    private static long cursor(String text) {
        return Parameters.number("cursor", "CURSOR_INVALID", text);
    }

    private static ProblemException refused(String code, String detail, String field) {
        return new ProblemException(Problem.of(400, code, detail).field(field));
    }
}
