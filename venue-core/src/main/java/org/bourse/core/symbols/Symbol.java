package org.bourse.core.symbols;

import org.bourse.core.SymbolDefinition;

/**
 * A listed symbol with what follows from its definition.
 *
 * @param lotMinor one lot in minor units of the base asset
 * @param tickLotMinor one lot at a price of one tick in minor units of the quote asset
 */
public record Symbol(SymbolDefinition definition, long lotMinor, long tickLotMinor) {

    public int number() {
        return definition.symbol();
    }

    public int base() {
        return definition.base();
    }

    public int quote() {
        return definition.quote();
    }

    public long lotsMin() {
        return definition.lotsMin();
    }

    public long lotsMax() {
        return definition.lotsMax();
    }

    public long notionalMinorMin() {
        return definition.notionalMinorMin();
    }

    public long makerRateE8() {
        return definition.makerRateE8();
    }

    public long takerRateE8() {
        return definition.takerRateE8();
    }

    public long marketBoundE8() {
        return definition.marketBoundE8();
    }
}
