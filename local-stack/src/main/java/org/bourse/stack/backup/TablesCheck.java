package org.bourse.stack.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.bourse.contracts.archive.ArchivedRecord;
import org.bourse.contracts.archive.CommandPosition;
import org.bourse.stack.process.StackException;
import org.bourse.stack.service.BourseService;
import org.bourse.stack.topic.Brokers;
import org.bourse.stack.verify.database.Applied;
import org.bourse.stack.verify.database.Databases;
import org.bourse.stack.verify.database.Snapshot;

/** Tables may be behind the topics, which then are applied; never ahead. */
public final class TablesCheck {
    /** After a change of leaders the last record need not be that of the highest sequence. */
    private static final int LOOK_BACK = 100;

    private static final int EMPTY_POLLS_MAX = 100;

    private final int venue;
    private final List<Table> tables = new ArrayList<>();
    private final String matching = BourseService.MATCHING_SERVICE.database();
    private final long snapshotPosition;

    /** What a service has applied of a topic. */
    private record Table(String database, String topic, long sequence) {}

    /**
     * Reads how far a venue's tables are, while no service changes them.
     *
     * @throws StackException when a database does not answer
     */
    public TablesCheck(Databases databases, int venue) {
        this.venue = venue;
        for (BourseService service : BourseService.values()) {
            String database = service.database();
            for (String topic : service.projectedTopics()) {
                long sequence = applied(databases.projection(database, topic, venue)).sequence();
                if (sequence > 0) {
                    tables.add(new Table(database, topic, sequence));
                }
            }
        }
        snapshotPosition = applied(databases.snapshots(matching, venue)).position();
    }

    private static Applied applied(Optional<Snapshot> found) {
        found.ifPresent(Snapshot::close);
        return found.map(Snapshot::applied).orElse(Applied.NOTHING);
    }

    /** The topics of which any table has something. */
    Set<String> topics() {
        return tables.stream().map(Table::topic).collect(Collectors.toSet());
    }

    /**
     * Compares them with topics that were imported.
     *
     * @param next the position after the last command that was imported
     * @throws StackException names the tables that are ahead
     */
    void compare(Brokers brokers, long next) {
        List<String> ahead = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = brokers.consumer()) {
            for (Table table : tables) {
                long last = lastSequence(new KafkaPartition(consumer, table.topic(), venue));
                if (table.sequence() > last) {
                    ahead.add(
                            "database %s has applied sequence %d of %s, which ends with %d"
                                    .formatted(
                                            table.database(),
                                            table.sequence(),
                                            table.topic(),
                                            last));
                }
            }
        } catch (KafkaException e) {
            throw new StackException("cannot compare the tables: Kafka says: " + e.getMessage(), e);
        }
        if (snapshotPosition >= next) {
            ahead.add(
                    "database %s has a snapshot of command %d, and the imported log ends with command %d"
                            .formatted(matching, snapshotPosition, next - 1));
        }
        if (!ahead.isEmpty()) {
            throw new StackException(
                    "tables are ahead of the topics and must not be used so: "
                            + String.join("; ", ahead)
                            + ". Restore them as of an earlier time");
        }
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
