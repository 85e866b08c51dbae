package org.bourse.marketdata.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.marketdata.Demo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolViewTest {

    @ParameterizedTest
    @CsvSource({
        "SYMBOL_STATE_UNSPECIFIED, false, TRADING",
        "TRADING, false, TRADING",
        "HALTED, false, HALTED",
        "CANCEL_ONLY, false, CANCEL_ONLY",
        "DELISTED, false, DELISTED",
        "AUCTION, false, AUCTION",
        "UNCROSSING, false, UNCROSSING",
        "AUCTION, true, CANCEL_ONLY",
        "UNCROSSING, true, UNCROSSING",
        "TRADING, true, CANCEL_ONLY",
        "HALTED, true, HALTED",
        "DELISTED, true, DELISTED"
    })
    void showsWhatOrdersMayExpect(SymbolState state, boolean venueHalted, String status) {
        SymbolTerms terms =
                new SymbolTerms(
                        Demo.BTC_USDT.toBuilder().setState(state).build(), Demo.BTC, Demo.USDT);

        assertEquals(status, SymbolView.of(terms, venueHalted).status());
    }
}
