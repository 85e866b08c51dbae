package org.bourse.stack.verify;

import java.util.Optional;
import org.bourse.contracts.Topics;
import org.bourse.contracts.archive.TopicArchive;
import org.bourse.stack.topic.Brokers;
import org.bourse.stack.verify.database.Databases;
import org.bourse.stack.verify.database.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Where a venue is looked at.
 *
 * @param venue the partition of the topics
 * @param archive where what was deleted from the topics is; null when that is not known
 */
record Source(Brokers brokers, Databases databases, int venue, @Nullable TopicArchive archive) {
    static final String ORDERS = "orders";
    static final String PORTFOLIO = "portfolio";
    static final String RISK = "risk";
    static final String MARKET = "marketdata";
    static final String MATCHING = "matching";

    /** A service's database as it is now; empty when the service has never run. */
    Optional<Snapshot> database(String name) {
        return switch (name) {
            case PORTFOLIO -> projection(name, Topics.LEDGER_EVENTS);
            case MARKET -> projection(name, Topics.TRADE_EVENTS);
            case MATCHING -> databases.snapshots(name, venue);
            default -> projection(name, Topics.ORDER_EVENTS);
        };
    }

    private Optional<Snapshot> projection(String name, String topic) {
        return databases.projection(name, topic, venue);
    }
}
