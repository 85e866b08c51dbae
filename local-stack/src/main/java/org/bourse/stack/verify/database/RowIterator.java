package org.bourse.stack.verify.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Rows one by one. */
final class RowIterator<T> implements Iterator<T> {
    private final ResultSet rows;
    private final Snapshot.RowReader<T> reader;
    private boolean isThere;

    RowIterator(ResultSet rows, Snapshot.RowReader<T> reader) throws SQLException {
        this.rows = rows;
        this.reader = reader;
        isThere = rows.next();
    }

    @Override
    public boolean hasNext() {
        return isThere;
    }

    @Override
    public T next() {
        if (!isThere) {
            throw new NoSuchElementException();
        }
        try {
            T row = reader.read(rows);
            isThere = rows.next();
            return row;
        } catch (SQLException e) {
            throw Snapshot.failed(e);
        }
    }
}
