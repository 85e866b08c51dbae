package org.bourse.portfolio.apikey;

import com.google.protobuf.ByteString;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.bourse.contracts.v1.ApiKeyCredential;
import org.bourse.platform.apikey.ApiKeyConfig;
import org.bourse.platform.apikey.Credential;
import org.bourse.platform.apikey.Network;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.SecretSeal;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes what keys sign with, and refuses what is none. */
@ApplicationScoped
class KeyMaker {
    private static final int SECRET_BYTES = 32;
    private static final int NETWORKS_MAX = 16;

    /** What is later is meant to be never, and counts in no database. */
    private static final Instant EXPIRY_MAX = Instant.parse("3000-01-01T00:00:00Z");

    private final SecureRandom random = new SecureRandom();
    private final ApiKeyConfig config;
    private final SecretSeal seal;
    private final int venue;

    @Inject
    KeyMaker(
            ApiKeyConfig config,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.config = config;
        seal = new SecretSeal("bourse.api-keys", config.keyId(), config.keys());
        this.venue = venue;
    }

    /**
     * What is kept of it, and what its owner is told once.
     *
     * @param secret of HMAC
     */
    record Made(ApiKeyCredential credential, @Nullable String secret) {}

    /**
     * @throws ProblemException 409 when keys are made at another venue, 422 when the public key is
     *     none, or is given and not asked for, or there are no keys of HMAC here
     */
    Made make(UUID keyId, ApiKeyRequest.Algorithm algorithm, @Nullable String publicKey) {
        if (config.venue().orElse(venue) != venue) {
            throw refusal(409, "API_KEYS_ELSEWHERE", "Keys are made at the live venue.");
        }
        return switch (algorithm) {
            case HMAC -> hmac(keyId, publicKey);
            case ED25519 -> new Made(ed25519(publicKey), null);
        };
    }

    private Made hmac(UUID keyId, @Nullable String publicKey) {
        if (publicKey != null) {
            throw invalid("publicKey");
        }
        if (config.keyId().isEmpty()) {
            throw refusal(422, "HMAC_UNAVAILABLE", "This venue takes keys of Ed25519 only.");
        }
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        SecretSeal.Stored sealed = seal.seal(keyId, secret.getBytes(StandardCharsets.US_ASCII));
        return new Made(
                ApiKeyCredential.newBuilder()
                        .setSealedSecret(ByteString.copyFrom(sealed.bytes()))
                        .setSealedBy(config.keyId().getAsInt())
                        .build(),
                secret);
    }

    private static ApiKeyCredential ed25519(@Nullable String publicKey) {
        try {
            byte[] encoded = Base64.getDecoder().decode(publicKey == null ? "" : publicKey);
            Credential.Ed25519.of(encoded);
            return ApiKeyCredential.newBuilder().setPublicKey(ByteString.copyFrom(encoded)).build();
        } catch (IllegalArgumentException e) {
            throw invalid("publicKey");
        }
    }

    /**
     * Refuses what a key cannot have.
     *
     * @throws ProblemException 400 when something is missing, 422 when something is not possible
     */
    static void check(@Nullable ApiKeyRequest body, Instant now) {
        if (body == null || body.label() == null) {
            throw missing("label");
        }
        if (body.algorithm() == null) {
            throw missing("algorithm");
        }
        if (body.scopes() == null || body.scopes().isEmpty()) {
            throw missing("scopes");
        }
        if (!body.label().matches(ApiKeyRequest.LABEL)) {
            throw invalid("label");
        }
        if (body.scopes().contains(null)) {
            throw invalid("scopes");
        }
        Instant expiresAt = body.expiresAt();
        if (expiresAt != null && !(expiresAt.isAfter(now) && expiresAt.isBefore(EXPIRY_MAX))) {
            throw invalid("expiresAt");
        }
        List<String> networks = networks(body);
        if (networks.size() > NETWORKS_MAX || !networks.stream().allMatch(KeyMaker::isNetwork)) {
            throw invalid("networks");
        }
    }

    static List<String> networks(ApiKeyRequest body) {
        return body.networks() == null ? List.of() : body.networks();
    }

    private static boolean isNetwork(@Nullable String text) {
        try {
            return text != null && Network.parse(text).bits() >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static ProblemException missing(String field) {
        return new ProblemException(
                Problem.of(400, "FIELD_MISSING", "A field is missing.").field(field));
    }

    private static ProblemException invalid(String field) {
        return new ProblemException(
                Problem.of(422, "API_KEY_INVALID", "No key can have this.").field(field));
    }

    private static ProblemException refusal(int status, String code, String detail) {
        return new ProblemException(Problem.of(status, code, detail));
    }
}
