package org.bourse.platform.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFilterTest {
    /** Of the body {@code {}}. */
    private static final String BODY_SHA256 =
            "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

    /** Says nothing of keys. */
    static class Plain {
        public void any() {}

        @KeyScope({})
        public void never() {}

        @KeyScope(Scope.WITHDRAW)
        public void withdraw() {}
    }

    /** All that changes something is trading. */
    @KeyScope(Scope.TRADE)
    static class Trading {
        public void any() {}

        @KeyScope(Scope.READ)
        public void reads() {}
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        KeyFilterTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static KeyFilter filter(@Nullable SignedBy key) {
        return new KeyFilter(fake(RoutingContext.class, (_, _, _) -> key));
    }

    /** The status it is refused with; none: it passes. */
    private static @Nullable Integer refusal(
            @Nullable SignedBy key, String httpMethod, Class<?> type, String name)
            throws Exception {
        KeyFilter filter = filter(key);
        Method method = type.getMethod(name);
        filter.resource =
                fake(
                        ResourceInfo.class,
                        (_, called, _) ->
                                called.getName().equals("getResourceMethod") ? method : type);
        AtomicReference<Integer> refusal = new AtomicReference<>();
        filter.filter(
                fake(
                        ContainerRequestContext.class,
                        (_, called, given) -> {
                            if (called.getName().equals("abortWith")) {
                                refusal.set(((Response) given[0]).getStatus());
                                return null;
                            }
                            return httpMethod;
                        }));
        return refusal.get();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, Plain, any, READ",
        "HEAD, Plain, any, READ",
        "POST, Plain, any, ",
        "GET, Plain, never, ",
        "DELETE, Plain, never, ",
        "POST, Plain, withdraw, WITHDRAW",
        "GET, Trading, any, READ",
        "POST, Trading, any, TRADE",
        "PATCH, Trading, any, TRADE",
        "POST, Trading, reads, READ"
    })
    void aKeyMayWhatItsScopesSay(
            String httpMethod, String type, String name, @Nullable Scope needed) throws Exception {
        Class<?> resource = type.equals("Plain") ? Plain.class : Trading.class;
        for (Scope scope : Scope.values()) {
            SignedBy key = new SignedBy(Set.of(scope), BODY_SHA256);
            assertEquals(scope == needed ? null : 403, refusal(key, httpMethod, resource, name));
        }
        SignedBy all = new SignedBy(EnumSet.allOf(Scope.class), BODY_SHA256);
        assertEquals(needed == null ? 403 : null, refusal(all, httpMethod, resource, name));
    }

    @Test
    void aTokenIsNotAskedForScopes() throws Exception {
        assertNull(refusal(null, "DELETE", Plain.class, "never"));
    }

    private static String read(@Nullable SignedBy key, String body) throws IOException {
        AtomicReference<InputStream> in =
                new AtomicReference<>(
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        return (String)
                filter(key)
                        .aroundReadFrom(
                                fake(
                                        ReaderInterceptorContext.class,
                                        (_, called, given) ->
                                                switch (called.getName()) {
                                                    case "getInputStream" -> in.get();
                                                    case "setInputStream" -> {
                                                        in.set((InputStream) given[0]);
                                                        yield null;
                                                    }
                                                    default ->
                                                            new String(
                                                                    in.get().readAllBytes(),
                                                                    StandardCharsets.UTF_8);
                                                }));
    }

    @Test
    void aBodyIsReadOnlyIfItIsWhatWasSigned() throws Exception {
        SignedBy key = new SignedBy(Set.of(Scope.TRADE), BODY_SHA256);

        assertEquals("{}", read(key, "{}"));
        assertThrows(AuthenticationFailedException.class, () -> read(key, "{} "));
        assertThrows(AuthenticationFailedException.class, () -> read(key, ""));
        assertEquals("anything", read(null, "anything"));
    }
}
