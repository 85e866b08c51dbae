package org.bourse.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Ends a request whose body is not there in time, with a {@link Problem}. The framework would wait
 * for as long as a byte comes now and then.
 */
@ApplicationScoped
public class BodyDeadline {
    private static final long MILLIS_MAX = 10_000;
    private static final Problem TOO_SLOW =
            Problem.of(408, "BODY_TOO_SLOW", "The body did not come in time; nothing was done.");

    /** Before all that may look at the body. */
    private static final int PRIORITY = 400;

    private final long millisMax;
    private final Refusal refusal;

    @Inject
    public BodyDeadline(ObjectMapper json) throws JsonProcessingException {
        this(json, MILLIS_MAX);
    }

    BodyDeadline(ObjectMapper json, long millisMax) throws JsonProcessingException {
        this.millisMax = millisMax;
        refusal = new Refusal(TOO_SLOW, json);
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, PRIORITY);
    }

    private void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (hasBody(request)) {
            long timer = context.vertx().setTimer(millisMax, _ -> end(request));
            context.addEndHandler(_ -> context.vertx().cancelTimer(timer));
        }
        context.next();
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                        || request.version() == HttpVersion.HTTP_2 && !request.isEnded()
                : !length.equals("0");
    }

    private void end(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (request.isEnded() || response.ended()) {
            return;
        }
        if (response.headWritten()) {
            request.connection().close();
            return;
        }
        if (request.version() == HttpVersion.HTTP_2) {
            refusal.answer(response);
        } else {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            refusal.answer(response).onComplete(_ -> request.connection().close());
        }
    }
}
