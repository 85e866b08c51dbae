package org.bourse.core;

import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

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
        SymbolState state,
        Breaker breaker) {

    /** Without a breaker. */
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
            long marketBoundE8,
            long staticBandE8,
            long dynamicBandE8,
            long referencePriceTicks,
            SymbolState state) {
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
                staticBandE8,
                dynamicBandE8,
                referencePriceTicks,
                state,
                Breaker.NONE);
    }

    /** Trades from the start, without price bands and breaker. */
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
        return with(other, breaker);
    }

    /** The same with another breaker. */
    public SymbolDefinition withBreaker(Breaker other) {
        return with(state, other);
    }

    private SymbolDefinition with(SymbolState otherState, Breaker otherBreaker) {
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
                otherState,
                otherBreaker);
    }

    /** Writes all of it. */
    public void write(StateWriter out) {
        out.writeInt(symbol);
        out.writeText(name);
        out.writeInt(base);
        out.writeInt(quote);
        out.writeLong(tick);
        out.writeInt(priceScale);
        out.writeLong(lot);
        out.writeInt(quantityScale);
        out.writeLong(lotsMin);
        out.writeLong(lotsMax);
        out.writeLong(notionalMinorMin);
        out.writeLong(makerRateE8);
        out.writeLong(takerRateE8);
        out.writeLong(marketBoundE8);
        out.writeLong(staticBandE8);
        out.writeLong(dynamicBandE8);
        out.writeLong(referencePriceTicks);
        out.writeInt(state.getNumber());
        breaker.write(out);
    }

    /** Reads one whose number is not above a bound. */
    public static SymbolDefinition read(StateReader in, int symbolsMax) {
        return new SymbolDefinition(
                in.readNumber("symbol", symbolsMax),
                in.readText(),
                in.readInt(),
                in.readInt(),
                in.readLong(),
                in.readInt(),
                in.readLong(),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.known(SymbolState.forNumber(in.readInt())),
                Breaker.read(in));
    }
}
