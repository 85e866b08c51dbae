package org.bourse.risk.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.AdministrativeAct;

/** The table {@code act_offset}, and what it stands for, within somebody's transaction. */
final class ActTable {
    private final Connection connection;

    ActTable(Connection connection) {
        this.connection = connection;
    }

    /** A record of the topic, and where it stands there. */
    record Recorded(long offset, AdministrativeAct act) {}

    /** The offset of the first record that is not entered. */
    long nextOffset() throws SQLException {
        return nextOffset("SELECT next_offset FROM act_offset");
    }

    private long nextOffset(String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Enters records that follow each other, but those that are entered already, by whomever.
     *
     * @param time of the entries
     * @throws IllegalStateException when some before them are missing
     */
    void enter(List<Recorded> records, Instant time) throws SQLException {
        long next = nextOffset("SELECT next_offset FROM act_offset FOR UPDATE");
        List<Act> acts = new ArrayList<>();
        for (Recorded one : records) {
            if (one.offset() > next) {
                throw new IllegalStateException(
                        "acts have a gap: next=%d, then %d".formatted(next, one.offset()));
            }
            if (one.offset() == next) {
                acts.add(ActReader.read(one.act(), time));
                next++;
            }
        }
        if (acts.isEmpty()) {
            return;
        }
        new AuditTable(connection).append(acts);
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE act_offset SET next_offset = ?")) {
            update.setLong(1, next);
            update.executeUpdate();
        }
    }
}
