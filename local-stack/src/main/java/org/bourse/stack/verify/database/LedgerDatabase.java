package org.bourse.stack.verify.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bourse.contracts.v1.Bucket;
import org.bourse.stack.verify.check.Balances;

/** The tables of portfolio-service in PostgreSQL. */
public record LedgerDatabase(Snapshot snapshot) implements LedgerTables {

    @Override
    public Applied applied() {
        return snapshot.applied();
    }

    @Override
    public Iterator<Booked> postingsAfter(long position, int index) {
        return snapshot.iterate(
                """
                SELECT p.position, p.event_index, p.account, p.asset, p.bucket, p.delta, p.balance,
                    p.kind, p.reference, j.venue_time, j.writer, j.request_id,
                    coalesce(encode(j.previous_hash, 'hex'), ''),
                    coalesce(encode(j.hash, 'hex'), '')
                FROM posting p JOIN journal_entry j ON j.position = p.position
                WHERE (p.position, p.event_index) > (?, ?)
                ORDER BY p.position, p.event_index\
                """,
                row ->
                        new Booked(
                                row.getLong(1),
                                row.getInt(2),
                                row.getLong(3),
                                row.getInt(4),
                                row.getInt(5),
                                row.getLong(6),
                                row.getLong(7),
                                row.getInt(8),
                                row.getLong(9),
                                header(row)),
                position,
                index);
    }

    private static Header header(ResultSet row) throws SQLException {
        return new Header(
                OrderDatabase.micros(row.getObject(10, OffsetDateTime.class)),
                row.getInt(11),
                row.getObject(12, UUID.class),
                row.getString(13),
                row.getString(14));
    }

    @Override
    public boolean isChained() {
        return snapshot
                .rows(
                        "SELECT hash IS NOT NULL FROM journal_entry ORDER BY position DESC LIMIT 1",
                        row -> row.getBoolean(1))
                .stream()
                .allMatch(Boolean::booleanValue);
    }

    @Override
    public Map<Balances.Place, Long> balances() {
        Map<Balances.Place, Long> balances = new HashMap<>();
        snapshot.rows(
                "SELECT account, asset, available, held FROM balance",
                row -> {
                    long account = row.getLong(1);
                    int asset = row.getInt(2);
                    balances.put(
                            new Balances.Place(account, asset, Bucket.AVAILABLE), row.getLong(3));
                    balances.put(new Balances.Place(account, asset, Bucket.HELD), row.getLong(4));
                    return true;
                });
        return balances;
    }

    @Override
    public Map<Balances.Place, Long> balancesAt(long position) {
        Map<Balances.Place, Long> balances = new HashMap<>();
        snapshot.rows(
                """
                SELECT account, asset, bucket, sum(delta) FROM posting
                WHERE position <= ? GROUP BY account, asset, bucket\
                """,
                row ->
                        balances.put(
                                new Balances.Place(
                                        row.getLong(1),
                                        row.getInt(2),
                                        Objects.requireNonNull(Bucket.forNumber(row.getInt(3)))),
                                row.getLong(4)),
                position);
        return balances;
    }
}
