package org.bourse.portfolio.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConservationViewTest {
    private static ConservationRepository.Sums sums(String available) {
        return new ConservationRepository.Sums(
                "USDT",
                new BigDecimal("100.00"),
                new BigDecimal("10.00"),
                new BigDecimal(available),
                new BigDecimal("5.00"),
                new BigDecimal("0.25"),
                new BigDecimal("-0.25"));
    }

    @Test
    void whatCameInAndDidNotGoOutIsThere() {
        ConservationView view =
                ConservationResource.view(
                        new ConservationRepository.Count(7, 0, List.of(sums("85.00"))));

        assertTrue(view.ok());
        assertEquals("0", view.assets().getFirst().difference());
        assertEquals("85", view.assets().getFirst().available());
    }

    @Test
    void aMissingUnitShows() {
        ConservationView view =
                ConservationResource.view(
                        new ConservationRepository.Count(7, 0, List.of(sums("84.99"))));

        assertFalse(view.ok());
        assertEquals("-0.01", view.assets().getFirst().difference());
    }

    @Test
    void aBalanceThatIsNotTheSumOfItsPostingsShows() {
        ConservationView view =
                ConservationResource.view(
                        new ConservationRepository.Count(7, 1, List.of(sums("85.00"))));

        assertFalse(view.ok());
    }
}
