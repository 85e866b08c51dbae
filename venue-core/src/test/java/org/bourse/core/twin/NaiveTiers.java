package org.bourse.core.twin;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.jspecify.annotations.Nullable;

/** The rates of tiers (4.6) and what a schedule must keep (7.6). */
final class NaiveTiers {
    private static final long RATE_MAX_E8 = 10_000_000;
    private static final int TIER_MAX = 15;

    /** What a maker and a taker pay. */
    record Rates(long makerE8, long takerE8) {
        private boolean isWithinBounds() {
            return makerE8 >= -RATE_MAX_E8
                    && makerE8 <= RATE_MAX_E8
                    && takerE8 >= 0
                    && takerE8 <= RATE_MAX_E8;
        }
    }

    private final Map<Integer, Rates> tiers = new TreeMap<>();

    /** 7.1: tier 0 is the symbol's own. */
    Rates rates(int tier, SymbolDefinition symbol) {
        Rates rates = tiers.get(tier);
        return rates == null ? own(symbol) : rates;
    }

    private static Rates own(SymbolDefinition symbol) {
        return new Rates(symbol.makerRateE8(), symbol.takerRateE8());
    }

    boolean isSet(int tier) {
        return tier == 0 || tiers.containsKey(tier);
    }

    @Nullable RejectCode set(VenueCommand.SetFeeTier command, Collection<NaiveBook> books) {
        Rates rates = new Rates(command.makerRateE8(), command.takerRateE8());
        if (command.tier() < 1 || command.tier() > TIER_MAX) {
            return RejectCode.FEE_INVALID;
        }
        Rates former = tiers.put(command.tier(), rates);
        if (rates.isWithinBounds() && isPayable(books, null)) {
            return null;
        }
        if (former == null) {
            tiers.remove(command.tier());
        } else {
            tiers.put(command.tier(), former);
        }
        return RejectCode.FEE_INVALID;
    }

    /** 7.6, for a symbol that is new, or changed and then in place of what it was. */
    boolean isAcceptable(SymbolDefinition symbol, Collection<NaiveBook> books) {
        return own(symbol).isWithinBounds() && isPayable(books, symbol);
    }

    /** The largest rebate of all does not exceed the lowest taker rate of all. */
    private boolean isPayable(Collection<NaiveBook> books, @Nullable SymbolDefinition changed) {
        long makerMin = 0;
        long takerMin = RATE_MAX_E8;
        for (Rates rates : tiers.values()) {
            makerMin = Math.min(makerMin, rates.makerE8());
            takerMin = Math.min(takerMin, rates.takerE8());
        }
        for (NaiveBook book : books) {
            boolean isReplaced = changed != null && changed.symbol() == book.definition.symbol();
            if (book.definition.state() != SymbolState.DELISTED && !isReplaced) {
                makerMin = Math.min(makerMin, book.definition.makerRateE8());
                takerMin = Math.min(takerMin, book.definition.takerRateE8());
            }
        }
        if (changed != null) {
            makerMin = Math.min(makerMin, changed.makerRateE8());
            takerMin = Math.min(takerMin, changed.takerRateE8());
        }
        return -makerMin <= takerMin;
    }
}
