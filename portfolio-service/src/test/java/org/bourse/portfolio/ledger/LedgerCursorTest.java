package org.bourse.portfolio.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerCursorTest {

    @Test
    void aCursorIsReadAsItWasPrinted() {
        LedgerCursor cursor = new LedgerCursor(4711, 3);

        assertEquals(Optional.of(cursor), LedgerCursor.parse(cursor.print()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "-",
                "1-",
                "-1",
                "1-2-3",
                "a-1",
                "1 -2",
                "99999999999999-1",
                "1-9999999999"
            })
    void anythingElseIsNoCursor(String text) {
        assertEquals(Optional.empty(), LedgerCursor.parse(text));
    }
}
