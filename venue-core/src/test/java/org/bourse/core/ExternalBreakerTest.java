package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.STOP;
import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.contracts.v1.TimeInForce.GTC;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.CAROL;
import static org.bourse.core.VenueDriver.START_MICROS;
import static org.bourse.core.VenueDriver.SYMBOL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.SymbolState;
import org.junit.jupiter.api.Test;

/** Sections 22 and 24: trades of external books count for a breaker, and break like others. */
class ExternalBreakerTest {
    private static final SymbolDefinition PLAIN =
            VenueDriver.symbol(0, 0).withBreaker(new Breaker(10_000_000, 5, 2, 3));
    private static final String HALTED = "symbolChanged 1 AAA-BBB HALTED";

    private final VenueDriver driver = VenueDriver.trading(PLAIN);

    private List<String> trades() {
        return driver.events("trade").stream()
                .map(line -> line.replaceAll("trade \\d+ (\\S+) .*", "$1"))
                .toList();
    }

    @Test
    void anOrderStopsBeforeAnExternalLevelThatIsTooFarAway() {
        driver.external(SELL, 1, 100);
        driver.external(SELL, 1, 111);
        driver.buy(ALICE, 3, 120);
        assertEquals(List.of("1@100"), trades());
        assertEquals(
                List.of(
                        "level #3 SELL 0@100 0",
                        "level #4 BUY 2@120 1",
                        "level #5 SELL 0@111 0",
                        HALTED),
                driver.events("level", "symbolChanged"));
    }

    @Test
    void anExternalLevelThatComesInBreaksAndIsDropped() {
        driver.sell(BOB, 1, 100);
        driver.sell(CAROL, 1, 111);
        driver.external(BUY, 7, 90);
        long stop =
                driver.place(
                        driver.order(ALICE, BUY, STOP, GTC)
                                .lots(1)
                                .triggerTicks(100)
                                .priceTicks(150));
        driver.external(BUY, 5, 115);
        assertEquals(List.of("1@100"), trades());
        assertEquals(
                List.of(
                        "level #4 SELL 0@100 0",
                        "level #5 BUY 0@90 0",
                        HALTED,
                        "triggered " + stop + " 1000 1 100"),
                driver.events("level", "symbolChanged", "triggered"));
    }

    @Test
    void itsTradesAreInTheWindow() {
        driver.sell(BOB, 1, 100);
        driver.external(BUY, 1, 100);
        driver.sell(BOB, 1, 111);
        driver.buy(ALICE, 1, 111);
        assertEquals(List.of(HALTED), driver.events("symbolChanged"));
    }

    @Test
    void aBookThatTradesIsNotUncrossedForTheSakeOfExternalBooks() {
        driver.external(SELL, 1, 90);
        driver.external(BUY, 1, 100);
        driver.apply(new VenueCommand.SetSymbolState(SYMBOL, SymbolState.TRADING));
        assertEquals(List.of("symbolChanged 1 AAA-BBB TRADING"), driver.events());
    }

    /** The breaker would set AUCTION after two seconds. */
    @Test
    void aScheduledChangeEndsTheCourseOfABreakEvenWhenItIsNotTold() {
        long second = 1_000_000;
        int ofWeek = (int) ((START_MICROS / second + 3 * 86_400) % 604_800);
        driver.apply(
                new VenueCommand.SetSchedule(
                        SYMBOL,
                        List.of(new VenueCommand.ScheduledChange(ofWeek + 1, SymbolState.HALTED))));
        driver.external(SELL, 1, 100);
        driver.external(SELL, 1, 111);
        driver.buy(ALICE, 3, 120);
        assertEquals(List.of(HALTED), driver.events("symbolChanged"));
        driver.tick(START_MICROS + second);
        assertEquals(List.of(), driver.events("symbolChanged"));
        driver.tick(START_MICROS + 2 * second);
        assertEquals(List.of(), driver.events("symbolChanged"));
    }
}
