package org.bourse.stack.verify.database;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
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
                    p.kind, p.reference, j.venue_time
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
                                OrderDatabase.micros(row.getObject(10, OffsetDateTime.class))),
                position,
                index);
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
}
