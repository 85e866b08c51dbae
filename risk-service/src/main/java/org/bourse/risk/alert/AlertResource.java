package org.bourse.risk.alert;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.bourse.contracts.Ids;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.request.Parameters;
import org.bourse.platform.security.Roles;
import org.bourse.risk.limit.ListedAsset;
import org.bourse.risk.venue.ListingRegister;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What went past a limit. */
@Path("/api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Alerts", description = "What went past a limit")
public class AlertResource {
    private static final int ALERTS_DEFAULT = 50;
    private static final int ALERTS_MAX = 500;

    private final AlertRepository alerts;
    private final ListingRegister listings;

    @Inject
    AlertResource(AlertRepository alerts, ListingRegister listings) {
        this.alerts = alerts;
        this.listings = listings;
    }

    /** A page of alerts, newest first. */
    @GET
    @RolesAllowed({Roles.RISK_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "listAlerts",
            summary = "Alerts, newest first",
            description = "One for each limit and day, with what passed it.")
    @APIResponse(responseCode = "200", description = "A page of alerts")
    @APIResponse(
            responseCode = "400",
            description = "ACCOUNT_INVALID, FROM_INVALID, LIMIT_INVALID, CURSOR_INVALID")
    public AlertView.Page alerts(
            @Parameter(description = "Of this account only", example = "1000")
                    @QueryParam("accountId")
                    @Nullable String accountId,
            @Parameter(
                            description = "At this venue time or later",
                            example = "2026-11-21T00:00:00Z")
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(description = "1 to 500; 50 if absent") @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor")
                    @Nullable String cursor) {
        int countMax = Parameters.limit(limit, ALERTS_DEFAULT, ALERTS_MAX);
        List<AlertEntity> found =
                alerts.newest(
                        account(accountId),
                        fromMicros(from),
                        Parameters.before(cursor),
                        countMax + 1);
        boolean more = found.size() > countMax;
        List<AlertEntity> page = more ? found.subList(0, countMax) : found;
        Map<Integer, ListedAsset> listed = listings.assetsByNumber();
        return new AlertView.Page(
                page.stream().map(alert -> view(alert, listed)).toList(),
                more ? Ids.print(page.getLast().number) : null);
    }

    /** The database holds no alert of an asset it does not know. */
    private static AlertView view(AlertEntity alert, Map<Integer, ListedAsset> listed) {
        return AlertView.of(alert, Objects.requireNonNull(listed.get(alert.asset)));
    }

    private static OptionalLong account(@Nullable String text) {
        return text == null
                ? OptionalLong.empty()
                : OptionalLong.of(Parameters.number("accountId", "ACCOUNT_INVALID", text));
    }

    private static long fromMicros(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text));
        } catch (DateTimeException | ArithmeticException e) {
            throw refused("FROM_INVALID", "A time is written like 2026-11-21T00:00:00Z.", "from");
        }
    }

    private static ProblemException refused(String code, String detail, String field) {
        return new ProblemException(Problem.of(400, code, detail).field(field));
    }
}
