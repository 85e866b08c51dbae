package org.bourse.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Symbol;
import org.junit.jupiter.api.Test;

class SymbolTermsTest {
    private static final Asset BTC =
            Asset.newBuilder().setAsset(1).setCode("BTC").setScale(8).build();
    private static final Asset USDT =
            Asset.newBuilder().setAsset(2).setCode("USDT").setScale(6).build();

    /** Tick 0.05, lot 0.0001. */
    private final SymbolTerms terms =
            new SymbolTerms(
                    Symbol.newBuilder()
                            .setSymbol(1)
                            .setName("BTC-USDT")
                            .setBase(1)
                            .setQuote(2)
                            .setTick(5)
                            .setPriceScale(2)
                            .setLot(1)
                            .setQuantityScale(4)
                            .build(),
                    BTC,
                    USDT);

    @Test
    void pricesAreWholeTicks() {
        assertEquals(1_200_001, terms.priceTicks("60000.05"));
        assertEquals("60000.05", terms.price(1_200_001));
        assertEquals(Decimals.INVALID, terms.priceTicks("60000.01"));
        assertEquals(Decimals.INVALID, terms.priceTicks("60000.001"));
        assertEquals("0.05", terms.tickSize());
    }

    @Test
    void quantitiesAreWholeLots() {
        assertEquals(15_000, terms.lots("1.5"));
        assertEquals("1.5", terms.quantity(15_000));
        assertEquals(Decimals.INVALID, terms.lots("0.00001"));
        assertEquals("0.0001", terms.lotSize());
    }

    @Test
    void amountsAreMinorUnits() {
        assertEquals(10_000, terms.lotMinor());
        assertEquals(5, terms.notionalMinorPerTickLot());
        assertEquals(1_250_000, terms.quoteMinor("1.25"));
        assertEquals("1.25", terms.quoteAmount(1_250_000));
        assertEquals("33333.3333333333333", terms.averagePrice(10_000_000_000L, 3_000));
    }

    @Test
    void otherAssetsAreRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> new SymbolTerms(terms.symbol(), USDT, BTC));
    }
}
