package org.bourse.portfolio.sector;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.bourse.portfolio.book.SymbolTable;
import org.bourse.portfolio.exposure.Sectors;
import org.bourse.portfolio.position.TradedSymbol;

/** The table of sectors. */
public final class SectorTable {
    private final Connection connection;

    public SectorTable(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param symbols all of the venue by number
     */
    public Sectors read(Map<Integer, TradedSymbol> symbols) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT symbol, sector FROM symbol_sector");
                ResultSet row = select.executeQuery()) {
            Map<Integer, String> sectors = new HashMap<>();
            while (row.next()) {
                sectors.put(row.getInt(1), row.getString(2));
            }
            return new Sectors(symbols.values(), sectors);
        }
    }

    /**
     * Puts a symbol in a sector, or in none.
     *
     * @param subject the operator's
     * @return false when there is no such symbol
     */
    boolean put(String symbol, String sector, String subject) throws SQLException {
        for (TradedSymbol traded : new SymbolTable(connection).all().values()) {
            if (traded.name().equals(symbol)) {
                if (sector.equals(Sectors.UNCLASSIFIED)) {
                    delete(traded.number());
                } else {
                    upsert(traded.number(), sector, subject);
                }
                return true;
            }
        }
        return false;
    }

    private void delete(int symbol) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM symbol_sector WHERE symbol = ?")) {
            delete.setInt(1, symbol);
            delete.executeUpdate();
        }
    }

    private void upsert(int symbol, String sector, String subject) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO symbol_sector (symbol, sector, set_by) VALUES (?, ?, ?)
                        ON CONFLICT (symbol) DO UPDATE SET sector = excluded.sector,
                            set_by = excluded.set_by, set_at = excluded.set_at\
                        """)) {
            upsert.setInt(1, symbol);
            upsert.setString(2, sector);
            upsert.setString(3, subject);
            upsert.executeUpdate();
        }
    }
}
