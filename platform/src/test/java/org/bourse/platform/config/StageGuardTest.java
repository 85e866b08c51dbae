package org.bourse.platform.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageGuardTest {
    private static final Map<String, String> FIT =
            Map.of(
                    "quarkus.oidc.auth-server-url", "https://auth.example/realms/bourse",
                    "quarkus.redis.hosts", "rediss://redis:6379",
                    "quarkus.datasource.jdbc.url",
                            "jdbc:postgresql://db/orders?sslmode=verify-full",
                    "quarkus.datasource.password", "a-password-nobody-guesses",
                    "bourse.kafka.security-protocol", "SASL_SSL");

    private static void check(Stage stage, Set<String> allowed, String option, String value) {
        Map<String, String> settings = new HashMap<>(FIT);
        settings.put(option, value);
        StageGuard.check(stage, allowed, it -> settings.getOrDefault(it, ""));
    }

    @Test
    void whatIsFitForProductionIsTaken() {
        assertDoesNotThrow(
                () -> StageGuard.check(Stage.PROD, Set.of(), it -> FIT.getOrDefault(it, "")));
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.oidc.auth-server-url, http://keycloak:8080/realms/bourse, plain-issuer",
        "quarkus.redis.hosts, redis://redis:6379, plain-redis",
        "bourse.kafka.security-protocol, PLAINTEXT, plain-kafka",
        "quarkus.datasource.jdbc.url, jdbc:postgresql://db/orders, plain-database",
        "quarkus.datasource.jdbc.url, jdbc:postgresql://db/orders?sslmode=prefer, plain-database",
        "quarkus.http.cors.origins, /.*/, any-origin",
        "bourse.webhook.plain-allowed, true, plain-webhooks",
        "bourse.webhook.private-allowed, true, private-webhooks",
        "bourse.account.kyc-required, false, no-kyc",
        "quarkus.datasource.password, orders, weak-password",
        "quarkus.redis.password, redis, weak-password",
        "quarkus.oidc.credentials.secret, secret, weak-password",
        "bourse.kafka.sasl.password, changeit, weak-password"
    })
    void productionTakesNothingOfDemonstrations(String option, String value, String word) {
        String refused =
                String.valueOf(
                        assertThrows(
                                        IllegalArgumentException.class,
                                        () -> check(Stage.PROD, Set.of(), option, value))
                                .getMessage());

        assertTrue(refused.startsWith("bourse.stage=prod does not take " + option), refused);
        assertTrue(refused.contains("(" + word + ")"), refused);
        boolean isSecret = word.equals("weak-password");
        assertEquals(!isSecret, refused.contains(option + '=' + value));
        assertDoesNotThrow(() -> check(Stage.PROD, Set.of(word), option, value));
        assertDoesNotThrow(() -> check(Stage.STAGING, Set.of(), option, value));
        assertDoesNotThrow(() -> check(Stage.DEV, Set.of(), option, value));
    }

    @Test
    void aWordThatIsNoneIsRefusedInEveryStage() {
        String refused =
                String.valueOf(
                        assertThrows(
                                        IllegalArgumentException.class,
                                        () ->
                                                check(
                                                        Stage.DEV,
                                                        Set.of("plain-kafak"),
                                                        "bourse.venue",
                                                        "0"))
                                .getMessage());

        assertTrue(refused.startsWith("bourse.stage-allows has [plain-kafak]"), refused);
        assertTrue(refused.contains("plain-kafka"), refused);
        assertFalse(refused.contains("weak-password, weak-password"), refused);
    }
}
