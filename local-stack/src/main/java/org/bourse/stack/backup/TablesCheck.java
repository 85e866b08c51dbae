package org.bourse.stack.backup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.bourse.contracts.archive.ArchivedRecord;
import org.bourse.contracts.archive.CommandPosition;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;

/** Tables may be behind the topics, which then are applied; never ahead. */
public final class TablesCheck {
    /** After a change of leaders the last record need not be that of the highest sequence. */
    private static final int LOOK_BACK = 100;

    private static final int EMPTY_POLLS_MAX = 100;

    private final StackClient stack;
    private final int venue;

    /** Of a stack whose PostgreSQL and Kafka run. */
    public TablesCheck(StackClient stack, int venue) {
        this.stack = stack;
        this.venue = venue;
    }

    /**
     * Compares the positions.
     *
     * @throws StackException names the tables that are ahead
     */
    public void run() {
        List<String> ahead = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                KafkaPartition.consumer(stack.kafkaBootstrapServers())) {
            for (String database : List.of("orders", "portfolio", "risk")) {
                for (Applied applied : applied(database)) {
                    long last = lastSequence(new KafkaPartition(consumer, applied.topic(), venue));
                    if (applied.sequence() > last) {
                        ahead.add(
                                "database %s has applied sequence %d of %s, which ends with %d"
                                        .formatted(
                                                database,
                                                applied.sequence(),
                                                applied.topic(),
                                                last));
                    }
                }
            }
        }
        if (!ahead.isEmpty()) {
            throw new StackException(
                    "tables are ahead of the topics and must not be used so: "
                            + String.join("; ", ahead)
                            + ". Restore them as of an earlier time");
        }
    }

    private record Applied(String topic, long sequence) {}

    private List<Applied> applied(String database) {
        List<Applied> applied = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(
                                stack.jdbcUrl(database), database, stack.jdbcPassword(database));
                PreparedStatement exists =
                        connection.prepareStatement(
                                "SELECT to_regclass('projection_position') IS NOT NULL");
                ResultSet row = exists.executeQuery()) {
            if (row.next() && row.getBoolean(1)) {
                try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT topic, sequence FROM projection_position
                                 WHERE partition = ?
                                """)) {
                    select.setInt(1, venue);
                    try (ResultSet rows = select.executeQuery()) {
                        while (rows.next()) {
                            applied.add(new Applied(rows.getString(1), rows.getLong(2)));
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw new StackException("cannot read database %s: %s".formatted(database, e), e);
        }
        return applied;
    }

    private static long lastSequence(KafkaPartition partition) {
        long end = partition.end();
        long at = Math.max(partition.beginning(), end - LOOK_BACK);
        long last = 0;
        partition.seek(at);
        for (int empty = 0; at < end; ) {
            List<ArchivedRecord> records = partition.poll();
            empty = records.isEmpty() ? empty + 1 : 0;
            if (empty > EMPTY_POLLS_MAX) {
                throw new StackException(partition.topic() + " cannot be read");
            }
            for (ArchivedRecord record : records) {
                at = record.offset() + 1;
                OptionalLong sequence =
                        CommandPosition.header(partition.topic(), record).stream()
                                .mapToLong(header -> header.getSequence())
                                .findFirst();
                last = Math.max(last, sequence.orElse(0));
            }
        }
        return last;
    }
}
