package org.bourse.risk.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import org.bourse.risk.alert.Outbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives the openings of cases to the publisher of alerts. */
@ApplicationScoped
class CaseAlerts implements Outbox.Source {
    private final int venue;

    @Inject
    CaseAlerts(@ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.venue = venue;
    }

    @Override
    public Outbox on(Connection connection) {
        return new CaseOutbox(connection, venue);
    }
}
