package org.bourse.order.ratelimit;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells with each answer, whatever it is, what the account may still send. */
public class RateLimitHeaders {
    private static final String ALLOWANCE = Allowance.class.getName();

    private final CurrentVertxRequest current;

    @Inject
    public RateLimitHeaders(CurrentVertxRequest current) {
        this.current = current;
    }

    /** What the answer of this request is to tell. */
    static void tell(RoutingContext request, Allowance allowance) {
        request.put(ALLOWANCE, allowance);
    }

    @ServerResponseFilter
    public void add(ContainerResponseContext response) {
        Allowance allowance = current.getCurrent().get(ALLOWANCE);
        if (allowance != null) {
            MultivaluedMap<String, Object> headers = response.getHeaders();
            headers.putSingle("RateLimit-Limit", allowance.limit());
            headers.putSingle("RateLimit-Remaining", allowance.remaining());
            headers.putSingle("RateLimit-Reset", allowance.resetSeconds());
        }
    }
}
