package org.bourse.marketdata.socket;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bourse.marketdata.login.Owner;
import org.jboss.logging.Logger;

/** Cuts off clients that have gone silent, and those whose time is over. */
final class Sweep {
    private static final Logger LOG = Logger.getLogger(Sweep.class);

    private final Supplier<List<Client>> clients;
    private final Duration idleMax;
    private final Duration ageMax;
    private final Predicate<Owner> good;

    /**
     * @param idleMax how long nothing may come from a client
     * @param ageMax how long it may be connected
     * @param good whether who logged in may go on
     */
    Sweep(
            Supplier<List<Client>> clients,
            Duration idleMax,
            Duration ageMax,
            Predicate<Owner> good) {
        this.clients = clients;
        this.idleMax = idleMax;
        this.ageMax = ageMax;
        this.good = good;
    }

    /** Looks at all of them; one that cannot be cut off keeps no other, and no later sweep. */
    void run(long nowNanos, long nowMillis) {
        for (Client client : clients.get()) {
            try {
                due(client, nowNanos, nowMillis).ifPresent(client::cutOff);
            } catch (RuntimeException e) {
                LOG.error("a client could not be cut off", e);
            }
        }
    }

    private Optional<CutOff> due(Client client, long nowNanos, long nowMillis) {
        if (client.silentNanos(nowNanos) > idleMax.toNanos()) {
            return Optional.of(CutOff.IDLE);
        }
        if (client.ageNanos(nowNanos) > ageMax.toNanos()) {
            return Optional.of(CutOff.MAX_AGE);
        }
        return client.owner().flatMap(owner -> due(owner, nowMillis));
    }

    private Optional<CutOff> due(Owner owner, long nowMillis) {
        if (owner.expiresMillis() <= nowMillis) {
            return Optional.of(CutOff.TOKEN_EXPIRED);
        }
        return good.test(owner) ? Optional.empty() : Optional.of(CutOff.KEY_REVOKED);
    }
}
