package org.bourse.risk.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The tables {@code audit_entry} and {@code audit_head}, within somebody's transaction. */
public final class AuditTable {
    /** Its own, so that no setting of the service changes what is hashed. */
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final HexFormat HEX = HexFormat.of();

    private final Connection connection;

    public AuditTable(Connection connection) {
        this.connection = connection;
    }

    /** An entry and its hash in hexadecimal. */
    record Sealed(AuditEntry entry, String hash) {}

    /** The end of the chain. */
    record Head(long number, String hash) {}

    /**
     * Which entries are asked for.
     *
     * @param fromMicros at this time or later
     * @param toMicros before this time
     */
    record Query(
            long fromMicros, long toMicros, Optional<String> subject, Optional<Act.Kind> kind) {}

    /** Enters an act. Whoever else enters one waits until this transaction ends. */
    public void append(Act act) throws SQLException {
        append(List.of(act));
    }

    /** Enters acts in this order, as {@link #append(Act)} does each. */
    void append(List<Act> acts) throws SQLException {
        Head head = head("SELECT number, hash FROM audit_head FOR UPDATE");
        try (PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO audit_entry (number, time_micros, kind, subject,
                                    object, details, hash)
                                VALUES (?, ?, ?, ?, ?, ?, ?)\
                                """);
                PreparedStatement update =
                        connection.prepareStatement("UPDATE audit_head SET number = ?, hash = ?")) {
            for (Act act : acts) {
                AuditEntry entry = entry(head.number() + 1, act);
                head = new Head(entry.number(), entry.hash(head.hash()));
                add(insert, entry, head.hash());
            }
            insert.executeBatch();
            update.setLong(1, head.number());
            update.setBytes(2, HEX.parseHex(head.hash()));
            update.executeUpdate();
        }
    }

    private static AuditEntry entry(long number, Act act) {
        return new AuditEntry(
                number,
                ChronoUnit.MICROS.between(Instant.EPOCH, act.time()),
                act.kind().name(),
                act.subject(),
                act.object(),
                text(act));
    }

    private static void add(PreparedStatement insert, AuditEntry entry, String hash)
            throws SQLException {
        insert.setLong(1, entry.number());
        insert.setLong(2, entry.timeMicros());
        insert.setString(3, entry.kind());
        insert.setString(4, entry.subject());
        insert.setString(5, entry.object());
        insert.setString(6, entry.details());
        insert.setBytes(7, HEX.parseHex(hash));
        insert.addBatch();
    }

    private static String text(Act act) {
        try {
            return JSON.writeValueAsString(act.details());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not to be written as JSON", e);
        }
    }

    Head head() throws SQLException {
        return head("SELECT number, hash FROM audit_head");
    }

    private Head head(String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Head(row.getLong(1), HEX.formatHex(row.getBytes(2)));
        }
    }

    /** The newest entries, newest first, with numbers below this only. */
    List<Sealed> newest(Query query, long before, int countMax) throws SQLException {
        return page(query, "number < ?", before, "DESC", countMax);
    }

    /** The oldest entries, oldest first, with numbers above this only. */
    List<Sealed> oldest(Query query, long after, int countMax) throws SQLException {
        return page(query, "number > ?", after, "ASC", countMax);
    }

    private List<Sealed> page(Query query, String bound, long number, String order, int countMax)
            throws SQLException {
        String sql =
                "SELECT number, time_micros, kind, subject, object, details, hash FROM audit_entry"
                        + " WHERE time_micros >= ? AND time_micros < ? AND "
                        + bound
                        + (query.subject().isPresent() ? " AND subject = ?" : "")
                        + (query.kind().isPresent() ? " AND kind = ?" : "")
                        + " ORDER BY number "
                        + order
                        + " LIMIT ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int at = 1;
            select.setLong(at++, query.fromMicros());
            select.setLong(at++, query.toMicros());
            select.setLong(at++, number);
            if (query.subject().isPresent()) {
                select.setString(at++, query.subject().get());
            }
            if (query.kind().isPresent()) {
                select.setString(at++, query.kind().get().name());
            }
            select.setInt(at, countMax);
            List<Sealed> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(
                            new Sealed(
                                    new AuditEntry(
                                            row.getLong(1),
                                            row.getLong(2),
                                            row.getString(3),
                                            row.getString(4),
                                            row.getString(5),
                                            row.getString(6)),
                                    HEX.formatHex(row.getBytes(7))));
                }
            }
            return found;
        }
    }
}
