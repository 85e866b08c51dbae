package org.bourse.core;

import static org.bourse.core.VenueDriver.AAA;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BBB;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.SYMBOL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.book.Book;
import org.bourse.core.book.Books;
import org.bourse.core.symbols.Symbol;
import org.junit.jupiter.api.Test;

/** Rule 16. */
class PriceBandsTest {
    private static final long TENTH_E8 = 10_000_000;

    private static VenueDriver banded(long staticBandE8, long dynamicBandE8, long reference) {
        return VenueDriver.trading(symbol(staticBandE8, dynamicBandE8, reference));
    }

    private static SymbolDefinition symbol(
            long staticBandE8, long dynamicBandE8, long referencePriceTicks) {
        return new SymbolDefinition(
                SYMBOL,
                "AAA-BBB",
                AAA,
                BBB,
                1,
                0,
                1,
                0,
                1,
                100_000,
                0,
                0,
                0,
                50_000_000,
                staticBandE8,
                dynamicBandE8,
                referencePriceTicks,
                SymbolState.TRADING);
    }

    private static void assertRejected(VenueDriver driver, long order) {
        assertEquals(List.of("rejected " + order + " PRICE_OUTSIDE_BAND"), driver.events());
    }

    private static void assertAccepted(VenueDriver driver, long order) {
        assertEquals(1, driver.events("accepted").size(), () -> order + ": " + driver.events());
    }

    @Test
    void aLimitStaysWithinATenthOfTheReferencePrice() {
        VenueDriver driver = banded(TENTH_E8, 0, 105);
        assertRejected(driver, driver.buy(ALICE, 1, 94));
        assertRejected(driver, driver.sell(ALICE, 1, 94));
        assertAccepted(driver, driver.buy(ALICE, 1, 95));
        assertRejected(driver, driver.buy(ALICE, 1, 116));
        assertRejected(driver, driver.sell(ALICE, 1, 116));
        assertAccepted(driver, driver.sell(ALICE, 1, 115));
    }

    @Test
    void withoutAReferencePriceThereIsNoStaticBand() {
        VenueDriver driver = banded(TENTH_E8, 0, 0);
        assertAccepted(driver, driver.buy(ALICE, 1, 1));
        driver.apply(new VenueCommand.ChangeSymbol(symbol(TENTH_E8, 0, 50)));
        assertRejected(driver, driver.buy(ALICE, 1, 1));
    }

    @Test
    void aLimitDoesNotReachFarBeyondTheLastPrice() {
        VenueDriver driver = banded(0, TENTH_E8, 0);
        driver.sell(BOB, 1, 105);
        driver.buy(ALICE, 1, 105);
        assertRejected(driver, driver.buy(ALICE, 1, 116));
        assertAccepted(driver, driver.buy(ALICE, 1, 1));
        assertRejected(driver, driver.sell(ALICE, 1, 94));
        assertAccepted(driver, driver.sell(ALICE, 1, 900));
    }

    @Test
    void aMarketOrderIsCutToTheBands() {
        VenueDriver driver = banded(2 * TENTH_E8, TENTH_E8, 100);
        driver.sell(BOB, 1, 100);
        driver.sell(BOB, 1, 110);
        driver.sell(BOB, 1, 111);
        driver.buy(ALICE, 1, 100);
        driver.place(
                driver.order(ALICE, Side.BUY, OrderType.MARKET, TimeInForce.IOC)
                        .lots(2)
                        .priceTicks(500));

        assertEquals(1, driver.events("trade").size());
        assertEquals(1, driver.events("cancelled").size());
        assertEquals(
                80,
                PriceBands.cut(bookOf(symbol(2 * TENTH_E8, 0, 100)), false, true, 5),
                "a conditional sale is cut to the static band");
        assertEquals(1, PriceBands.cut(bookOf(symbol(0, 0, 0)), false, false, 0));
    }

    private static Book bookOf(SymbolDefinition definition) {
        Books books = new Books(4, 4, 4, 4);
        return books.open(new Symbol(definition, 1, 1));
    }

    @Test
    void aTriggerStaysWithinTheStaticBandOnly() {
        Book book = bookOf(symbol(TENTH_E8, TENTH_E8 / 10, 100));
        book.lastPriceTicks(100);
        assertEquals(null, PriceBands.refusal(book, true, true, 110, 110));
        assertEquals(RejectCode.PRICE_OUTSIDE_BAND, PriceBands.refusal(book, true, true, 110, 111));
        assertEquals(RejectCode.PRICE_OUTSIDE_BAND, PriceBands.refusal(book, false, true, 89, 100));
    }
}
