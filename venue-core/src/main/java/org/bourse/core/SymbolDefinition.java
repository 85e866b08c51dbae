package org.bourse.core;

import org.bourse.contracts.v1.SymbolState;

/**
 * A symbol as an operator listed it; see {@code Symbol} in {@code vocabulary.proto} for the meaning
 * and unit of each component.
 */
public record SymbolDefinition(
        int symbol,
        String name,
        int base,
        int quote,
        long tick,
        int priceScale,
        long lot,
        int quantityScale,
        long lotsMin,
        long lotsMax,
        long notionalMinorMin,
        long makerRateE8,
        long takerRateE8,
        long marketBoundE8,
        long staticBandE8,
        long dynamicBandE8,
        long referencePriceTicks,
        SymbolState state) {

    /** Trades from the start, without price bands. */
    public SymbolDefinition(
            int symbol,
            String name,
            int base,
            int quote,
            long tick,
            int priceScale,
            long lot,
            int quantityScale,
            long lotsMin,
            long lotsMax,
            long notionalMinorMin,
            long makerRateE8,
            long takerRateE8,
            long marketBoundE8) {
        this(
                symbol,
                name,
                base,
                quote,
                tick,
                priceScale,
                lot,
                quantityScale,
                lotsMin,
                lotsMax,
                notionalMinorMin,
                makerRateE8,
                takerRateE8,
                marketBoundE8,
                0,
                0,
                0,
                SymbolState.TRADING);
    }

    /** The same in another state. */
    public SymbolDefinition withState(SymbolState other) {
        return new SymbolDefinition(
                symbol,
                name,
                base,
                quote,
                tick,
                priceScale,
                lot,
                quantityScale,
                lotsMin,
                lotsMax,
                notionalMinorMin,
                makerRateE8,
                takerRateE8,
                marketBoundE8,
                staticBandE8,
                dynamicBandE8,
                referencePriceTicks,
                other);
    }
}
