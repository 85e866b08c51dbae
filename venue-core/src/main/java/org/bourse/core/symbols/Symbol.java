package org.bourse.core.symbols;

import static java.util.Objects.requireNonNull;

import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.amounts.Rates;
import org.jspecify.annotations.Nullable;

/**
 * A listed symbol with what follows from its definition. Its rules and its state may change; its
 * number, name, assets and units never do.
 */
public final class Symbol {
    private final int number;
    private final int base;
    private final int quote;
    private final long lotMinor;
    private final long tickLotMinor;
    private SymbolDefinition definition;

    /** By the number of the state; so that no change of the state has to make one. */
    private final SymbolDefinition[] definitions =
            new SymbolDefinition[SymbolState.UNCROSSING_VALUE + 1];

    private SymbolState state;
    private @Nullable Schedule schedule;
    private boolean bands;
    private long staticLowestTicks;
    private long staticHighestTicks;

    /**
     * @param lotMinor one lot in minor units of the base asset
     * @param tickLotMinor one lot at a price of one tick in minor units of the quote asset
     */
    public Symbol(SymbolDefinition definition, long lotMinor, long tickLotMinor) {
        this.definition = definition;
        this.lotMinor = lotMinor;
        this.tickLotMinor = tickLotMinor;
        number = definition.symbol();
        base = definition.base();
        quote = definition.quote();
        state = definition.state();
        setDefinitions();
        setBands();
    }

    /** Gives it other rules. */
    void change(SymbolDefinition changed) {
        definition = changed;
        setDefinitions();
        setBands();
    }

    private void setDefinitions() {
        for (int number = 0; number < definitions.length; number++) {
            SymbolState other = requireNonNull(SymbolState.forNumber(number));
            definitions[number] = definition.withState(other);
        }
    }

    public void changeState(SymbolState changed) {
        definition = definitions[changed.getNumber()];
        state = changed;
    }

    private void setBands() {
        bands = hasStaticBand() || definition.dynamicBandE8() != 0;
        long reference = definition.referencePriceTicks();
        long distance = Rates.share(definition.staticBandE8(), reference);
        staticLowestTicks = reference - distance;
        staticHighestTicks = reference + distance;
    }

    public SymbolDefinition definition() {
        return definition;
    }

    public SymbolState state() {
        return state;
    }

    /** The states that it gets by itself, or null. */
    public @Nullable Schedule schedule() {
        return schedule;
    }

    public void schedule(@Nullable Schedule changed) {
        schedule = changed;
    }

    public int number() {
        return number;
    }

    public int base() {
        return base;
    }

    public int quote() {
        return quote;
    }

    /** One lot in minor units of the base asset. */
    public long lotMinor() {
        return lotMinor;
    }

    /** One lot at a price of one tick in minor units of the quote asset. */
    public long tickLotMinor() {
        return tickLotMinor;
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

    public long dynamicBandE8() {
        return definition.dynamicBandE8();
    }

    /** Whether it has a static or a dynamic band. */
    public boolean hasBands() {
        return bands;
    }

    public boolean hasStaticBand() {
        return definition.staticBandE8() != 0 && definition.referencePriceTicks() != 0;
    }

    /** The lower end of the static band, if there is one. */
    public long staticLowestTicks() {
        return staticLowestTicks;
    }

    /** The upper end of the static band, if there is one. */
    public long staticHighestTicks() {
        return staticHighestTicks;
    }
}
