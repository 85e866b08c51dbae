package org.bourse.portfolio.apikey;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.bourse.platform.act.Audited;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.KeyScope;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.account.OwnAccount;
import org.bourse.portfolio.features.Feature;
import org.bourse.portfolio.features.FeatureSwitches;
import org.bourse.portfolio.rule.FundingActs;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** API keys of traders' programs. Whoever has a key makes and sees none by it. */
@Path("/api/v1/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Programs", description = "Keys by which programs sign requests, in place of a token.")
public class ApiKeyResource {
    private static final String ACCOUNT = "Of staff: whose keys; one's own main account otherwise.";
    private static final String KEY_ID = "What the making of the key answered.";
    private static final String ID = "0b1f5c1e-7d7b-4f57-9a63-3f1f0c0e5a11";

    private final ApiKeyTable keys;
    private final KeyMaker maker;
    private final LastUses uses;
    private final KeyIssueConfig config;
    private final FundingActs acts;
    private final FeatureSwitches features;
    private final OwnAccount ownAccount;
    private final Caller caller;

    @Inject
    ApiKeyResource(
            ApiKeyTable keys,
            KeyMaker maker,
            LastUses uses,
            KeyIssueConfig config,
            FundingActs acts,
            FeatureSwitches features,
            OwnAccount ownAccount,
            Caller caller) {
        this.keys = keys;
        this.maker = maker;
        this.uses = uses;
        this.config = config;
        this.acts = acts;
        this.features = features;
        this.ownAccount = ownAccount;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER})
    @Transactional
    @Operation(
            operationId = "makeApiKey",
            summary = "Make an API key",
            description =
                    "It may do what its scopes say with all accounts of its holder, and is known"
                            + " everywhere within a second. The secret of an HMAC key is in this"
                            + " answer and in no other.")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = ApiKeyView.class)))
    @APIResponse(responseCode = "400", description = "FIELD_MISSING")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(
            responseCode = "409",
            description = "TOO_MANY_API_KEYS, API_KEYS_ELSEWHERE, FEATURE_OFF")
    @APIResponse(responseCode = "422", description = "API_KEY_INVALID, HMAC_UNAVAILABLE")
    public Response make(@Nullable ApiKeyRequest body) {
        KeyMaker.check(body, Instant.now());
        features.check(Feature.NEW_API_KEYS);
        ApiKeyRequest wish = Objects.requireNonNull(body);
        long account = ownAccount.own(null);
        UUID id = UUID.randomUUID();
        KeyMaker.Made made =
                maker.make(id, Objects.requireNonNull(wish.algorithm()), wish.publicKey());
        ApiKeyTable.NewKey key =
                new ApiKeyTable.NewKey(
                        id,
                        account,
                        Objects.requireNonNull(wish.label()),
                        Stream.of(Roles.TRADER, Roles.MARKET_MAKER)
                                .filter(caller::hasRole)
                                .toList(),
                        Objects.requireNonNull(wish.scopes()).stream().distinct().toList(),
                        KeyMaker.networks(wish),
                        made.credential(),
                        wish.expiresAt());
        if (!keys.add(key)) {
            throw new ProblemException(
                    Problem.of(409, "TOO_MANY_API_KEYS", "Revoke one of the others first."));
        }
        ApiKeyView view = known(id, account).with(made.secret());
        return done("api-key-make", id, Response.status(201).entity(view).build());
    }

    @GET
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.OPERATOR, Roles.AUDITOR})
    @KeyScope({})
    @Operation(
            operationId = "listApiKeys",
            summary = "The API keys",
            description = "Those that are not revoked, and when each was used the last time.")
    @APIResponse(
            responseCode = "200",
            description = "The oldest first, without secrets",
            content = @Content(schema = @Schema(implementation = ApiKeysView.class)))
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    public ApiKeysView list(
            @Parameter(description = ACCOUNT, example = "1000") @QueryParam("accountId")
                    @Nullable String accountId) {
        List<ApiKeyView> found = new ArrayList<>();
        for (ApiKeyView key : keys.of(ownAccount.visible(accountId))) {
            found.add(key.usedAt(uses.of(key.keyId())));
        }
        return new ApiKeysView(found);
    }

    @POST
    @Path("{keyId}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER})
    @Transactional
    @Operation(
            operationId = "rotateApiKey",
            summary = "Change what an API key signs with",
            description =
                    "What it signed with until now is good for a while longer, at most the one"
                            + " before. A key that others may know is to be revoked instead.")
    @APIResponse(
            responseCode = "200",
            description = "The key; of HMAC with the new secret",
            content = @Content(schema = @Schema(implementation = ApiKeyView.class)))
    @APIResponse(responseCode = "400", description = "BODY_INVALID")
    @APIResponse(responseCode = "404", description = "API_KEY_UNKNOWN, ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "409", description = "API_KEYS_ELSEWHERE")
    @APIResponse(responseCode = "422", description = "API_KEY_INVALID, HMAC_UNAVAILABLE")
    public Response rotate(
            @Parameter(description = KEY_ID, example = ID) @PathParam("keyId") String keyId,
            @Nullable RotationRequest body) {
        long account = ownAccount.own(null);
        UUID id = parse(keyId);
        KeyMaker.Made made =
                maker.make(
                        id, known(id, account).algorithm(), body == null ? null : body.publicKey());
        Instant until = Instant.now().plus(config.overlap());
        if (!keys.rotate(id, account, made.credential(), until)) {
            throw unknown();
        }
        ApiKeyView view = known(id, account).with(made.secret());
        return done("api-key-rotate", id, Response.ok(view).build());
    }

    @DELETE
    @Path("{keyId}")
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.OPERATOR})
    @Audited
    @Transactional
    @Operation(
            operationId = "revokeApiKey",
            summary = "Revoke an API key",
            description =
                    "Its owner's, or, by an operator, anybody's. It holds everywhere within a"
                            + " second; a stream that is open ends within an hour.")
    @APIResponse(responseCode = "204", description = "Revoked")
    @APIResponse(responseCode = "404", description = "API_KEY_UNKNOWN, ACCOUNT_UNKNOWN")
    public Response revoke(
            @Parameter(description = KEY_ID, example = ID) @PathParam("keyId") String keyId) {
        UUID id = parse(keyId);
        OptionalLong account =
                caller.hasRole(Roles.OPERATOR)
                        ? OptionalLong.empty()
                        : OptionalLong.of(ownAccount.own(null));
        if (!keys.revoke(id, account)) {
            throw unknown();
        }
        return done("api-key-revoke", id, Response.noContent().build());
    }

    private Response done(String act, UUID id, Response response) {
        acts.enter(act, "api-key/" + id, "");
        return acts.log(act, "api-key/" + id, response);
    }

    private ApiKeyView known(UUID id, long account) {
        return keys.of(account).stream()
                .filter(key -> key.keyId().equals(id.toString()))
                .findFirst()
                .orElseThrow(ApiKeyResource::unknown);
    }

    private static UUID parse(String keyId) {
        try {
            return UUID.fromString(keyId);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.of(404, "API_KEY_UNKNOWN", "You have no such key."));
    }
}
