package org.bourse.stack.venue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bourse.stack.rest.RestClient;

/**
 * Issues tokens as Keycloak does, and such as an attacker would make: it has the key, so that in
 * each of them one thing only is wrong.
 */
final class TokenIssuer implements AutoCloseable {
    private static final String KEY = "the-key";
    private static final int RSA_BITS = 2_048;
    private static final int LIFE_SECONDS = 600;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys = keyPair();
    private final KeyPair attacker = keyPair();
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicInteger lured = new AtomicInteger();
    private final HttpServer server;

    TokenIssuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/realm/.well-known/openid-configuration",
                exchange ->
                        answer(
                                exchange,
                                json("issuer", address())
                                        .put("jwks_uri", address() + "/keys")
                                        .put("token_endpoint", address() + "/token")
                                        .put("authorization_endpoint", address() + "/auth")));
        server.createContext(
                "/realm/keys",
                exchange -> {
                    fetches.incrementAndGet();
                    answer(exchange, keySet(keys.getPublic()));
                });
        server.createContext(
                "/attacker",
                exchange -> {
                    lured.incrementAndGet();
                    answer(exchange, keySet(attacker.getPublic()));
                });
        server.start();
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    private static void answer(HttpExchange exchange, ObjectNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static ObjectNode json(String name, String value) {
        return RestClient.json().createObjectNode().put(name, value);
    }

    private static ObjectNode keySet(PublicKey key) {
        ObjectNode set = RestClient.json().createObjectNode();
        set.putArray("keys").add(publicKey(key));
        return set;
    }

    private static ObjectNode publicKey(PublicKey key) {
        RSAPublicKey rsa = (RSAPublicKey) key;
        return json("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", KEY)
                .put("n", number(rsa.getModulus()))
                .put("e", number(rsa.getPublicExponent()));
    }

    /** Without a sign, as RFC 7518 wants it. */
    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    /** How it calls itself, and where it is. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    }

    /** How often its keys were asked for. */
    int fetches() {
        return fetches.get();
    }

    /** How often anything was fetched from where a token says. */
    int lured() {
        return lured.get();
    }

    private static ObjectNode header() {
        return json("alg", "RS256").put("typ", "JWT").put("kid", KEY);
    }

    private ObjectNode claims() {
        long now = System.currentTimeMillis() / 1_000;
        ObjectNode claims =
                json("iss", address())
                        .put("sub", "5f0c1f3e-1d43-4a4e-8a1a-5bbf0f2f7a11")
                        .put("aud", "bourse-api")
                        .put("typ", "Bearer")
                        .put("azp", "bourse-cli")
                        .put("jti", UUID.randomUUID().toString())
                        .put("iat", now)
                        .put("exp", now + LIFE_SECONDS);
        claims.putObject("realm_access")
                .putArray("roles")
                .add("trader")
                .add("market-maker")
                .add("risk-manager")
                .add("operator")
                .add("auditor");
        return claims;
    }

    private static String part(ObjectNode json) {
        return BASE64.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(
            ObjectNode header, ObjectNode claims, String algorithm, PrivateKey key) {
        String text = part(header) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm, e);
        }
    }

    private String withClaims(UnaryOperator<ObjectNode> change) {
        return signed(header(), change.apply(claims()), "SHA256withRSA", keys.getPrivate());
    }

    private String ofAttacker(UnaryOperator<ObjectNode> change) {
        return signed(change.apply(header()), claims(), "SHA256withRSA", attacker.getPrivate());
    }

    /** A token as it should be, of somebody with all roles of people. */
    String good() {
        return withClaims(claims -> claims);
    }

    /** One that names a key nobody has, another one each time. */
    String ofUnknownKey() {
        return ofAttacker(header -> header.put("kid", UUID.randomUUID().toString()));
    }

    private String hashed(byte[] secret) {
        String text = part(header().put("alg", "HS256")) + "." + part(claims());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return text
                    + "."
                    + BASE64.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** Tokens that nobody may be let in with, by what is wrong with them. */
    Map<String, String> bad() {
        long now = System.currentTimeMillis() / 1_000;
        String good = good();
        String lure = address().replace("/realm", "/attacker");
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("no token", "");
        bad.put("not a JWT", "x");
        bad.put("alg none", part(header().put("alg", "none")) + "." + part(claims()) + ".");
        bad.put(
                "alg none with a signature",
                part(header().put("alg", "none")) + good.substring(good.indexOf('.')));
        bad.put("no signature", good.substring(0, good.lastIndexOf('.') + 1));
        bad.put("two parts", good.substring(0, good.lastIndexOf('.')));
        bad.put("HS256 with the public key", hashed(keys.getPublic().getEncoded()));
        bad.put(
                "HS256 with the public key as PEM",
                hashed(pem().getBytes(StandardCharsets.US_ASCII)));
        bad.put(
                "another algorithm with the right key",
                signed(header().put("alg", "RS512"), claims(), "SHA512withRSA", keys.getPrivate()));
        bad.put("the wrong key", ofAttacker(header -> header));
        bad.put("no key named, and the wrong one", ofAttacker(header -> header.without("kid")));
        bad.put("an unknown key", ofUnknownKey());
        bad.put("jku", ofAttacker(header -> header.put("jku", lure)));
        bad.put("jku of an unknown key", ofAttacker(it -> it.put("kid", "other").put("jku", lure)));
        bad.put("x5u", ofAttacker(header -> header.put("x5u", lure)));
        bad.put(
                "the key in the token",
                ofAttacker(it -> it.set("jwk", publicKey(attacker.getPublic()))));
        bad.put(
                "other claims",
                part(header()) + "." + part(claims()) + good.substring(good.lastIndexOf('.')));
        bad.put("expired", withClaims(claims -> claims.put("exp", now - 1)));
        bad.put("no expiry", withClaims(claims -> claims.without("exp")));
        bad.put("not yet valid", withClaims(claims -> claims.put("nbf", now + LIFE_SECONDS)));
        bad.put("another issuer", withClaims(claims -> claims.put("iss", "http://other/realm")));
        bad.put("no issuer", withClaims(claims -> claims.without("iss")));
        bad.put("another audience", withClaims(claims -> claims.put("aud", "account")));
        bad.put("no audience", withClaims(claims -> claims.without("aud")));
        bad.put("an ID token", withClaims(it -> it.put("aud", "bourse-cli").put("typ", "ID")));
        return bad;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
