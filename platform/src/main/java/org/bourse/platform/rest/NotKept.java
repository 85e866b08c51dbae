package org.bourse.platform.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** An answer that does not say for how long it may be kept is not to be kept, refusals included. */
@ApplicationScoped
public class NotKept {
    /** Before whatever may refuse a request. */
    private static final int PRIORITY = 600;

    public void register(@Observes Filters filters) {
        filters.register(NotKept::mark, PRIORITY);
    }

    private static void mark(RoutingContext context) {
        context.addHeadersEndHandler(_ -> {
            MultiMap headers = context.response().headers();
            if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
                headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
            }
        });
        context.next();
    }
}
