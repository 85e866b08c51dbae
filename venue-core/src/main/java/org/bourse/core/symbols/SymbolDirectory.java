package org.bourse.core.symbols;

import static java.util.Objects.requireNonNull;

import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.SettingsVisitor;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/** The listed symbols, by number, and the schedule of fees. */
public final class SymbolDirectory {
    private static final int NO_SYMBOL = 0;
    private static final int NO_TIER = 0;

    private final Assets assets;
    private final TierRates tierRates = new TierRates();
    private final @Nullable Symbol[] symbols;

    public SymbolDirectory(int symbolsMax, Assets assets) {
        this.assets = assets;
        symbols = new Symbol[symbolsMax + 1];
    }

    /** The symbol with this number, or null. */
    public @Nullable Symbol find(int number) {
        return number > 0 && number < symbols.length ? symbols[number] : null;
    }

    /** Lists a symbol and returns null, or returns why not. No state named is TRADING. */
    public @Nullable RejectCode list(SymbolDefinition definition) {
        if (find(definition.symbol()) != null || isTaken(definition.name())) {
            return RejectCode.SYMBOL_EXISTS;
        }
        Assets.Asset base = assets.find(definition.base());
        Assets.Asset quote = assets.find(definition.quote());
        if (base == null || quote == null) {
            return RejectCode.ASSET_UNKNOWN;
        }
        SymbolDefinition listed =
                definition.state() == SymbolState.SYMBOL_STATE_UNSPECIFIED
                        ? definition.withState(SymbolState.TRADING)
                        : definition;
        Symbol symbol = SymbolRules.symbol(listed, base, quote, symbols.length - 1);
        if (symbol == null || !SymbolRules.isFirstState(listed.state())) {
            return RejectCode.SYMBOL_INVALID;
        }
        if (!allowsFees(listed.makerRateE8(), listed.takerRateE8(), listed.symbol(), NO_TIER)) {
            return RejectCode.FEE_INVALID;
        }
        symbols[listed.symbol()] = symbol;
        return null;
    }

    /** Gives a symbol other rules and returns null, or returns why not. Its state stays. */
    public @Nullable RejectCode change(SymbolDefinition definition) {
        Symbol symbol = find(definition.symbol());
        if (symbol == null) {
            return RejectCode.SYMBOL_UNKNOWN;
        }
        if (symbol.state() == SymbolState.DELISTED) {
            return RejectCode.SYMBOL_DELISTED;
        }
        if (!SymbolRules.isSame(symbol.definition(), definition)
                || !SymbolRules.isWithinBounds(definition, symbols.length - 1)) {
            return RejectCode.SYMBOL_INVALID;
        }
        if (!allowsFees(
                definition.makerRateE8(), definition.takerRateE8(), definition.symbol(), NO_TIER)) {
            return RejectCode.FEE_INVALID;
        }
        symbol.change(definition.withState(symbol.state()));
        return null;
    }

    /** Sets the rates of a fee tier and returns null, or returns why not. */
    public @Nullable RejectCode setTier(int tier, long makerRateE8, long takerRateE8) {
        if (!TierRates.isTier(tier) || !allowsFees(makerRateE8, takerRateE8, NO_SYMBOL, tier)) {
            return RejectCode.FEE_INVALID;
        }
        tierRates.set(tier, makerRateE8, takerRateE8);
        return null;
    }

    public TierRates tierRates() {
        return tierRates;
    }

    private boolean isTaken(String name) {
        for (Symbol symbol : symbols) {
            if (symbol != null && symbol.definition().name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether rates are within their bounds, and no rebate would exceed any taker rate, so that
     * over all trades the venue never pays out more than it takes in.
     *
     * @param symbol whose present rates do not count any more
     * @param tier whose present rates do not count any more
     */
    private boolean allowsFees(long makerRateE8, long takerRateE8, int symbol, int tier) {
        if (!TierRates.areWithinBounds(makerRateE8, takerRateE8)) {
            return false;
        }
        long makerRateMin = tierRates.makerRateMin(makerRateE8, tier);
        long takerRateMin = tierRates.takerRateMin(takerRateE8, tier);
        for (Symbol other : symbols) {
            if (other != null
                    && other.number() != symbol
                    && other.state() != SymbolState.DELISTED) {
                takerRateMin = Math.min(takerRateMin, other.takerRateE8());
                makerRateMin = Math.min(makerRateMin, other.makerRateE8());
            }
        }
        return makerRateMin >= -takerRateMin;
    }

    /** Shows the fee tiers, the listed symbols and their schedules. */
    public void visit(SettingsVisitor visitor) {
        tierRates.visit(visitor);
        for (Symbol symbol : symbols) {
            if (symbol != null) {
                visitor.symbol(symbol.definition());
            }
        }
        for (Symbol symbol : symbols) {
            Schedule schedule = symbol == null ? null : symbol.schedule();
            if (schedule != null && requireNonNull(symbol).state() != SymbolState.DELISTED) {
                visitor.schedule(new VenueCommand.SetSchedule(symbol.number(), schedule.changes()));
            }
        }
    }

    /** Writes the fee tiers and the listed symbols. */
    public void write(StateWriter out) {
        tierRates.write(out);
        int count = 0;
        for (Symbol symbol : symbols) {
            count += symbol == null ? 0 : 1;
        }
        out.section("symbols", count);
        for (Symbol symbol : symbols) {
            if (symbol != null) {
                symbol.definition().write(out);
            }
        }
    }

    /** Reads them; the assets are there already. */
    public void read(StateReader in) {
        tierRates.read(in);
        int numberMax = symbols.length - 1;
        int count = in.section("symbols", numberMax);
        for (int i = 0; i < count; i++) {
            SymbolDefinition definition = SymbolDefinition.read(in, numberMax);
            Assets.Asset base = in.known(assets.find(definition.base()));
            Assets.Asset quote = in.known(assets.find(definition.quote()));
            symbols[definition.symbol()] =
                    in.known(SymbolRules.symbol(definition, base, quote, numberMax));
        }
    }
}
