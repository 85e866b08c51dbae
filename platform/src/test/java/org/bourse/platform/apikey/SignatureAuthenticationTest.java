package org.bourse.platform.apikey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bourse.contracts.v1.ApiKey;
import org.bourse.contracts.v1.ApiKeyCredential;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.platform.security.Scope;
import org.bourse.platform.security.SecretSeal;
import org.bourse.platform.security.SignedBy;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as clients sign them, by a key as it is on the topic. */
class SignatureAuthenticationTest {
    private static final UUID KEY = UUID.fromString("0b1f5c1e-7d7b-4f57-9a63-3f1f0c0e5a11");
    private static final byte[] SECRET = "c0ffee".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OLD_SECRET = "decaf".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final long NOW_MICROS = NOW.getEpochSecond() * 1_000_000;
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final String BODY = "a".repeat(64);

    private final SecretSeal seal =
            new SecretSeal(
                    "bourse.api-keys",
                    OptionalInt.of(1),
                    Map.of(1, Base64.getEncoder().encodeToString(new byte[32])));
    private final Map<String, Long> uses = new HashMap<>();
    private final Map<String, Object> put = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private ApiKey key = hmac().build();
    private Instant now = NOW;
    private String method = "POST";
    private String uri = "/api/v1/orders?a=1";
    private String from = "192.0.2.1";

    private ApiKey.Builder hmac() {
        return ApiKey.newBuilder()
                .setKeyId(KEY.toString())
                .setSubject("alice")
                .addRoles(Roles.TRADER)
                .addScopes("READ")
                .addScopes("TRADE")
                .addCredentials(sealed(SECRET));
    }

    private ApiKeyCredential.Builder sealed(byte[] secret) {
        SecretSeal.Stored stored = seal.seal(KEY, secret);
        return ApiKeyCredential.newBuilder()
                .setSealedSecret(ByteString.copyFrom(stored.bytes()))
                .setSealedBy(1);
    }

    private static byte[] text(long millis) {
        return (KEY + "\n" + millis + "\nPOST\n/api/v1/orders?a=1\n" + BODY + "\nwithdraw-1")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void send(long millis, byte[] signature) {
        headers.put("Bourse-Key", KEY.toString());
        headers.put("Bourse-Timestamp", Long.toString(millis));
        headers.put("Bourse-Body-Sha256", BODY);
        headers.put("Idempotency-Key", "withdraw-1");
        headers.put("Bourse-Signature", Base64.getEncoder().encodeToString(signature));
    }

    private void sign(byte[] secret, Instant time) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        send(time.toEpochMilli(), mac.doFinal(text(time.toEpochMilli())));
    }

    private SecurityIdentity authenticate(boolean comparesAddresses) {
        HttpServerRequest request =
                fake(
                        HttpServerRequest.class,
                        (_, called, given) ->
                                switch (called.getName()) {
                                    case "getHeader" -> headers.get((String) given[0]);
                                    case "method" -> HttpMethod.valueOf(method);
                                    case "uri" -> uri;
                                    case "remoteAddress" ->
                                            SocketAddress.inetSocketAddress(1, from);
                                    default -> throw new IllegalStateException(called.getName());
                                });
        RoutingContext context =
                fake(
                        RoutingContext.class,
                        (proxy, called, given) -> {
                            if (called.getName().equals("put")) {
                                put.put((String) given[0], given[1]);
                                return proxy;
                            }
                            return request;
                        });
        return new SignatureAuthentication(
                        id ->
                                id.equals(key.getKeyId())
                                        ? Optional.of(HeldKey.of(key, seal))
                                        : Optional.empty(),
                        uses::put,
                        () -> now,
                        WINDOW,
                        comparesAddresses)
                .authenticate(context)
                .await()
                .indefinitely();
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private void refused() {
        assertThrows(AuthenticationFailedException.class, () -> authenticate(true));
        assertEquals(Map.of(), uses);
        assertEquals(Map.of(), put);
    }

    @Test
    void aSignedRequestIsItsOwnersWithTheKeysRolesAndScopes() throws Exception {
        sign(SECRET, NOW);

        SecurityIdentity identity = authenticate(true);

        assertEquals("alice", new Caller(identity).subject());
        assertEquals(Set.of(Roles.TRADER), identity.getRoles());
        assertEquals(
                new SignedBy(Set.of(Scope.READ, Scope.TRADE), BODY),
                put.get(SignedBy.class.getName()));
        assertEquals(Map.of(KEY.toString(), NOW_MICROS), uses);
        JsonWebToken told = (JsonWebToken) identity.getPrincipal();
        assertEquals(NOW.getEpochSecond() + 3_600, told.getExpirationTime());
    }

    @Test
    void ed25519NeedsNoSecret() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        ByteString encoded = ByteString.copyFrom(pair.getPublic().getEncoded());
        key =
                hmac().clearCredentials()
                        .addCredentials(ApiKeyCredential.newBuilder().setPublicKey(encoded))
                        .build();
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(text(NOW.toEpochMilli()));
        send(NOW.toEpochMilli(), signer.sign());

        assertEquals("alice", new Caller(authenticate(true)).subject());

        sign(SECRET, NOW);
        assertThrows(AuthenticationFailedException.class, () -> authenticate(true));
    }

