package org.bourse.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.bourse.platform.problem.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over HTTP from 127.0.0.1; who somebody is stands in the header in place of a token. */
class AddressGateTest {
    private static final List<String> HERE = List.of("127.0.0.0/8");
    private static final List<String> ELSEWHERE = List.of("192.0.2.0/24", "2001:db8::/32");

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();

    private record Ranges(Optional<List<String>> addresses, Optional<List<String>> staffAddresses)
            implements AccessConfig {}

    @AfterEach
    void stop() throws Exception {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    private static Uni<SecurityIdentity> identity(RoutingContext context) {
        String role = context.request().getHeader("Authorization");
        return role.equals("forged")
                ? Uni.createFrom().failure(new AuthenticationFailedException())
                : Uni.createFrom().item(of(role));
    }

    private static SecurityIdentity of(String role) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("somebody"))
                .addRole(role)
                .build();
    }

    private static AddressGate gate(List<String> all, List<String> staff) throws Exception {
        return new AddressGate(
                new Ranges(
                        Optional.of(all).filter(it -> !it.isEmpty()),
                        Optional.of(staff).filter(it -> !it.isEmpty())),
                AddressGateTest::identity,
                new ObjectMapper());
    }

    /** Asks a server with this gate; nobody in particular asks where the role is empty. */
    private HttpResponse<String> ask(AddressGate gate, String role) throws Exception {
        Filters filters = new Filters();
        gate.register(filters);
        Router router = Router.router(vertx);
        for (Filter filter : filters.getFilters()) {
            router.route().order(-filter.getPriority()).handler(filter.getHandler());
        }
        router.route().handler(context -> context.response().end("served"));
        HttpServer server =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1/orders"));
        if (!role.isEmpty()) {
            request.header("Authorization", role);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertRefused(HttpResponse<String> response) throws Exception {
        assertEquals(403, response.statusCode());
        assertEquals(
                Optional.of(Problem.MEDIA_TYPE), response.headers().firstValue("Content-Type"));
        assertEquals(
                "ADDRESS_NOT_ALLOWED",
                new ObjectMapper().readTree(response.body()).path("code").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "trader", "operator", "forged"})
    void whereNothingIsSaidAllAreServed(String role) throws Exception {
        assertEquals("served", ask(gate(List.of(), List.of()), role).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "trader", "operator", "forged"})
    void fromElsewhereNobodyIsServed(String role) throws Exception {
        assertRefused(ask(gate(ELSEWHERE, List.of()), role));
        assertEquals("served", ask(gate(HERE, List.of()), role).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "risk-manager", "auditor"})
    void fromElsewhereStaffIsNotServed(String role) throws Exception {
        assertRefused(ask(gate(List.of(), ELSEWHERE), role));
        assertEquals("served", ask(gate(List.of(), HERE), role).body());
    }

    /** A forged token is nobody's: others refuse it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "trader", "market-maker", "service", "forged"})
    void fromElsewhereOthersAreServed(String role) throws Exception {
        assertEquals("served", ask(gate(List.of(), ELSEWHERE), role).body());
    }

    @Test
    void tokensThatComeInNoHeaderAreJudgedAlike() throws Exception {
        AddressGate gate = gate(List.of(), ELSEWHERE);

        assertTrue(gate.admits(of("operator"), "192.0.2.9"));
        assertFalse(gate.admits(of("operator"), "127.0.0.1"));
        assertFalse(gate.admits(of("operator"), null));
        assertTrue(gate.admits(of("trader"), "127.0.0.1"));
    }

    @Test
    void whatIsNoRangeEndsTheStart() {
        assertThrows(IllegalArgumentException.class, () -> gate(List.of("10.0.0.1/8"), List.of()));
    }
}
