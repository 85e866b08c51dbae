package org.bourse.marketdata.archive;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.bourse.contracts.SymbolTerms;

/**
 * The rows of a partition as lines, of each symbol a header and then the oldest first. Over a
 * connection without auto-commit, so that no more than some thousand rows are in memory.
 *
 * @param terms of a symbol's number
 */
record ArchiveRows(ArchivedTable table, String partition, IntFunction<SymbolTerms> terms) {
    private static final int FETCH_ROWS = 5_000;

    /** Takes lines. */
    interface LineSink {
        void take(String line) throws IOException;
    }

    String fileName(int symbol) {
        return table.fileName(terms.apply(symbol).name(), partition);
    }

    /** The numbers of the symbols it has rows of, without looking at each row. */
    List<Integer> symbols(Connection connection) throws SQLException {
        List<Integer> symbols = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(table.nextSymbol(partition))) {
            int last = Integer.MIN_VALUE;
            while (true) {
                select.setInt(1, last);
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next() || row.getObject(1) == null) {
                        return symbols;
                    }
                    last = row.getInt(1);
                    symbols.add(last);
                }
            }
        }
    }

    void each(Connection connection, int symbol, LineSink sink) throws SQLException, IOException {
        SymbolTerms of = terms.apply(symbol);
        sink.take(table.header());
        try (PreparedStatement select = connection.prepareStatement(table.rows(partition))) {
            select.setFetchSize(FETCH_ROWS);
            select.setInt(1, symbol);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sink.take(table.line(of, row));
                }
            }
        }
    }
}
