package org.bourse.portfolio.sector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.portfolio.book.SymbolTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SectorTableTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__ledger.sql",
                    "V2__accounts_and_funding.sql",
                    "V7__positions.sql",
                    "V21__sectors.sql");

    @Test
    void aSymbolIsInOneSectorOrNone() throws SQLException {
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO traded_symbol VALUES (7, 'BTC-USDT', 1, 2, 1, 2, 100000, 1000)");
            SectorTable table = new SectorTable(connection);

            assertTrue(table.put("BTC-USDT", "LAYER_1", "olga"));
            assertEquals("LAYER_1", sector(connection));
            assertTrue(table.put("BTC-USDT", "MONEY", "olga"));
            assertEquals("MONEY", sector(connection));
            assertTrue(table.put("BTC-USDT", "UNCLASSIFIED", "olga"));
            assertEquals("UNCLASSIFIED", sector(connection));
            assertFalse(table.put("ETH-USDT", "LAYER_1", "olga"));
        }
    }

    private static String sector(Connection connection) throws SQLException {
        return new SectorTable(connection).read(new SymbolTable(connection).all()).ofSymbol(7);
    }
}
