package org.bourse.core;

import static org.bourse.core.VenueDriver.AAA;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BBB;
import static org.bourse.core.VenueDriver.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.SymbolState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules 4.4 and 4.5: bands and states of symbols, and what may change. */
class SymbolChangeTest {
    private final VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(0, 0));

    private static SymbolDefinition symbol(
            int number,
            String name,
            long lotsMax,
            long staticBandE8,
            long dynamicBandE8,
            long referencePriceTicks,
            SymbolState state) {
        return new SymbolDefinition(
                number,
                name,
                name.startsWith("AAA") ? AAA : BBB,
                name.startsWith("AAA") ? BBB : AAA,
                1,
                0,
                1,
                0,
                1,
                lotsMax,
                0,
                0,
                0,
                0,
                staticBandE8,
                dynamicBandE8,
                referencePriceTicks,
                state);
    }

    private static SymbolDefinition units(long tick, int priceScale, long lot, int quantityScale) {
        return new SymbolDefinition(
                1, "AAA-BBB", AAA, BBB, tick, priceScale, lot, quantityScale, 1, 9, 0, 0, 0, 0);
    }

    private void change(SymbolDefinition symbol) {
        driver.apply(new VenueCommand.ChangeSymbol(symbol));
    }

    private void assertRefused(String code) {
        assertEquals(List.of("commandRejected " + code + " 0 0"), driver.events());
    }

    @ParameterizedTest
    @CsvSource({
        "-1,0,0",
        "100000001,0,0",
        "0,-1,0",
        "0,100000001,0",
        "0,0,-1",
        "0,0,9007199254740993"
    })
    void bandsAreRatesAndAReferencePriceIsAPrice(long staticBand, long dynamicBand, long price) {
        SymbolDefinition listed =
                symbol(2, "BBB-AAA", 9, staticBand, dynamicBand, price, SymbolState.TRADING);
        driver.apply(new VenueCommand.ListSymbol(listed));
        assertRefused("SYMBOL_INVALID");
        change(symbol(1, "AAA-BBB", 9, staticBand, dynamicBand, price, SymbolState.TRADING));
        assertRefused("SYMBOL_INVALID");
    }

    @ParameterizedTest
    @EnumSource(names = {"DELISTED", "UNRECOGNIZED"})
    void aSymbolDoesNotBeginDelisted(SymbolState state) {
        driver.apply(new VenueCommand.ListSymbol(symbol(2, "BBB-AAA", 9, 0, 0, 0, state)));
        assertRefused("SYMBOL_INVALID");
    }

    @ParameterizedTest
    @CsvSource({"SYMBOL_STATE_UNSPECIFIED,TRADING", "HALTED,HALTED", "CANCEL_ONLY,CANCEL_ONLY"})
    void itBeginsInTheStateThatIsNamed(SymbolState named, SymbolState expected) {
        driver.apply(new VenueCommand.ListSymbol(symbol(2, "BBB-AAA", 9, 0, 0, 0, named)));
        assertEquals(1, driver.events("symbolListed").size());
        change(symbol(2, "BBB-AAA", 8, 0, 0, 0, SymbolState.TRADING));
        assertEquals(List.of("symbolChanged 2 BBB-AAA " + expected), driver.events());
    }

    @Test
    void onlyAListedSymbolIsChanged() {
        change(symbol(2, "BBB-AAA", 9, 0, 0, 0, SymbolState.TRADING));
        assertRefused("SYMBOL_UNKNOWN");
    }

    @Test
    void nameAssetsAndUnitsStay() {
        change(symbol(1, "BBB-AAA", 9, 0, 0, 0, SymbolState.TRADING));
        assertRefused("SYMBOL_INVALID");
        change(units(2, 0, 1, 0));
        assertRefused("SYMBOL_INVALID");
        change(units(1, 1, 1, 0));
        assertRefused("SYMBOL_INVALID");
        change(units(1, 0, 2, 0));
        assertRefused("SYMBOL_INVALID");
        change(units(1, 0, 1, 1));
        assertRefused("SYMBOL_INVALID");
        change(units(1, 0, 1, 0));
        assertEquals(List.of("symbolChanged 1 AAA-BBB TRADING"), driver.events());
    }

    @Test
    void newOrdersObeyTheNewRulesOpenOnesStay() {
        driver.buy(ALICE, 50, 10);
        change(symbol(1, "AAA-BBB", 9, 0, 0, 0, SymbolState.HALTED));
        long order = driver.sell(BOB, 10, 10);
        assertEquals(List.of("rejected " + order + " QUANTITY_TOO_LARGE"), driver.events());
        driver.sell(BOB, 9, 10);
        assertEquals(1, driver.events("trade").size());
    }
}
