package org.bourse.portfolio.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "A b", "2026-11-28/4711", "RF18 5390 0754 7034", "!~"})
    void whatBanksCallPaymentsIsTaken(String reference) {
        assertEquals(reference, new Payment("sepa", reference).reference());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "a\nb", "ä", "a\u0000"})
    void otherReferencesAreNot(String reference) {
        assertFalse(Payment.isReference(reference));
        assertThrows(IllegalArgumentException.class, () -> new Payment("sepa", reference));
    }

    @Test
    void bothAreBounded() {
        assertTrue(Payment.isSource("s".repeat(32)));
        assertFalse(Payment.isSource("s".repeat(33)));
        assertTrue(Payment.isReference("r".repeat(64)));
        assertFalse(Payment.isReference("r".repeat(65)));
        assertFalse(Payment.isReference("r" + " ".repeat(63)));
    }
}
