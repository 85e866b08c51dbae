package org.bourse.marketdata.socket;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.bourse.marketdata.feed.MarketFeed;

/** Refuses connections that could not be served. */
@ApplicationScoped
public class UpgradeGate implements HttpUpgradeCheck {
    private static final int UNAVAILABLE = 503;

    private final Clients clients;
    private final MarketFeed feed;

    @Inject
    UpgradeGate(Clients clients, MarketFeed feed) {
        this.clients = clients;
        this.feed = feed;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        if (!feed.live() || !clients.haveRoom()) {
            return CheckResult.rejectUpgrade(UNAVAILABLE);
        }
        Wire.remember(context.httpRequest().connection(), context.userData());
        return CheckResult.permitUpgrade();
    }
}
