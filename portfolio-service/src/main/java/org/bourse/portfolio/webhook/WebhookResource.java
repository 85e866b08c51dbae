package org.bourse.portfolio.webhook;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.UUID;
import org.bourse.contracts.Ids;
import org.bourse.platform.act.Audited;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.account.OwnAccount;
import org.bourse.portfolio.features.Feature;
import org.bourse.portfolio.features.FeatureSwitches;
import org.bourse.portfolio.notice.Destination;
import org.bourse.portfolio.notice.PublicAddresses;
import org.bourse.portfolio.rule.FundingActs;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is told of deposits, withdrawals and transfers: owners of theirs, operators of all. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Funding", description = "Deposits, withdrawals, transfers, limits, approvals.")
public class WebhookResource {
    private static final String ACCOUNT = "One of the owner's accounts; absent: the main one.";
    private static final String WEBHOOK_ID = "What the registration answered.";
    private static final String ID = "0b1f5c1e-7d7b-4f57-9a63-3f1f0c0e5a11";
    private static final int SECRET_LENGTH = 32;

    private final SecureRandom random = new SecureRandom();
    private final WebhookTable webhooks;
    private final WebhookConfig config;
    private final FundingActs acts;
    private final FeatureSwitches features;
    private final OwnAccount ownAccount;
    private final Caller caller;

