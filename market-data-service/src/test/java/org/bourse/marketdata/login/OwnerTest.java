package org.bourse.marketdata.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTest {
    @ParameterizedTest
    @CsvSource({"5b6c, false", "5b6c, true", "true 5b6c, false", "'* 5b6c', false"})
    void isReadAsItWasWritten(String subject, boolean supervises) {
        Owner owner = new Owner(subject, supervises, 0, 1_700_000_000_000L, "");

        assertEquals(owner, Owner.parse(owner.print()));
    }

    @Test
    void aTicketKnowsTheKeyItWasAskedForWith() {
        Owner owner = new Owner("5b6c", false, 0, 1, "0192-ab");

        assertEquals(owner, Owner.parse(owner.print()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1 true", "x true 5b6c"})
    void whatWasNotWrittenIsNotRead(String text) {
        assertThrows(NumberFormatException.class, () -> Owner.parse(text));
    }

    @Test
    void anotherTokenIsOfTheSameOnlyWithTheSameRights() {
        Owner trader = new Owner("5b6c", false, 0, 1, "");

        assertTrue(trader.isSameAs(new Owner("5b6c", false, 0, 2, "")));
        assertFalse(trader.isSameAs(new Owner("5b6c", true, 0, 1, "")));
        assertFalse(trader.isSameAs(new Owner("7d8e", false, 0, 1, "")));
    }

    @Test
    void aTicketIsOfAPersonAndItsUseNamesTheAccount() {
        Owner hedging = new Owner("5b6c", false, 0, 1, "").of(1_001);

        assertEquals(new Owner("5b6c", false, 1_001, 1, ""), hedging);
        assertEquals(0, Owner.parse(hedging.print()).account());
        assertFalse(hedging.isSameAs(new Owner("5b6c", false, 0, 1, "")));
        assertTrue(hedging.isSameAs(new Owner("5b6c", false, 1_001, 2, "")));
    }
}
