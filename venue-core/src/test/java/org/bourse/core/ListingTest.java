package org.bourse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.RejectCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Listing assets and symbols. */
class ListingTest {
    private final VenueDriver driver = new VenueDriver();

    static SymbolDefinition symbol(int number, String name, int base, int quote) {
        return new SymbolDefinition(number, name, base, quote, 1, 0, 1, 0, 1, 100, 0, 0, 0, 0);
    }

    @BeforeEach
    void assets() {
        driver.apply(new VenueCommand.ListAsset(1, "BTC", 8));
        driver.apply(new VenueCommand.ListAsset(2, "USDT", 6));
        assertEquals(List.of("assetListed 2 USDT 6"), driver.events());
    }

    @ParameterizedTest
    @CsvSource({
        "0,X,2",
        "5,X,2",
        "3,'',2",
        "3,x,2",
        "3,ABCDEFGHIJKLM,2",
        "3,A-B,2",
        "3,X,9",
        "3,X,-1"
    })
    void anAssetHasANumberACodeAndAScale(int number, String code, int scale) {
        driver.apply(new VenueCommand.ListAsset(number, code, scale));
        assertEquals(List.of("commandRejected ASSET_INVALID 0 0"), driver.events());
    }

    @ParameterizedTest
    @CsvSource({"1,X,2", "3,BTC,2", "1,BTC,8"})
    void anAssetIsListedOnce(int number, String code, int scale) {
        driver.apply(new VenueCommand.ListAsset(number, code, scale));
        assertEquals(List.of("commandRejected ASSET_EXISTS 0 0"), driver.events());
    }

    /** Bitcoin in lots of 0.0001 at ticks of 0.01 dollars. */
    private static SymbolDefinition bitcoin(
            long tick, int priceScale, long lot, int quantityScale, long maker, long taker) {
        return new SymbolDefinition(
                1,
                "BTC-USDT",
                1,
                2,
                tick,
                priceScale,
                lot,
                quantityScale,
                1,
                1_000,
                10,
                maker,
                taker,
                5_000_000);
    }

    private void list(SymbolDefinition symbol) {
        driver.apply(new VenueCommand.ListSymbol(symbol));
    }

    private void assertRefused(RejectCode code, SymbolDefinition symbol) {
        list(symbol);
        assertEquals(List.of("commandRejected " + code + " 0 0"), driver.events());
    }

    @Test
    void aListedSymbolStartsWithItsImage() {
        list(bitcoin(1, 2, 1, 4, 0, 0));
        assertEquals(
                List.of("symbolListed 1 BTC-USDT", "image 1 #0 last=0", "imageEnds"),
                driver.events());
    }

    @Test
    void numberAndNameAreTakenBeforeAnythingElse() {
        list(bitcoin(1, 2, 1, 4, 0, 0));
        assertRefused(RejectCode.SYMBOL_EXISTS, symbol(1, "ETH-USDT", 9, 9));
        assertRefused(RejectCode.SYMBOL_EXISTS, symbol(2, "BTC-USDT", 9, 9));
    }

    @Test
    void bothAssetsAreListed() {
        assertRefused(RejectCode.ASSET_UNKNOWN, symbol(1, "BTC-USDT", 3, 2));
        assertRefused(RejectCode.ASSET_UNKNOWN, symbol(1, "BTC-USDT", 1, 0));
        assertRefused(RejectCode.ASSET_UNKNOWN, symbol(99, "BTC-USDT", 1, -1));
    }

    @Test
    void aSymbolIsNamedAfterItsTwoAssets() {
        assertRefused(RejectCode.SYMBOL_INVALID, symbol(1, "BTCUSDT", 1, 2));
        assertRefused(RejectCode.SYMBOL_INVALID, symbol(1, "BTC-BTC", 1, 1));
        assertRefused(RejectCode.SYMBOL_INVALID, symbol(0, "BTC-USDT", 1, 2));
        assertRefused(RejectCode.SYMBOL_INVALID, symbol(5, "BTC-USDT", 1, 2));
    }

    @Test
    void aLotAndATickOfALotAreWholeMinorUnits() {
        assertRefused(RejectCode.SYMBOL_INVALID, bitcoin(1, 2, 1, 5, 0, 0));
        assertRefused(RejectCode.SYMBOL_INVALID, bitcoin(1, 0, 1, 9, 0, 0));
        assertRefused(RejectCode.SYMBOL_INVALID, bitcoin(0, 2, 1, 4, 0, 0));
        assertRefused(RejectCode.SYMBOL_INVALID, bitcoin(1, 2, 0, 4, 0, 0));
        assertRefused(RejectCode.SYMBOL_INVALID, bitcoin(1, 19, 1, 4, 0, 0));
        assertRefused(RejectCode.SYMBOL_INVALID, bitcoin(1, 2, 1, -1, 0, 0));
        assertRefused(RejectCode.SYMBOL_INVALID, bitcoin(Long.MAX_VALUE, 2, 100, 4, 0, 0));
        list(bitcoin(50, 3, 10, 4, 0, 0));
        assertEquals(1, driver.events("symbolListed").size());
    }

    @ParameterizedTest
    @CsvSource({"0,5,0,0", "6,5,0,0", "1,5,-1,0", "1,5,0,-1", "1,5,0,100000001"})
    void boundsOfASymbolMakeSense(long lotsMin, long lotsMax, long notionalMin, long bound) {
        assertRefused(
                RejectCode.SYMBOL_INVALID,
                new SymbolDefinition(
                        1,
                        "BTC-USDT",
                        1,
                        2,
                        1,
                        2,
                        1,
                        4,
                        lotsMin,
                        lotsMax,
                        notionalMin,
                        0,
                        0,
                        bound));
    }

    @ParameterizedTest
    @CsvSource({"10000001,0", "0,10000001", "0,-1", "-10000001,10000000", "-2,1"})
    void aRateIsAtMostTenPercentAndARebateAtMostTheTakersRate(long maker, long taker) {
        assertRefused(RejectCode.FEE_INVALID, bitcoin(1, 2, 1, 4, maker, taker));
    }

    @Test
    void noRebateMayExceedTheLowestTakerRateOfAnySymbol() {
        list(bitcoin(1, 2, 1, 4, -50, 100));
        driver.apply(new VenueCommand.ListAsset(3, "ETH", 8));
        SymbolDefinition template = symbol(2, "ETH-USDT", 3, 2);
        assertRefused(RejectCode.FEE_INVALID, withRates(template, -101, 200));
        assertRefused(RejectCode.FEE_INVALID, withRates(template, 0, 49));
        list(withRates(template, -100, 200));
        assertEquals(1, driver.events("symbolListed").size());
    }

    private static SymbolDefinition withRates(SymbolDefinition symbol, long maker, long taker) {
        return new SymbolDefinition(
                symbol.symbol(),
                symbol.name(),
                symbol.base(),
                symbol.quote(),
                1,
                2,
                1,
                4,
                1,
                100,
                0,
                maker,
                taker,
                0);
    }
}
