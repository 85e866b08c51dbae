package org.bourse.marketdata.socket;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** {@code /stream?streams=a/b} is {@code /ws?streams=a/b}, as clients of other venues know it. */
@ApplicationScoped
class CombinedStreams {
    void route(@Observes Router router) {
        router.get("/stream").order(0).handler(CombinedStreams::reroute);
    }

    private static void reroute(RoutingContext context) {
        String query = context.request().query();
        context.reroute(MarketSocket.PATH + (query == null ? "" : "?" + query));
    }
}
