package org.bourse.platform.apikey;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bourse.contracts.v1.ApiKey;
import org.bourse.contracts.v1.ApiKeyCredential;
import org.bourse.platform.security.Scope;
import org.bourse.platform.security.SecretSeal;

/**
 * An API key, ready to verify with.
 *
 * @param subject whom it speaks for
 * @param networks where it may be used from; none: from anywhere
 * @param untilMicros when it expires; {@link Long#MAX_VALUE}: it does not
 */
record HeldKey(
        String subject,
        Set<String> roles,
        Set<Scope> scopes,
        List<Network> networks,
        long untilMicros,
        List<Held> credentials) {

    /** A credential, and when it ends. */
    record Held(Credential credential, long untilMicros) {}

    /**
     * As it is on the topic. A secret that cannot be opened here is left out.
     *
     * @throws IllegalArgumentException when it cannot be used by this build
     */
    static HeldKey of(ApiKey key, SecretSeal seal) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        key.getScopesList().forEach(scope -> scopes.add(Scope.valueOf(scope)));
        List<Held> credentials = new ArrayList<>();
        for (ApiKeyCredential told : key.getCredentialsList()) {
            credential(UUID.fromString(key.getKeyId()), told, seal)
                    .ifPresent(it -> credentials.add(new Held(it, until(told.getUntilMicros()))));
        }
        return new HeldKey(
                key.getSubject(),
                Set.copyOf(key.getRolesList()),
                scopes,
                key.getNetworksList().stream().map(Network::parse).toList(),
                until(key.getExpiresMicros()),
                credentials);
    }

    private static long until(long micros) {
        return micros == 0 ? Long.MAX_VALUE : micros;
    }

    private static Optional<Credential> credential(
            UUID keyId, ApiKeyCredential told, SecretSeal seal) {
        return told.getPublicKey().isEmpty()
                ? seal.open(
                                keyId,
                                new SecretSeal.Stored(
                                        told.getSealedBy(), told.getSealedSecret().toByteArray()))
                        .map(Credential.Hmac::of)
                : Optional.of(Credential.Ed25519.of(told.getPublicKey().toByteArray()));
    }

    /** Whether it made this signature and is good now. */
    boolean signed(SignedRequest request, byte[] signature, long nowMicros) {
        byte[] text = request.text();
        return nowMicros < untilMicros
                && credentials.stream()
                        .anyMatch(held ->
                                nowMicros < held.untilMicros
                                        && held.credential.signed(text, signature));
    }

    /** Whether one of its networks has the address. */
    boolean mayComeFrom(InetAddress address) {
        return networks.stream().anyMatch(it -> it.contains(address));
    }
}
