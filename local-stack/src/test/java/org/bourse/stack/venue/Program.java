package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bourse.stack.StackClient;
import org.bourse.stack.rest.Reply;

/** An API key and what signs for it, as docs/api-keys.md says. */
record Program(StackClient stack, String keyId, Program.Signer signer) {
    /** Makes a signature of a text. */
    interface Signer {
        byte[] sign(byte[] text) throws GeneralSecurityException;
    }

    static Program hmac(StackClient stack, String keyId, String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.US_ASCII);
        return new Program(
                stack,
                keyId,
                text -> {
                    Mac mac = Mac.getInstance("HmacSHA256");
                    mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
                    return mac.doFinal(text);
                });
    }

    static Program ed25519(StackClient stack, String keyId, PrivateKey key) {
        return new Program(
                stack,
                keyId,
                text -> {
                    Signature signature = Signature.getInstance("Ed25519");
                    signature.initSign(key);
                    signature.update(text);
                    return signature.sign();
                });
    }

    Reply get(String service, String path) {
        URI address = stack.url(service).resolve("/api/v1/" + path);
        return stack.rest().get(address, "", headers("GET", address, "", Instant.now(), ""));
    }

    Reply delete(String service, String path) {
        URI address = stack.url(service).resolve("/api/v1/" + path);
        return stack.rest().delete(address, "", headers("DELETE", address, "", Instant.now(), ""));
    }

    Reply post(String service, String path, JsonNode body) {
        String once = UUID.randomUUID().toString();
        URI address = stack.url(service).resolve("/api/v1/" + path);
        return stack.rest()
                .post(
                        address,
                        "",
                        body,
                        headers("POST", address, body.toString(), Instant.now(), once));
    }

    Map<String, String> headers(
            String method, URI address, String body, Instant time, String once) {
        String millis = Long.toString(time.toEpochMilli());
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String path = address.getRawPath() + query;
        String text = String.join("\n", keyId, millis, method, path, sha256(body), once);
        Map<String, String> headers = new HashMap<>();
        headers.put("Bourse-Key", keyId);
        headers.put("Bourse-Timestamp", millis);
        headers.put("Bourse-Signature", signature(text));
        if (!body.isEmpty()) {
            headers.put("Bourse-Body-Sha256", sha256(body));
        }
        if (!once.isEmpty()) {
            headers.put("Idempotency-Key", once);
        }
        return headers;
    }

    private String signature(String text) {
        try {
            byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            return fail(e);
        }
    }

    /** Once all services know the key. */
    Program known() {
        for (String service : List.of("order-service", "portfolio-service")) {
            String path = service.equals("order-service") ? "orders" : "balances";
            Market.eventually(service + " knows the key", () -> get(service, path).status() != 401);
        }
        return this;
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            return fail(e);
        }
    }
}
