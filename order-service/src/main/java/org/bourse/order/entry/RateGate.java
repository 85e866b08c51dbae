package org.bourse.order.entry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.bourse.order.ratelimit.RateLimits;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;

/** Lets an account's requests through as far as its rate allows. */
@ApplicationScoped
class RateGate {
    private final RateLimits limits;
    private final Caller caller;

    @Inject
    RateGate(RateLimits limits, Caller caller) {
        this.limits = limits;
        this.caller = caller;
    }

    /** Of so many new orders, all of which pass or none. */
    Uni<Response> order(long account, int orders, Supplier<Uni<Response>> then) {
        return limits.ordered(account, caller.hasRole(Roles.MARKET_MAKER), orders, then);
    }

    Uni<Response> cancel(long account, Supplier<Uni<Response>> then) {
        return limits.cancelled(account, caller.hasRole(Roles.MARKET_MAKER), 1, then);
    }
}
