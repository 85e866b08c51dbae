package org.bourse.core;

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
        long marketBoundE8) {}
