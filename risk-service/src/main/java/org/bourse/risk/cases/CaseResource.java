package org.bourse.risk.cases;

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
import java.time.Clock;
import java.util.Optional;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.request.Parameters;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.risk.review.CaseState;
import org.bourse.risk.surveillance.RuleName;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Cases of surveillance, and the decisions about them. */
@Path("/api/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Cases", description = "What surveillance found, and what was decided about it")
public class CaseResource {
    private static final Logger LOG = Logger.getLogger(CaseResource.class);
    private static final int CASES_DEFAULT = 50;
    private static final int CASES_MAX = 500;
    private static final int NOTE_MAX = 2_000;

    private final CaseRegister register;
    private final Caller caller;
    private final Clock clock = Clock.systemUTC();

    @Inject
    CaseResource(CaseRegister register, Caller caller) {
        this.register = register;
        this.caller = caller;
    }

    /** A page of cases, newest first. */
    @GET
    @RolesAllowed({Roles.RISK_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "listCases",
            summary = "Cases, newest first",
            description = "One case per rule, account, symbol and UTC day of venue time.")
    @APIResponse(responseCode = "200", description = "A page of cases")
    @APIResponse(
            responseCode = "400",
            description =
                    "CASE_STATE_INVALID, RULE_INVALID, ACCOUNT_INVALID, LIMIT_INVALID,"
                            + " CURSOR_INVALID")
    public CaseView.Page cases(
            @Parameter(description = "In this state only", example = "OPEN") @QueryParam("state")
                    @Nullable String state,
            @Parameter(description = "Of this rule only", example = "ROUND_TRIPS")
                    @QueryParam("rule")
                    @Nullable String rule,
            @Parameter(description = "Of this account only", example = "1000")
                    @QueryParam("accountId")
                    @Nullable String accountId,
            @Parameter(description = "1 to 500; 50 if absent", example = "50") @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The nextCursor of the page before", example = "17")
                    @QueryParam("cursor")
                    @Nullable String cursor) {
        Optional<CaseState.Word> inState =
                state == null ? Optional.empty() : Optional.of(word(state, "state"));
        Optional<RuleName> ofRule = rule == null ? Optional.empty() : Optional.of(rule(rule));
        Optional<Long> account =
                accountId == null
                        ? Optional.empty()
                        : Optional.of(Parameters.number("accountId", "ACCOUNT_INVALID", accountId));
        long before = Parameters.before(cursor);
        int countMax = Parameters.limit(limit, CASES_DEFAULT, CASES_MAX);
        return register.newest(inState, ofRule, account, before, countMax);
    }

    /** A case with its evidence. */
    @GET
    @Path("{caseId}")
    @RolesAllowed({Roles.RISK_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "getCase",
            summary = "A case with its evidence and decisions",
            description = "Evidence names orders, trades, figures and what they are measured by.")
    @APIResponse(responseCode = "200", description = "The case")
    @APIResponse(responseCode = "404", description = "CASE_UNKNOWN")
    public CaseView.Detail find(
            @Parameter(description = "Of the case", example = "round-trips-0-1000-1-20778")
                    @PathParam("caseId")
                    String caseId) {
        return register.find(caseId).orElseThrow(CaseResource::unknown);
    }

    /** Decides about a case. */
    @POST
    @Path("{caseId}/transition")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.RISK_MANAGER)
    @Operation(
            operationId = "decideCase",
            summary = "Move a case to its next state",
            description =
                    "From OPEN to UNDER_REVIEW, from there to ESCALATED or to a CLOSED state, from"
                            + " ESCALATED to a CLOSED state. Decisions are kept for ever.")
    @APIResponse(responseCode = "200", description = "The case as it is now")
    @APIResponse(
            responseCode = "400",
            description = "FIELD_MISSING, CASE_STATE_INVALID, NOTE_INVALID")
    @APIResponse(responseCode = "404", description = "CASE_UNKNOWN")
    @APIResponse(responseCode = "409", description = "TRANSITION_NOT_ALLOWED")
    public CaseView.Detail decide(
            @Parameter(description = "Of the case", example = "round-trips-0-1000-1-20778")
                    @PathParam("caseId")
                    String caseId,
            @Nullable DecisionRequest request) {
        if (request == null || request.to() == null) {
            throw refused("FIELD_MISSING", "Say the state the case shall have.", "to");
        }
        CaseState.Word to = word(request.to(), "to");
        String note = request.note() == null ? "" : request.note().strip();
        if (note.isEmpty() || note.length() > NOTE_MAX || note.indexOf('\0') >= 0) {
            throw refused("NOTE_INVALID", "Say why, in 1 to 2,000 characters.", "note");
        }
        return switch (register.decide(caseId, to, caller.subject(), note, clock.instant())) {
            case CaseRegister.Answer.Decided decided -> {
                LOG.infof("case decided caseId=%s state=%s", caseId, to);
                yield decided.detail();
            }
            case CaseRegister.Answer.Unknown _ -> throw unknown();
            case CaseRegister.Answer.Refused refused ->
                    throw new ProblemException(
                            Problem.of(
                                            409,
                                            "TRANSITION_NOT_ALLOWED",
                                            "The case's state does not lead there.")
                                    .field("to")
                                    .compared(refused.state().name(), to.name()));
        };
    }

    private static CaseState.Word word(String text, String field) {
        return Parameters.word(
                CaseState.Word.values(),
                field,
                "CASE_STATE_INVALID",
                "That is no state of a case.",
                text);
    }

    private static RuleName rule(String text) {
        return Parameters.word(
                RuleName.values(), "rule", "RULE_INVALID", "There is no such rule.", text);
    }

    private static ProblemException unknown() {
        return new ProblemException(
                Problem.of(404, "CASE_UNKNOWN", "There is no such case.").field("caseId"));
    }

    private static ProblemException refused(String code, String detail, String field) {
        return new ProblemException(Problem.of(400, code, detail).field(field));
    }
}
