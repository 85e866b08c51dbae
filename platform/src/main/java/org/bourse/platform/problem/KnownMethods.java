package org.bourse.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * Refuses all methods that no endpoint has, wherever they go: TRACE, which would send back a
 * request with its headers, CONNECT, which would make a proxy, and whatever else somebody invents.
 * What the framework serves itself does not look at the method.
 */
@ApplicationScoped
public class KnownMethods {
    static final Problem REFUSAL = Problem.of(405, "METHOD_NOT_ALLOWED", "Not with this method.");

    /** Behind CORS, so that browsers may read the refusal. */
    private static final int PRIORITY = -(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1);

    private static final Set<HttpMethod> KNOWN =
            Set.of(
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.OPTIONS,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.PATCH,
                    HttpMethod.DELETE);

    private final Refusal refusal;

    @Inject
    public KnownMethods(ObjectMapper json) throws JsonProcessingException {
        refusal = new Refusal(REFUSAL, json);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        if (KNOWN.contains(context.request().method())) {
            context.next();
        } else {
            refusal.answer(context.response());
        }
    }
}
