package org.bourse.platform.security;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.bourse.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Of requests that an API key signed: lets pass what its scopes allow, and, before a resource sees
 * it, compares the body with what was signed. A body that no resource reads is not compared.
 */
@Provider
public class KeyFilter implements ContainerRequestFilter, ReaderInterceptor {
    private static final Problem REFUSAL =
            Problem.of(403, "FORBIDDEN", "The key's scopes do not allow this.");

    private final RoutingContext http;

    /** Of the request that is asked about. */
    @Context
    @SuppressWarnings("NullAway.Init") // set by the framework
    ResourceInfo resource;

    @Inject
    KeyFilter(RoutingContext http) {
        this.http = http;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        SignedBy key = http.get(SignedBy.class.getName());
        if (key == null) {
            return;
        }
        // Asked for here and not in a method of its own: so Quarkus sees it, for native images.
        KeyScope ofMethod = resource.getResourceMethod().getAnnotation(KeyScope.class);
        KeyScope ofClass = resource.getResourceClass().getAnnotation(KeyScope.class);
        if (!mayPass(key, request.getMethod(), ofMethod, ofClass)) {
            request.abortWith(REFUSAL.toResponse());
        }
    }

    private static boolean mayPass(
            SignedBy key, String method, @Nullable KeyScope ofMethod, @Nullable KeyScope ofClass) {
        if (ofMethod == null && (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))) {
            return key.scopes().contains(Scope.READ);
        }
        KeyScope needed = ofMethod == null ? ofClass : ofMethod;
        return needed != null && Arrays.stream(needed.value()).anyMatch(key.scopes()::contains);
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        SignedBy key = http.get(SignedBy.class.getName());
        if (key != null) {
            byte[] body = context.getInputStream().readAllBytes();
            if (!sha256(body).equals(key.bodySha256())) {
                throw new AuthenticationFailedException();
            }
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }

    /** In hexadecimal, small letters. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
