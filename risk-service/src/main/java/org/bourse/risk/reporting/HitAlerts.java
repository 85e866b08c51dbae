package org.bourse.risk.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import org.bourse.risk.alert.Outbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives payments that were found to the publisher of alerts. */
@ApplicationScoped
class HitAlerts implements Outbox.Source {
    private final int venue;

    @Inject
    HitAlerts(@ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.venue = venue;
    }

    @Override
    public Outbox on(Connection connection) {
        return new HitOutbox(connection, venue);
    }
}
