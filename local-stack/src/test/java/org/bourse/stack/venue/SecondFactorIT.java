package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets a token of the realm that the chart makes, and what for, on a real Keycloak. */
@Tag("long")
class SecondFactorIT {
    private static final String PASSWORD = "a long enough phrase";
    private static final String SECRET = "12345678901234567890";
    private static final OneTimeCode CODES = new OneTimeCode(SECRET);

    /** As the chart's values say. */
    private static final int FAILURES_MAX = 5;

    private static final int TOKEN_SECONDS = 300;

    private static ChartRealm realm;

    @BeforeAll
    static void start() {
        realm = new ChartRealm();
    }

    @AfterAll
    static void stop() {
        realm.close();
    }

    private static void assertRefused(Reply reply) {
        assertTrue(reply.status() == 400 || reply.status() == 401, reply::toString);
        assertEquals("invalid_grant", reply.body().path("error").asText(), reply::toString);
        assertFalse(reply.body().has("access_token"), reply::toString);
    }

    /**
     * Keycloak answers 500 to who must have a code, has none, and cannot be asked to set one up.
     */
    private static void assertNoToken(Reply reply) {
        assertTrue(reply.status() >= 400, reply::toString);
        assertFalse(reply.body().has("access_token"), reply::toString);
    }

    private static JsonNode claims(Reply reply) {
        String[] parts = reply.orThrow().path("access_token").asText().split("\\.", -1);
        try {
            return RestClient.json().readTree(Base64.getUrlDecoder().decode(parts[1]));
        } catch (IOException e) {
            throw new AssertionError(reply.toString(), e);
        }
    }

    private static Set<String> roles(Reply reply) {
        Set<String> roles = new HashSet<>();
        claims(reply).at("/realm_access/roles").forEach(role -> roles.add(role.asText()));
        return roles;
    }

    @Test
    void anOperatorWhoHasNoCodesGetsNoToken() {
        realm.create("op-none", PASSWORD, "operator", "");

        assertNoToken(realm.token("op-none", PASSWORD, ""));
        assertNoToken(realm.token("op-none", PASSWORD, CODES.now()));
    }

    @Test
    void anOperatorGetsATokenWithACodeAndEachCodeIsGoodOnce() {
        realm.create("op", PASSWORD, "operator", SECRET);

        assertRefused(realm.token("op", PASSWORD, ""));
        String code = CODES.now();
        assertTrue(roles(realm.token("op", PASSWORD, code)).contains("operator"));
        assertRefused(realm.token("op", PASSWORD, code));
    }

    @Test
    void aCodeWithoutThePasswordIsNothing() {
        realm.create("op-code", PASSWORD, "operator", SECRET);

        assertRefused(realm.token("op-code", "another long phrase", CODES.now()));
    }

    @Test
    void aWrongCodeIsRefused() {
        realm.create("op-wrong", PASSWORD, "operator", SECRET);

        assertRefused(realm.token("op-wrong", PASSWORD, CODES.wrong()));
    }

    @Test
    void aTraderNeedsNoCodeBeforeCodesAreSetUp() {
        realm.create("trader", PASSWORD, "trader", "");
        realm.create("trader-codes", PASSWORD, "trader", SECRET);

        assertTrue(roles(realm.token("trader", PASSWORD, "")).contains("trader"));
        assertRefused(realm.token("trader-codes", PASSWORD, ""));
        assertTrue(roles(realm.token("trader-codes", PASSWORD, CODES.next())).contains("trader"));
    }

    /** The role that operators have by theirs may be given to anybody. */
    @Test
    void byPolicyATraderNeedsACodeToo() {
        realm.create("trader-policy", PASSWORD, "trader", "");
        realm.token("trader-policy", PASSWORD, "").orThrow();

        realm.grant("trader-policy", "second-factor");

        assertNoToken(realm.token("trader-policy", PASSWORD, ""));
    }

    @Test
    void servicesNeedNone() {
        assertTrue(roles(realm.serviceToken("smoke-operator")).contains("operator"));
        assertTrue(roles(realm.serviceToken("order-service")).contains("service"));
    }

    @Test
    void wrongPasswordsLockOut() {
        realm.create("guessed", PASSWORD, "trader", "");
        realm.create("other", PASSWORD, "trader", "");
        realm.token("guessed", PASSWORD, "").orThrow();

        for (int i = 0; i < FAILURES_MAX; i++) {
            assertRefused(realm.token("guessed", "guess number " + i, ""));
        }

        Market.eventually("locked", () -> realm.attacks("guessed").path("disabled").asBoolean());
        assertRefused(realm.token("guessed", PASSWORD, ""));
        realm.token("other", PASSWORD, "").orThrow();
    }

