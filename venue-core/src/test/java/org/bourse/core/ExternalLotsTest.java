package org.bourse.core;

import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.START_MICROS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 24.4: readers of a book see what of a level is external. */
class ExternalLotsTest {
    private final VenueDriver driver = VenueDriver.trading();

    @Test
    void eachChangeOfALevelSaysWhatOfItIsExternal() {
        driver.external(SELL, 7, 100);
        driver.sell(ALICE, 2, 100);
        driver.buy(BOB, 3, 100);
        driver.external(SELL, 1, 100);
        driver.buy(BOB, 1, 100);
        assertEquals(
                List.of("SELL 7@100", "SELL 7@100", "SELL 4@100", "SELL 1@100", "SELL 0@100"),
                driver.log.externals());
    }

    @Test
    void anImageSaysItToo() {
        driver.external(BUY, 7, 90);
        driver.buy(ALICE, 2, 90);
        driver.buy(ALICE, 2, 80);
        driver.log.externals().clear();
        driver.tick(1, START_MICROS + 60_000_000, true);
        assertEquals(List.of("BUY 7@90", "BUY 0@80"), driver.log.externals());
    }
}
