package org.bourse.platform.projection;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTableTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40P01", "53300", "57P01", "58000"})
    void aDatabaseThatIsAwayIsWaitedFor(String state) {
        assertTrue(PositionTable.isTransient(new SQLException("away", state)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23514", "42P01", "22003"})
    void aDefectIsNot(String state) {
        assertFalse(PositionTable.isTransient(new SQLException("defect", state)));
    }

    @Test
    void aPoolWithoutConnectionsIsWaitedFor() {
        assertTrue(PositionTable.isTransient(new SQLException("no connection in time")));
    }
}
