package org.bourse.risk.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import org.bourse.risk.alert.Outbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives close-outs that were given up to the publisher of alerts. */
@ApplicationScoped
class GivenUpAlerts implements Outbox.Source {
    private final int venue;

    @Inject
    GivenUpAlerts(@ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.venue = venue;
    }

    @Override
    public Outbox on(Connection connection) {
        return new GivenUpOutbox(connection, venue);
    }
}
