package org.bourse.stack.drill;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;
import org.bourse.stack.service.BourseService;

/**
 * Somebody whose token names a key that nobody knows: order-service asks Keycloak for its keys,
 * which it does at no other time. At most once a minute, as the services are configured.
 */
final class UnknownKey {
    private static final int SIGNATURE_BYTES = 256;

    private UnknownKey() {}

    /** Does not wait for the answer: it may be as late as Keycloak's. */
    static void knock(StackClient stack, SplittableRandom random) {
        String token = token(random);
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        stack.rest()
                                .get(
                                        stack.url(BourseService.ORDER_SERVICE.serviceName())
                                                .resolve("/api/v1/orders"),
                                        token);
                    } catch (StackException _) {
                        // No answer is as good: what counts is what it makes the service ask.
                    }
                });
    }

    private static String token(SplittableRandom random) {
        byte[] signature = new byte[SIGNATURE_BYTES];
        random.nextBytes(signature);
        String key = Long.toHexString(random.nextLong());
        return base64("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + key + "\"}")
                + "."
                + base64("{\"sub\":\"nobody\",\"aud\":\"bourse-api\",\"exp\":4102444800}")
                + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
