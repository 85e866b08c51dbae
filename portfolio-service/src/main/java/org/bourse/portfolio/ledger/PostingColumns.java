package org.bourse.portfolio.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.bourse.portfolio.journal.JournalEntry;
import org.bourse.portfolio.journal.LedgerBatch;

/** The lines of a batch turned into columns, as arrays the driver sends in binary. */
final class PostingColumns {
    private final long[] positions;
    private final int[] indexes;
    private final long[] accounts;
    private final int[] assets;
    private final short[] buckets;
    private final long[] deltas;
    private final long[] balances;
    private final short[] kinds;
    private final long[] references;

    PostingColumns(LedgerBatch batch) {
        int count = batch.lines();
        positions = new long[count];
        indexes = new int[count];
        accounts = new long[count];
        assets = new int[count];
        buckets = new short[count];
        deltas = new long[count];
        balances = new long[count];
        kinds = new short[count];
        references = new long[count];
        int row = 0;
        for (JournalEntry entry : batch.entries()) {
            for (JournalEntry.Line line : entry.lines()) {
                positions[row] = entry.position();
                set(row++, line);
            }
        }
    }

    private void set(int row, JournalEntry.Line line) {
        indexes[row] = line.index();
        accounts[row] = line.account();
        assets[row] = line.asset();
        buckets[row] = (short) line.bucket();
        deltas[row] = line.deltaMinor();
        balances[row] = line.balanceMinor();
        kinds[row] = (short) line.kind();
        references[row] = line.reference();
    }

    /** In the order of the table's columns. */
    void bind(PreparedStatement insert) throws SQLException {
        insert.setObject(1, positions);
        insert.setObject(2, indexes);
        insert.setObject(3, accounts);
        insert.setObject(4, assets);
        insert.setObject(5, buckets);
        insert.setObject(6, deltas);
        insert.setObject(7, balances);
        insert.setObject(8, kinds);
        insert.setObject(9, references);
    }
}
