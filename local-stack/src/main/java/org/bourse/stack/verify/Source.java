package org.bourse.stack.verify;

import java.util.Optional;
import org.bourse.contracts.Topics;
import org.bourse.contracts.archive.TopicArchive;
import org.bourse.stack.StackClient;
import org.bourse.stack.verify.database.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Where a venue is looked at.
 *
 * @param venue the partition of the topics
 * @param archive where what was deleted from the topics is; null when that is not known
 */
record Source(StackClient stack, int venue, @Nullable TopicArchive archive) {
    static final String ORDERS = "orders";
    static final String PORTFOLIO = "portfolio";
    static final String RISK = "risk";
    static final String MARKET = "marketdata";

    String bootstrapServers() {
        return stack.kafkaBootstrapServers();
    }

    /** A service's database as it is now; empty when the service has never run. */
    Optional<Snapshot> database(String name) {
        return Snapshot.open(
                stack.jdbcUrl(name), name, stack.jdbcPassword(name), topic(name), venue);
    }

    private static String topic(String database) {
        return switch (database) {
            case PORTFOLIO -> Topics.LEDGER_EVENTS;
            case MARKET -> Topics.TRADE_EVENTS;
            default -> Topics.ORDER_EVENTS;
        };
    }
}
