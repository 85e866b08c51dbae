package org.bourse.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body by the length it claims, as a {@link Problem}; the framework's own check, which
 * comes next, would answer without a body.
 */
@ApplicationScoped
public class BodyLimit {
    static final Problem TOO_LARGE =
            Problem.of(413, "BODY_TOO_LARGE", "The body is larger than is taken here.");

    /** Behind CORS, so that browsers may read the refusal, and just before the framework's. */
    private static final int PRIORITY = -(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1);

    /**
     * A body up to this is read and thrown away: a connection that is closed while its client still
     * writes is reset, and the client may never see the answer. Longer ones are not worth it.
     */
    private static final long DISCARDED_BYTES_MAX = 1 << 20;

    private final long bytesMax;
    private final Refusal refusal;

    @Inject
    public BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize bytesMax,
            ObjectMapper json)
            throws JsonProcessingException {
        this.bytesMax = bytesMax.asLongValue();
        refusal = new Refusal(TOO_LARGE, json);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        long claimed = length == null ? 0 : Long.parseLong(length);
        if (claimed <= bytesMax) {
            context.next();
            return;
        }
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        if (claimed <= DISCARDED_BYTES_MAX) {
            request.handler(_ -> {}).endHandler(_ -> refusal.answer(response)).resume();
        } else {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .endHandler(_ -> request.connection().close());
            refusal.answer(response);
        }
    }
}
