package org.bourse.marketdata.source.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SymbolMapTest {
    private static final SourceTerms BTC = SourceTerms.of("BTC-USDT", "0.01", "0.00001");
    private static final Map<String, SourceTerms> TERMS =
            Map.of("BTC-USDT", BTC, "BTC-USD", SourceTerms.of("BTC-USD", "0.1", "1"));

    @Test
    void knowsWhatItWasToldAndGuessesNothing() {
        SymbolMap map = new SymbolMap(Map.of("BTC-USDT", "BTC/USDT"), TERMS);

        assertEquals(BTC, map.terms("BTC/USDT"));
        assertNull(map.terms("BTCUSDT"));
        assertNull(map.terms("BTC-USDT"));
        assertEquals(List.of("BTC/USDT"), map.providerSymbols());
    }

    @Test
    void refusesAmbiguity() {
        Map<String, String> twice = Map.of("BTC-USDT", "BTC", "BTC-USD", "BTC");
        Map<String, String> unknown = Map.of("ETH-USDT", "ETHUSDT");

        assertThrows(IllegalArgumentException.class, () -> new SymbolMap(twice, TERMS));
        assertThrows(IllegalArgumentException.class, () -> new SymbolMap(unknown, TERMS));
    }
}
