package org.bourse.core;

import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.CAROL;
import static org.bourse.core.VenueDriver.START_MICROS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Venue time and what is due because of it. */
class TickTest {
    private final VenueDriver driver = new VenueDriver();

    @BeforeEach
    void firstTick() {
        driver.tick(3, START_MICROS, false);
    }

    @Test
    void theFirstTickMayStepFarAndTheStepBeginsAtItsTime() {
        assertEquals(List.of("progress"), driver.events());
        assertEquals(START_MICROS, driver.log.stepTimeMicros());
        assertEquals(START_MICROS, driver.venue.venueTimeMicros());
    }

    @Test
    void timeMayStandStillButNotGoBack() {
        driver.tick(3, START_MICROS, false);
        assertEquals(List.of(), driver.events());

        driver.tick(3, START_MICROS - 1, true);
        assertEquals(List.of("commandRejected TIME_BACKWARDS 0 0"), driver.events());
        assertEquals(START_MICROS, driver.log.stepTimeMicros());
        assertEquals(START_MICROS, driver.venue.venueTimeMicros());
    }

    @Test
    void aStepOfMoreThanASecondMustBeConfirmed() {
        driver.tick(3, START_MICROS + 1_000_000, false);
        assertEquals(List.of("progress"), driver.events());

        driver.tick(3, START_MICROS + 2_000_001, false);
        assertEquals(List.of("commandRejected TIME_STEP_TOO_LARGE 0 0"), driver.events());

        driver.tick(3, START_MICROS + 2_000_001, true);
        assertEquals(List.of("progress"), driver.events());
    }

    @Test
    void aTickOfALowerTermIsIgnored() {
        driver.tick(4, START_MICROS, false);
        driver.tick(3, START_MICROS + 10, false);

        assertEquals(List.of("commandRejected TERM_OUTDATED 0 0"), driver.events());
        assertEquals(START_MICROS, driver.venue.venueTimeMicros());
        assertEquals(4, driver.venue.term());
    }

    @Test
    void aHigherTermIsNotedEvenIfItsTimeIsRefused() {
        driver.tick(9, START_MICROS - 1, false);
        driver.tick(8, START_MICROS, false);

        assertEquals(List.of("commandRejected TERM_OUTDATED 0 0"), driver.events());
    }

    @Test
    void progressIsSaidEveryTenthOfASecond() {
        driver.tick(3, START_MICROS + 99_999, false);
        assertEquals(List.of(), driver.events());

        driver.tick(3, START_MICROS + 100_000, false);
        assertEquals(List.of("progress"), driver.events());

        driver.tick(3, START_MICROS + 199_999, false);
        assertEquals(List.of(), driver.events());
    }

    @Test
    void onlyTicksMoveTime() {
        driver.listAssets();
        assertEquals(START_MICROS, driver.log.stepTimeMicros());
    }

    @Test
    void anImageOfOneBookIsDueAfterAMinute() {
        VenueDriver trading = VenueDriver.trading();
        trading.buy(ALICE, 2, 90);
        trading.buy(BOB, 3, 90);
        trading.buy(BOB, 1, 80);
        trading.sell(BOB, 4, 100);
        trading.sell(BOB, 5, 110);
        trading.sell(CAROL, 1, 90);
        trading.tick(1, START_MICROS + 59_999_999, true);
        assertEquals(List.of("progress"), trading.events());

        trading.tick(START_MICROS + 60_000_000);
        assertEquals(
                List.of(
                        "image 1 #6 last=90",
                        "imageLevel BUY 4@90 2",
                        "imageLevel BUY 1@80 1",
                        "imageLevel SELL 4@100 1",
                        "imageLevel SELL 5@110 1",
                        "imageEnds"),
                trading.events("image", "imageLevel", "imageEnds"));

        trading.tick(START_MICROS + 60_000_001);
        assertEquals(List.of(), trading.events());
    }

    @Test
    void theOldestImageComesFirstAndOnePerTick() {
        VenueDriver trading = VenueDriver.trading();
        trading.apply(new VenueCommand.ListAsset(3, "CCC", 0));
        trading.apply(new VenueCommand.ListSymbol(ListingTest.symbol(3, "AAA-CCC", 1, 3)));
        trading.tick(1, START_MICROS + 10, false);
        trading.apply(new VenueCommand.ListSymbol(ListingTest.symbol(2, "BBB-CCC", 2, 3)));

        trading.tick(1, START_MICROS + 90_000_000, true);
        assertEquals(List.of("image 1 #0 last=0"), trading.events("image"));
        trading.tick(START_MICROS + 90_000_000);
        assertEquals(List.of("image 3 #0 last=0"), trading.events("image"));
        trading.tick(START_MICROS + 90_000_000);
        assertEquals(List.of("image 2 #0 last=0"), trading.events("image"));
        trading.tick(START_MICROS + 90_000_000);
        assertEquals(List.of(), trading.events("image"));
    }
}
