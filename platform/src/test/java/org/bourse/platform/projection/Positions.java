package org.bourse.platform.projection;

import com.google.protobuf.Parser;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.platform.testing.PostgresExtension;

/** Writes a row for each record: its position. */
final class Positions implements Projection<OrderEvents> {
    static void createTables(PostgresExtension postgres) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "DROP TABLE IF EXISTS projection_position, projection_rebuild, applied");
            statement.execute(
                    """
                    CREATE TABLE projection_position (
                        topic text NOT NULL,
                        partition integer NOT NULL,
                        sequence bigint NOT NULL,
                        position bigint NOT NULL,
                        next_offset bigint NOT NULL,
                        PRIMARY KEY (topic, partition)
                    )\
                    """);
            statement.execute(
                    """
                    CREATE TABLE projection_rebuild (
                        topic text NOT NULL,
                        partition integer NOT NULL,
                        id text NOT NULL,
                        until_sequence bigint NOT NULL,
                        begun_at timestamptz NOT NULL,
                        PRIMARY KEY (topic, partition)
                    )\
                    """);
            statement.execute("CREATE TABLE applied (position bigint PRIMARY KEY)");
        }
    }

    /** The rows there are. */
    static List<Long> applied(PostgresExtension postgres) throws SQLException {
        return longs(postgres, "SELECT position FROM applied ORDER BY position");
    }

    /** Sequence, position and next offset as they are stored; empty for none. */
    static List<Long> stored(PostgresExtension postgres) throws SQLException {
        return longs(
                postgres,
                """
                SELECT unnest(ARRAY[sequence, position, next_offset]) FROM projection_position\
                """);
    }

    private static List<Long> longs(PostgresExtension postgres, String sql) throws SQLException {
        List<Long> found = new ArrayList<>();
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        }
        return found;
    }

    @Override
    public String topic() {
        return Topics.ORDER_EVENTS;
    }

    @Override
    public Parser<OrderEvents> parser() {
        return OrderEvents.parser();
    }

    @Override
    public EventHeader header(OrderEvents record) {
        return record.getHeader();
    }

    @Override
    public List<String> tables() {
        return List.of("applied");
    }

    @Override
    public void apply(Connection connection, List<OrderEvents> records) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO applied VALUES (?)")) {
            for (OrderEvents record : records) {
                insert.setLong(1, record.getHeader().getPosition());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
