package org.bourse.core;

import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.CAROL;
import static org.bourse.core.VenueDriver.START_MICROS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules 14.3 and 14.4. */
class DeadManSwitchTest {
    private static final long DAY_MICROS = 86_400_000_000L;

    private final VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(0, 0));

    private void set(long account, long afterMicros) {
        driver.apply(new VenueCommand.SetCancelAfter(account, afterMicros, 0));
    }

    private List<String> fired() {
        return driver.events("massCancelBegan", "cancelled", "cancelAfterSet");
    }

    @Test
    void itNamesAnAccountAndATimeOfAtMostADay() {
        driver.apply(new VenueCommand.SetCancelAfter(99, -1, 1));
        assertEquals(List.of("commandRejected REQUEST_EXPIRED 99 0"), driver.events());
        set(99, -1);
        assertEquals(List.of("commandRejected ACCOUNT_UNKNOWN 99 0"), driver.events());
        set(ALICE, -1);
        assertEquals(List.of("commandRejected LIMIT_INVALID 1000 0"), driver.events());
        set(ALICE, DAY_MICROS + 1);
        assertEquals(List.of("commandRejected LIMIT_INVALID 1000 0"), driver.events());
        set(ALICE, DAY_MICROS);
        assertEquals(
                List.of("cancelAfterSet 1000 " + (START_MICROS + DAY_MICROS)), driver.events());
    }

    @Test
    void itFiresOnceAtItsDeadline() {
        long order = driver.buy(ALICE, 1, 90);
        set(ALICE, 10);
        driver.tick(START_MICROS + 9);
        assertEquals(List.of(), fired());
        driver.tick(START_MICROS + 10);

        assertEquals(
                List.of(
                        "massCancelBegan 1000 0 SIDE_UNSPECIFIED DEAD_MAN_SWITCH",
                        "cancelled " + order + " DEAD_MAN_SWITCH 0+1"),
                fired());
        driver.buy(ALICE, 1, 90);
        driver.tick(START_MICROS + 30);
        assertEquals(List.of(), fired());
    }

    @Test
    void itIsPutOffAndSwitchedOff() {
        driver.buy(ALICE, 1, 90);
        set(ALICE, 10);
        set(ALICE, 20);
        driver.tick(START_MICROS + 19);
        assertEquals(List.of(), fired());

        set(ALICE, 0);
        assertEquals(List.of("cancelAfterSet 1000 0"), driver.events());
        driver.tick(START_MICROS + 40);
        assertEquals(List.of(), fired());
    }

    @Test
    void theEarliestFiresFirstThenTheAccountThatWasOpenedFirst() {
        set(CAROL, 5);
        set(BOB, 4);
        set(ALICE, 5);
        driver.tick(START_MICROS + 5);

        assertEquals(
                List.of(
                        "massCancelBegan 1001 0 SIDE_UNSPECIFIED DEAD_MAN_SWITCH",
                        "massCancelBegan 1000 0 SIDE_UNSPECIFIED DEAD_MAN_SWITCH",
                        "massCancelBegan 1002 0 SIDE_UNSPECIFIED DEAD_MAN_SWITCH"),
                fired());
    }

    @Test
    void oneThatFindsNoRoomFiresAtALaterTick() {
        VenueDriver many = new VenueDriver(new VenueConfig(65, 2, 1, 8, 1, 8, 1));
        many.tick(START_MICROS);
        for (int i = 0; i < 65; i++) {
            many.open(ALICE + i);
            many.apply(new VenueCommand.SetCancelAfter(ALICE + i, 5, 0));
        }
        many.tick(START_MICROS + 5);
        assertEquals(64, many.events("massCancelBegan").size());
        many.continueWork();
        assertEquals(List.of(), many.events());
        many.tick(START_MICROS + 5);
        assertEquals(
                List.of("massCancelBegan 1064 0 SIDE_UNSPECIFIED DEAD_MAN_SWITCH"), many.events());
    }
}
