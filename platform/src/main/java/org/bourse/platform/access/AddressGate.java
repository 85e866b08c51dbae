package org.bourse.platform.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.Refusal;
import org.bourse.platform.security.KeyAuthentication;
import org.bourse.platform.security.Roles;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests from where none are taken: all of them before anything else is looked at, those
 * of staff once their token or key is verified. Behind a proxy the address is what the proxy says,
 * if the service is told to believe it.
 */
@ApplicationScoped
public class AddressGate {
    private static final Logger LOG = Logger.getLogger(AddressGate.class);
    private static final Problem REFUSAL =
            Problem.of(403, "ADDRESS_NOT_ALLOWED", "Nothing is taken from this address.");

    /** Before all else, CORS included. */
    private static final int PRIORITY = 500;

    /** Just behind the framework's authentication and authorization, which have 200 and 100. */
    private static final int STAFF_PRIORITY = 95;

    private static final Set<String> STAFF =
            Set.of(Roles.OPERATOR, Roles.RISK_MANAGER, Roles.AUDITOR);

    private final AddressRanges all;
    private final AddressRanges staff;
    private final Function<RoutingContext, Uni<SecurityIdentity>> identities;
    private final Refusal refusal;

    /**
     * @throws IllegalArgumentException when what is set is no range
     */
    @Inject
    public AddressGate(AccessConfig config, ObjectMapper json) throws JsonProcessingException {
        this(config, context -> QuarkusHttpUser.getSecurityIdentity(context, null), json);
    }

    AddressGate(
            AccessConfig config,
            Function<RoutingContext, Uni<SecurityIdentity>> identities,
            ObjectMapper json)
            throws JsonProcessingException {
        all = AddressRanges.parse(config.addresses().orElse(List.of()));
        staff = AddressRanges.parse(config.staffAddresses().orElse(List.of()));
        this.identities = identities;
        refusal = new Refusal(REFUSAL, json);
    }

    void register(@Observes Filters filters) {
        if (!all.isEmpty()) {
            filters.register(this::ofAnybody, PRIORITY);
        }
        if (!staff.isEmpty()) {
            filters.register(this::ofStaff, STAFF_PRIORITY);
        }
    }

    /**
     * Whether somebody may come from an address; for tokens that come in no header.
     *
     * @param address a literal; none is known: from nowhere
     */
    public boolean admits(SecurityIdentity identity, @Nullable String address) {
        return staff.isEmpty()
                || STAFF.stream().noneMatch(identity::hasRole)
                || staff.contains(address);
    }

    private static @Nullable String address(RoutingContext context) {
        SocketAddress remote = context.request().remoteAddress();
        return remote == null ? null : remote.hostAddress();
    }

    private void ofAnybody(RoutingContext context) {
        if (all.contains(address(context))) {
            context.next();
        } else {
            refuse(context);
        }
    }

    private void ofStaff(RoutingContext context) {
        MultiMap headers = context.request().headers();
        boolean isAsked =
                headers.contains(HttpHeaders.AUTHORIZATION)
                        || headers.contains(KeyAuthentication.KEY);
        if (!isAsked || staff.contains(address(context))) {
            context.next();
            return;
        }
        identities
                .apply(context)
                .map(identity -> admits(identity, address(context)))
                // Whoever is asked next refuses the token in the usual words: what became of it is
                // remembered with the request.
                .onFailure()
                .recoverWithItem(true)
                .subscribe()
                .with(
                        admitted -> {
                            if (admitted) {
                                context.next();
                            } else {
                                refuse(context);
                            }
                        },
                        context::fail);
    }

    private void refuse(RoutingContext context) {
        LOG.debugf("address not allowed address=%s", address(context));
        refusal.answer(context.response());
    }
}
