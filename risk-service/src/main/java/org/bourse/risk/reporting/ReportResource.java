package org.bourse.risk.reporting;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import org.bourse.platform.request.Parameters;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Files of the payments that are to be reported, one a day. */
@Path("/api/v1/threshold-reports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.RISK_MANAGER, Roles.AUDITOR})
@RunOnVirtualThread
@Tag(name = "Threshold reports", description = "Files of payments that are to be reported")
public class ReportResource {
    private static final int DAYS_DEFAULT = 50;
    private static final int DAYS_MAX = 500;
    private static final String CSV = "text/csv";

    private final ReportRegister register;
    private final Caller caller;
    private final Clock clock = Clock.systemUTC();

    @Inject
    ReportResource(ReportRegister register, Caller caller) {
        this.register = register;
        this.caller = caller;
    }

    /** A page of days, newest first. */
    @GET
    @Operation(
            operationId = "listThresholdReports",
            summary = "Days with payments to be reported, newest first",
            description = "Days without any are not listed; their files say so, too.")
    @APIResponse(responseCode = "200", description = "A page of days")
    @APIResponse(responseCode = "400", description = "LIMIT_INVALID, CURSOR_INVALID")
    public ReportDayView.Page days(
            @Parameter(description = "1 to 500; 50 if absent", example = "50") @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The nextCursor of the page before", example = "20778")
                    @QueryParam("cursor")
                    @Nullable String cursor) {
        return register.days(
                (int) Math.min(Parameters.before(cursor), Integer.MAX_VALUE),
                Parameters.limit(limit, DAYS_DEFAULT, DAYS_MAX));
    }

    /** A day's file. */
    @GET
    @Path("{day}")
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Operation(
            operationId = "downloadThresholdReport",
            summary = "A day's payments to be reported, as a file",
            description =
                    "Once the day is over, always the same bytes. That it was handed out, and the"
                            + " hash of its bytes, is entered in the audit log.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            headers = {
                @Header(
                        name = "Content-Digest",
                        description = "SHA-256 of the bytes, as RFC 9530 has it",
                        schema = @Schema(implementation = String.class)),
                @Header(
                        name = "Content-Disposition",
                        description = "Its name; with -so-far while the day is not over",
                        schema = @Schema(implementation = String.class))
            },
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema =
                                @Schema(
                                        type = SchemaType.OBJECT,
                                        description = "Form bourse-thresholds-1")),
                @Content(mediaType = CSV, schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "400", description = "PARAMETER_INVALID, FORMAT_INVALID")
    public Response file(
            @Parameter(description = "UTC day of venue time", example = "2026-11-21")
                    @PathParam("day")
                    String day,
            @Parameter(description = "JSON or CSV; JSON if absent", example = "CSV")
                    @QueryParam("format")
                    @Nullable String format) {
        LocalDate of = Parameters.day("day", day);
        Report report =
                register.prepare(
                        of,
                        format == null ? ReportFormat.JSON : format(format),
                        caller.subject(),
                        clock.instant());
        StreamingOutput body = out -> register.write(report, out);
        return Response.ok(body)
                .type(report.format().mediaType())
                .header(
                        "Content-Digest",
                        "sha-256=:" + Base64.getEncoder().encodeToString(report.sha256()) + ":")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + register.fileName(report) + '"')
                .build();
    }

    private static ReportFormat format(String text) {
        return Parameters.word(
                ReportFormat.values(),
                "format",
                "FORMAT_INVALID",
                "The formats are JSON and CSV.",
                text);
    }
}