    @Inject
    WebhookResource(
            WebhookTable webhooks,
            WebhookConfig config,
            FundingActs acts,
            FeatureSwitches features,
            OwnAccount ownAccount,
            Caller caller) {
        this.webhooks = webhooks;
        this.config = config;
        this.acts = acts;
        this.features = features;
        this.ownAccount = ownAccount;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.OPERATOR})
    @Audited(body = false)
    @Transactional
    @Operation(
            operationId = "registerWebhook",
            summary = "Be told of deposits, withdrawals and transfers",
            description =
                    "Owners are told of those of an account, operators of all. The secret that"
                            + " signs what is sent is in this answer and in no other.")
    @APIResponse(
            responseCode = "201",
            description = "Registered",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @APIResponse(responseCode = "400", description = "BODY_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "409", description = "TOO_MANY_WEBHOOKS, FEATURE_OFF")
    @APIResponse(responseCode = "422", description = "URL_NOT_ALLOWED")
    public Response register(
            @Parameter(description = ACCOUNT, example = "1000") @QueryParam("accountId")
                    @Nullable String accountId,
            @Nullable WebhookRequest body) {
        if (body == null || body.url() == null) {
            throw new ProblemException(
                    Problem.of(400, "BODY_INVALID", "A field is missing.").field("url"));
        }
        Destination destination =
                Destination.parse(body.url(), config.plainAllowed())
                        .filter(this::mayBeAsked)
                        .orElseThrow(WebhookResource::notAllowed);
        OptionalLong owner = owner(accountId);
        features.check(Feature.NEW_WEBHOOKS);
        UUID id = UUID.randomUUID();
        byte[] secret = new byte[SECRET_LENGTH];
        random.nextBytes(secret);
        String url = destination.uri().toString();
        if (!webhooks.add(id, owner, url, secret, caller.subject())) {
            throw new ProblemException(
                    Problem.of(409, "TOO_MANY_WEBHOOKS", "Remove one of the others first."));
        }
        acts.enter("webhook-register", "webhook/" + id, destination.host());
        WebhookView view =
                new WebhookView(
                        id.toString(),
                        owner.isPresent() ? Ids.print(owner.getAsLong()) : null,
                        url,
                        Instant.now(),
                        0,
                        0,
                        Base64.getEncoder().encodeToString(secret));
        Response response = Response.status(201).entity(view).build();
        return acts.log("webhook-register", "webhook/" + id, response);
    }

    @GET
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.OPERATOR})
    @Operation(
            operationId = "listWebhooks",
            summary = "The webhooks",
            description = "Owners see those of their account, operators the venue's.")
    @APIResponse(
            responseCode = "200",
            description = "The oldest first, without their secrets",
            content = @Content(schema = @Schema(implementation = WebhooksView.class)))
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    public WebhooksView list(
            @Parameter(description = ACCOUNT, example = "1000") @QueryParam("accountId")
                    @Nullable String accountId) {
        return new WebhooksView(webhooks.of(owner(accountId)));
    }

    @DELETE
    @Path("{webhookId}")
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.OPERATOR})
    @Audited
    @Transactional
    @Operation(
            operationId = "removeWebhook",
            summary = "Be told no more",
            description = "What waits to be told goes with it.")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", description = "WEBHOOK_UNKNOWN, ACCOUNT_UNKNOWN")
    public Response remove(
            @Parameter(description = WEBHOOK_ID, example = ID) @PathParam("webhookId")
                    String webhookId,
            @Parameter(description = ACCOUNT, example = "1000") @QueryParam("accountId")
                    @Nullable String accountId) {
        UUID id = parse(webhookId);
        if (!webhooks.remove(id, owner(accountId))) {
            throw unknown();
        }
        acts.enter("webhook-remove", "webhook/" + id, "");
        return acts.log("webhook-remove", "webhook/" + id, Response.noContent().build());
    }

    @GET
    @Path("{webhookId}/parked")
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.OPERATOR})
    @Operation(
            operationId = "listParkedEvents",
            summary = "What a webhook was not told",
            description = "Events that were sent as often as may be, or too many to wait.")
    @APIResponse(
            responseCode = "200",
            description = "The oldest first, at most 100",
            content = @Content(schema = @Schema(implementation = ParkedView.class)))
    @APIResponse(responseCode = "404", description = "WEBHOOK_UNKNOWN, ACCOUNT_UNKNOWN")
    public ParkedView parked(
            @Parameter(description = WEBHOOK_ID, example = ID) @PathParam("webhookId")
                    String webhookId,
            @Parameter(description = ACCOUNT, example = "1000") @QueryParam("accountId")
                    @Nullable String accountId) {
        UUID id = parse(webhookId);
        OptionalLong owner = owner(accountId);
        known(id, owner);
        return new ParkedView(webhooks.parked(id, owner));
    }

    @POST
    @Path("{webhookId}/retry")
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.OPERATOR})
    @Audited
    @Operation(
            operationId = "retryParkedEvents",
            summary = "Tell a webhook what it was not told",
            description = "All that is parked waits again. A repeat is harmless.")
    @APIResponse(
            responseCode = "200",
            description = "The webhook as it is now",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @APIResponse(responseCode = "404", description = "WEBHOOK_UNKNOWN, ACCOUNT_UNKNOWN")
    public WebhookView retry(
            @Parameter(description = WEBHOOK_ID, example = ID) @PathParam("webhookId")
                    String webhookId,
            @Parameter(description = ACCOUNT, example = "1000") @QueryParam("accountId")
                    @Nullable String accountId) {
        UUID id = parse(webhookId);
        OptionalLong owner = owner(accountId);
        webhooks.retry(id, owner);
        return known(id, owner);
    }

    /** Whose the webhook is; an operator's is the venue's, whatever account is named. */
    private OptionalLong owner(@Nullable String accountId) {
        return caller.hasRole(Roles.OPERATOR)
                ? OptionalLong.empty()
                : OptionalLong.of(ownAccount.own(accountId));
    }

    private WebhookView known(UUID id, OptionalLong owner) {
        return webhooks.of(owner).stream()
                .filter(webhook -> webhook.webhookId().equals(id.toString()))
                .findFirst()
                .orElseThrow(WebhookResource::unknown);
    }

    /** Names are looked up whenever something is sent; an address can be judged at once. */
    private boolean mayBeAsked(Destination destination) {
        try {
            return config.privateAllowed()
                    || PublicAddresses.contain(InetAddress.ofLiteral(destination.host()));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static UUID parse(String webhookId) {
        try {
            return UUID.fromString(webhookId);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static ProblemException notAllowed() {
        return new ProblemException(
                Problem.of(422, "URL_NOT_ALLOWED", "An https address of a public host.")
                        .field("url"));
    }

    private static ProblemException unknown() {
        return new ProblemException(
                Problem.of(404, "WEBHOOK_UNKNOWN", "There is no such webhook."));
    }
}
