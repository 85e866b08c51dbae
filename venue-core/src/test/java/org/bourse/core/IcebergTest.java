package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.LIMIT;
import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.contracts.v1.TimeInForce.FOK;
import static org.bourse.contracts.v1.TimeInForce.GTC;
import static org.bourse.contracts.v1.TimeInForce.IOC;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.TimeInForce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Orders of which a part is shown: section 10 of the rulebook. */
class IcebergTest {
    private final VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(0, 0));

    private long iceberg(long account, long lots, long visible, long price) {
        return driver.place(
                driver.order(account, SELL, LIMIT, GTC)
                        .lots(lots)
                        .visibleLots(visible)
                        .priceTicks(price));
    }

    private List<String> makers() {
        return driver.events("filled").stream()
                .filter(line -> line.contains("MAKER"))
                .map(line ->
                        line.replaceAll(
                                "filled (\\d+) SELL MAKER (\\S+)@\\S+ \\S+ (\\S+) .*", "$1 $2 $3"))
                .toList();
    }

    @Test
    void onlyWhatIsVisibleIsInTheBook() {
        iceberg(BOB, 10, 3, 100);
        assertEquals(List.of("level #1 SELL 3@100 1"), driver.events("level"));
        driver.buy(ALICE, 2, 100);
        assertEquals(List.of("level #2 SELL 1@100 1"), driver.events("level"));
    }

    @Test
    void whatIsShownAnewStandsAtTheEndOfTheLine() {
        long iceberg = iceberg(BOB, 10, 3, 100);
        long other = driver.sell(CAROL, 4, 100);
        driver.buy(ALICE, 12, 100);
        assertEquals(
                List.of(
                        iceberg + " 3 3+7",
                        other + " 4 4+0",
                        iceberg + " 3 6+4",
                        iceberg + " 2 8+2"),
                makers());
        assertEquals(List.of("level #3 SELL 1@100 1"), driver.events("level"));
    }

    @Test
    void itTakesWithAllOfIt() {
        driver.buy(ALICE, 8, 100);
        iceberg(BOB, 10, 3, 100);
        assertEquals(
                List.of("level #2 BUY 0@100 0", "level #3 SELL 2@100 1"), driver.events("level"));
    }

    @Test
    void hiddenQuantityCountsForAFillOrKill() {
        iceberg(BOB, 10, 3, 100);
        driver.limit(ALICE, BUY, FOK, 10, 100);
        assertEquals(4, driver.events("trade").size());
    }

    @Test
    void aPartShownAnewBehindAnOwnOrderIsOutOfReach() {
        iceberg(BOB, 10, 3, 100);
        driver.sell(ALICE, 1, 100);
        long killed = driver.limit(ALICE, BUY, FOK, 4, 100);
        assertEquals(
                List.of("cancelled " + killed + " FOK_UNFILLABLE 0+4"), driver.events("cancelled"));
        driver.limit(ALICE, BUY, FOK, 3, 100);
        assertEquals(1, driver.events("trade").size());
    }

    @Test
    void aDecrementTakesTheHiddenPartFirst() {
        iceberg(ALICE, 10, 3, 100);
        driver.place(
                driver.order(ALICE, BUY, LIMIT, IOC)
                        .lots(7)
                        .priceTicks(100)
                        .selfTradePrevention(SelfTradePrevention.DECREMENT));
        assertEquals(List.of(), driver.events("level"));
        assertEquals(1, driver.events("reduced").size());
        driver.place(
                driver.order(ALICE, BUY, LIMIT, IOC)
                        .lots(1)
                        .priceTicks(100)
                        .selfTradePrevention(SelfTradePrevention.DECREMENT));
        assertEquals(List.of("level #2 SELL 2@100 1"), driver.events("level"));
    }

    @Test
    void eachPartIsMetAnew() {
        for (int i = 0; i < 51; i++) {
            iceberg(BOB, 20, 1, 100);
        }
        long id = driver.limit(ALICE, BUY, GTC, 1_020, 100);
        assertEquals(1_000, driver.events("trade").size());
        assertEquals(
                List.of("cancelled " + id + " LIMIT_OF_FILLS 1000+20"), driver.events("cancelled"));
    }

    static Stream<Arguments> badShapes() {
        return Stream.of(
                arguments("ORDER_INVALID", IOC, 10, 5),
                arguments("VISIBLE_QUANTITY_INVALID", GTC, 10, -1),
                arguments("VISIBLE_QUANTITY_INVALID", GTC, 10, 11),
                arguments("VISIBLE_QUANTITY_INVALID", GTC, 41, 2));
    }

    @ParameterizedTest
    @MethodSource("badShapes")
    void visibleQuantitiesHaveBounds(String code, TimeInForce time, long lots, long visible) {
        long id =
                driver.place(
                        driver.order(BOB, SELL, LIMIT, time)
                                .lots(lots)
                                .visibleLots(visible)
                                .priceTicks(100));
        assertEquals(List.of("rejected " + id + " " + code), driver.events());
    }
}