    @ParameterizedTest
    @CsvSource({"-5001, false", "-5000, true", "5000, true", "5001, false"})
    void itsTimeIsWithinTheWindow(long millis, boolean isTaken) throws Exception {
        sign(SECRET, NOW.plusMillis(millis));
        if (isTaken) {
            assertEquals("alice", new Caller(authenticate(true)).subject());
        } else {
            refused();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bourse-Key",
                "Bourse-Timestamp",
                "Bourse-Body-Sha256",
                "Bourse-Signature",
                "Idempotency-Key"
            })
    void aHeaderThatIsChangedOrMissingEndsIt(String header) throws Exception {
        sign(SECRET, NOW);
        String signed = headers.remove(header);
        refused();
        headers.put(header, "1" + signed);
        refused();
        headers.put(header, "\u00e4");
        refused();
    }

    @Test
    void methodPathAndQueryAreSigned() throws Exception {
        sign(SECRET, NOW);
        method = "DELETE";
        refused();
        method = "POST";
        uri = "/api/v1/orders?a=2";
        refused();
        uri = "/api/v1/orders?a=1";
        assertEquals("alice", new Caller(authenticate(true)).subject());
    }

    @Test
    void anotherSecretOrAnotherKeySignsNothing() throws Exception {
        sign(OLD_SECRET, NOW);
        refused();
        sign(SECRET, NOW);
        key = hmac().setKeyId(new UUID(1, 2).toString()).build();
        refused();
    }

    @Test
    void anExpiredKeyIsNone() throws Exception {
        key = hmac().setExpiresMicros(NOW_MICROS + 1_000_000).build();
        sign(SECRET, NOW);
        JsonWebToken told = (JsonWebToken) authenticate(true).getPrincipal();
        assertEquals(NOW.getEpochSecond() + 1, told.getExpirationTime());

        uses.clear();
        put.clear();
        now = NOW.plusSeconds(1);
        refused();
    }

    @Test
    void afterARotationTheOldSecretIsGoodForAWhile() throws Exception {
        key = hmac().addCredentials(sealed(OLD_SECRET).setUntilMicros(NOW_MICROS + 1)).build();
        sign(OLD_SECRET, NOW);
        assertEquals("alice", new Caller(authenticate(true)).subject());

        uses.clear();
        put.clear();
        now = NOW.plusMillis(1);
        refused();
        sign(SECRET, NOW);
        assertEquals("alice", new Caller(authenticate(true)).subject());
    }

    @Test
    void itComesFromWhereTheKeyMayBeUsed() throws Exception {
        key = hmac().addNetworks("198.51.100.0/24").addNetworks("2001:db8::/32").build();
        sign(SECRET, NOW);
        refused();
        from = "no-address";
        refused();
        // A live venue passed it on, which has compared.
        assertEquals("alice", new Caller(authenticate(false)).subject());
        from = "2001:db8::1";
        assertEquals("alice", new Caller(authenticate(true)).subject());
    }

    @Test
    void aSecretThatCannotBeOpenedHereIsNone() throws Exception {
        key = hmac().clearCredentials().addCredentials(sealed(SECRET).setSealedBy(2)).build();
        sign(SECRET, NOW);
        refused();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 60_001})
    void aWindowIsShort(long millis) {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new SignatureAuthentication(
                                _ -> Optional.empty(),
                                uses::put,
                                () -> now,
                                Duration.ofMillis(millis),
                                true));
    }

    @Test
    void noKeyWithoutANetworkIsHeldUpByAnAddress() throws Exception {
        from = "no-address";
        sign(SECRET, NOW);
        assertFalse(authenticate(true).isAnonymous());
        assertTrue(uses.containsKey(KEY.toString()));
    }
}
