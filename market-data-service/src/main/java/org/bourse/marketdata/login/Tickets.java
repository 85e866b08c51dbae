package org.bourse.marketdata.login;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bourse.platform.apikey.ApiKeys;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Tickets stand in for tokens where a token would be seen: in the address of a WebSocket. Any
 * replica takes them, once, and only for a short time. Redis has their hashes.
 */
@ApplicationScoped
public class Tickets {
    static final long TTL_SECONDS = 30;

    private static final long TIMEOUT_MILLIS = 1_000;
    private static final int BYTES = 24;

    private final ReactiveValueCommands<String, String> values;
    private final SecureRandom random = new SecureRandom();
    private final ApiKeys keys;
    private final int venue;

    @Inject
    Tickets(
            ReactiveRedisDataSource redis,
            ApiKeys keys,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        values = redis.value(String.class);
        this.keys = keys;
        this.venue = venue;
    }

    /** A new ticket. Fails when Redis is away. */
    @Timeout(TIMEOUT_MILLIS)
    public Uni<String> issue(Owner owner) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return values.setex(key(ticket), TTL_SECONDS, owner.print()).replaceWith(ticket);
    }

    /**
     * Whose ticket it was; it is none any more, nor was it one if its key is revoked. Fails when
     * Redis is away.
     */
    @Timeout(TIMEOUT_MILLIS)
    public Uni<Optional<Owner>> redeem(String ticket) {
        return values.getdel(key(ticket))
                .map(text -> Optional.ofNullable(text).map(Owner::parse).filter(this::isGood));
    }

    /** Whether it may go on: the key that it came by, if any, is not revoked. */
    public boolean isGood(Owner owner) {
        return owner.keyId().isEmpty() || keys.has(owner.keyId());
    }

    private String key(String ticket) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(ticket.getBytes(StandardCharsets.UTF_8));
            return "bourse:" + venue + ":stream-ticket:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
