package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.SYMBOL;

import org.bourse.core.SymbolDefinition;

/** The symbol of a {@link Scenario} as scenarios of auctions want it. */
final class Auctions {
    private Auctions() {}

    static SymbolDefinition banded(long staticBandE8, long dynamicBandE8, long referenceTicks) {
        return new SymbolDefinition(
                SYMBOL.symbol(),
                SYMBOL.name(),
                SYMBOL.base(),
                SYMBOL.quote(),
                SYMBOL.tick(),
                SYMBOL.priceScale(),
                SYMBOL.lot(),
                SYMBOL.quantityScale(),
                SYMBOL.lotsMin(),
                SYMBOL.lotsMax(),
                SYMBOL.notionalMinorMin(),
                SYMBOL.makerRateE8(),
                SYMBOL.takerRateE8(),
                SYMBOL.marketBoundE8(),
                staticBandE8,
                dynamicBandE8,
                referenceTicks,
                SYMBOL.state());
    }
}
