package org.bourse.marketdata.rest;

import org.bourse.contracts.Decimals;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.Symbol;
import org.bourse.marketdata.board.SymbolStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A symbol and the rules of trading it. Decimals are strings; a rate of 0.001 is 0.1 %, a negative
 * one a rebate.
 */
@Schema(name = "Symbol")
record SymbolView(
        @Schema(examples = "BTC-USDT") String name,
        @Schema(examples = "BTC") String base,
        @Schema(examples = "USDT") String quote,
        @Schema(examples = "0.01") String tickSize,
        @Schema(examples = "0.00001") String lotSize,
        @Schema(examples = "0.00001") String minQuantity,
        @Schema(examples = "9000") String maxQuantity,
        @Schema(examples = "5") String minNotional,
        @Schema(examples = "0.0005") String makerFeeRate,
        @Schema(examples = "0.001") String takerFeeRate,
        @Schema(
                        enumeration = {
                            "TRADING",
                            "HALTED",
                            "CANCEL_ONLY",
                            "DELISTED",
                            "AUCTION",
                            "UNCROSSING"
                        },
                        description = "CANCEL_ONLY also while the whole venue takes no orders.")
                String status) {
    private static final int RATE_SCALE = 8;

    static SymbolView of(SymbolTerms terms, boolean venueHalted) {
        Symbol symbol = terms.symbol();
        return new SymbolView(
                terms.name(),
                terms.base().getCode(),
                terms.quote().getCode(),
                terms.tickSize(),
                terms.lotSize(),
                terms.quantity(symbol.getLotsMin()),
                terms.quantity(symbol.getLotsMax()),
                terms.quoteAmount(symbol.getNotionalMinorMin()),
                Decimals.print(symbol.getMakerRateE8(), RATE_SCALE),
                Decimals.print(symbol.getTakerRateE8(), RATE_SCALE),
                SymbolStatus.of(symbol.getState(), venueHalted).name());
    }
}