    @Test
    void wrongCodesLockOutToo() {
        realm.create("op-guessed", PASSWORD, "operator", SECRET);

        for (int i = 0; i < FAILURES_MAX; i++) {
            assertRefused(realm.token("op-guessed", PASSWORD, CODES.wrong()));
        }

        Market.eventually("locked", () -> realm.attacks("op-guessed").path("disabled").asBoolean());
        assertRefused(realm.token("op-guessed", PASSWORD, CODES.now()));
    }

    private static void assertNoPassword(String person, String password, String why) {
        if (realm.token(person, PASSWORD, "").status() != 200) {
            realm.create(person, PASSWORD, "trader", "");
        }

        Reply reply = realm.setPassword(person, password);

        assertEquals(400, reply.status(), reply::toString);
        assertTrue(reply.body().path("error").asText().contains(why), reply::toString);
        realm.token(person, PASSWORD, "").orThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"short", "eleven char", "weak-person-1", "weak-person-1@bourse.example"})
    void aWeakPasswordIsRefused(String password) {
        assertNoPassword("weak-person-1", password, "assword");
    }

    /** Words of the venue and those that everybody takes, however they are written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bourse exchange",
                "BourseBourse",
                "TradingMarket1",
                "Exchange2026",
                "password1234",
                "Welcome-Bourse",
                "1q2w3e4r5t6y",
                "aaaaaaaaaaaaa"
            })
    void aPasswordThatAnybodyWouldTryIsRefused(String password) {
        assertNoPassword("weak-person-2", password, "invalidPasswordBlacklistedMessage");
    }

    @Test
    void aGoodPasswordIsTakenAndAnOldOneIsNot() {
        realm.create("changes", PASSWORD, "trader", "");

        assertEquals(204, realm.setPassword("changes", "quite another phrase").status());
        assertEquals(400, realm.setPassword("changes", PASSWORD).status());

        realm.token("changes", "quite another phrase", "").orThrow();
        assertRefused(realm.token("changes", PASSWORD, ""));
    }

    @Test
    void tokensAreForTheApiAndShortAndARefreshTokenIsGoodOnce() {
        realm.create("brief", PASSWORD, "trader", "");

        Reply reply = realm.token("brief", PASSWORD, "");

        JsonNode claims = claims(reply);
        assertEquals(TOKEN_SECONDS, reply.body().path("expires_in").asInt());
        assertEquals(TOKEN_SECONDS, claims.path("exp").asLong() - claims.path("iat").asLong());
        assertTrue(claims.path("aud").toString().contains("\"bourse-api\""), claims::toString);
        Map<String, String> refresh =
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        reply.body().path("refresh_token").asText());
        realm.token(refresh).orThrow();
        assertRefused(realm.token(refresh));
    }

    private static void assertPageGivesToken(LoginPages pages, String role) {
        Reply reply =
                realm.token(
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                pages.code(),
                                "redirect_uri",
                                ChartRealm.DESK.toString(),
                                "code_verifier",
                                LoginPages.VERIFIER));
        assertTrue(roles(reply).contains(role), reply::toString);
    }

    @Test
    void onPagesATraderLogsInWithThePassword() {
        realm.create("page-trader", PASSWORD, "trader", "");
        try (LoginPages pages = new LoginPages(realm)) {
            pages.send(Map.of("username", "page-trader", "password", PASSWORD));

            assertPageGivesToken(pages, "trader");
        }
    }

    @Test
    void onPagesAnOperatorIsAskedForACode() {
        realm.create("page-op", PASSWORD, "operator", SECRET);
        try (LoginPages pages = new LoginPages(realm)) {
            pages.send(Map.of("username", "page-op", "password", PASSWORD));
            assertTrue(pages.page().contains("name=\"otp\""), pages::page);
            pages.send(Map.of("otp", CODES.wrong()));
            assertTrue(pages.page().contains("name=\"otp\""), pages::page);
            pages.send(Map.of("otp", CODES.now()));

            assertPageGivesToken(pages, "operator");
        }
    }

    @Test
    void onPagesAnOperatorWhoHasNoCodesSetsThemUp() {
        realm.create("page-new", PASSWORD, "operator", "");
        try (LoginPages pages = new LoginPages(realm)) {
            pages.send(Map.of("username", "page-new", "password", PASSWORD));
            OneTimeCode codes = new OneTimeCode(pages.field("totpSecret"));
            pages.send(
                    Map.of(
                            "totp",
                            codes.now(),
                            "totpSecret",
                            codes.secret(),
                            "userLabel",
                            "telephone"));

            assertPageGivesToken(pages, "operator");
            assertRefused(realm.token("page-new", PASSWORD, ""));
            realm.token("page-new", PASSWORD, codes.next()).orThrow();
        }
    }
}
