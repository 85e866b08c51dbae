package org.bourse.risk.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import org.bourse.risk.alert.Outbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives what tripped to the publisher of alerts. */
@ApplicationScoped
class TripAlerts implements Outbox.Source {
    private final int venue;

    @Inject
    TripAlerts(@ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.venue = venue;
    }

    @Override
    public Outbox on(Connection connection) {
        return new TripOutbox(connection, venue);
    }
}
