package org.bourse.marketdata.feed;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.bourse.platform.events.EventTail;
import org.bourse.platform.events.EventTails;

/** Follows all the topics that market and accounts are made of, in one thread. */
@Startup
@ApplicationScoped
class VenueFeed {
    private final EventTails tails;
    private final FeedConfig config;
    private final List<EventTail<?>> followed;

    @Inject
    VenueFeed(EventTails tails, FeedConfig config, MarketFeed market, AccountFeed accounts) {
        this.tails = tails;
        this.config = config;
        followed = Stream.of(market.tails(), accounts.tails()).flatMap(List::stream).toList();
    }

    @PostConstruct
    void start() {
        tails.follow(config.pace(), followed);
    }
}
