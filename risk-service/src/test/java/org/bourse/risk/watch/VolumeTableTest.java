package org.bourse.risk.watch;

import static org.bourse.risk.Examples.ALICE;
import static org.bourse.risk.Examples.ALICE_USDT;
import static org.bourse.risk.Examples.BOB;
import static org.bourse.risk.Examples.BOB_USDT;
import static org.bourse.risk.Examples.BTC;
import static org.bourse.risk.Examples.TODAY;
import static org.bourse.risk.Examples.USDT;
import static org.bourse.risk.Examples.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.Examples;
import org.bourse.risk.venue.ListingTable;
import org.bourse.risk.volume.AccountAsset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VolumeTableTest {
    private static final String CHECK_VIOLATION = "23514";
    private static final String REFERENCE_VIOLATION = "23503";
    private static final AccountAsset ALICE_BTC = new AccountAsset(ALICE, BTC.getAsset());

    @RegisterExtension static final PostgresExtension POSTGRES = Examples.postgres();

    private Connection connection;
    private VolumeTable table;

    @BeforeEach
    void begin() throws SQLException {
        connection = POSTGRES.connect();
        connection.setAutoCommit(false);
        ListingTable listings = new ListingTable(connection);
        listings.add(BTC);
        listings.add(USDT);
        table = new VolumeTable(connection);
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void volumesAreFoundByAccountAssetAndDayTogether() throws SQLException {
        table.store(
                Map.of(
                        key(ALICE_USDT, TODAY), 10L,
                        key(ALICE_USDT, TODAY + 1), 20L,
                        key(ALICE_BTC, TODAY), 30L,
                        key(BOB_USDT, TODAY), 40L));

        assertEquals(
                Map.of(key(ALICE_USDT, TODAY + 1), 20L, key(BOB_USDT, TODAY), 40L),
                table.volumes(
                        List.of(
                                key(ALICE_USDT, TODAY + 1),
                                key(BOB_USDT, TODAY),
                                key(BOB_USDT, TODAY + 1))));
        assertEquals(Map.of(2, 10L, 1, 30L), table.volumes(ALICE, TODAY));
        assertEquals(Map.of(), table.volumes(BOB, TODAY + 1));
    }

    @Test
    void theSameVolumesAgainChangeNothing() throws SQLException {
        table.store(Map.of(key(ALICE_USDT, TODAY), 10L));

        table.store(Map.of(key(ALICE_USDT, TODAY), 10L));
        assertEquals(Map.of(2, 10L), table.volumes(ALICE, TODAY));
        table.store(Map.of(key(ALICE_USDT, TODAY), 15L));
        assertEquals(Map.of(2, 15L), table.volumes(ALICE, TODAY));
    }

    @Test
    void limitsAreSetChangedAndLifted() throws SQLException {
        table.setLimit(ALICE_USDT, 100);
        table.setLimit(ALICE_BTC, 7);
        table.setLimit(BOB_USDT, 0);
        table.setLimit(ALICE_USDT, 200);

        assertEquals(Map.of(1, 7L, 2, 200L), table.limits(ALICE));
        assertEquals(
                Map.of(ALICE_USDT, 200L, ALICE_BTC, 7L),
                table.limits(List.of(key(ALICE_USDT, TODAY), key(ALICE_USDT, TODAY + 1))));
        table.liftLimit(ALICE_USDT);
        table.liftLimit(ALICE_USDT);
        assertEquals(Map.of(1, 7L), table.limits(ALICE));
        assertEquals(Map.of(2, 0L), table.limits(BOB));
    }

    @Test
    void nothingIsFoundForNobody() throws SQLException {
        assertEquals(Map.of(), table.volumes(List.of()));
        assertEquals(Map.of(), table.limits(List.of()));
    }

    @Test
    void theDatabaseTakesNoNegativeAmount() throws SQLException {
        var before = connection.setSavepoint();
        SQLException volume =
                assertThrows(
                        SQLException.class, () -> table.store(Map.of(key(ALICE_USDT, TODAY), -1L)));
        connection.rollback(before);
        SQLException limit = assertThrows(SQLException.class, () -> table.setLimit(ALICE_USDT, -1));

        assertEquals(CHECK_VIOLATION, volume.getSQLState());
        assertEquals(CHECK_VIOLATION, limit.getSQLState());
    }

    @Test
    void theDatabaseTakesNoAssetThatWasNotListed() {
        SQLException refused =
                assertThrows(
                        SQLException.class, () -> table.setLimit(new AccountAsset(ALICE, 9), 1));

        assertEquals(REFERENCE_VIOLATION, refused.getSQLState());
    }
}
