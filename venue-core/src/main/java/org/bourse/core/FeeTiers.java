package org.bourse.core;

import org.bourse.core.accounts.AccountTable;
import org.bourse.core.symbols.Symbol;
import org.bourse.core.symbols.TierRates;

/** The rates of an account: those of its tier, or in tier 0 the symbol's own. */
final class FeeTiers {
    private final AccountTable accounts;
    private final TierRates rates;

    FeeTiers(AccountTable accounts, TierRates rates) {
        this.accounts = accounts;
        this.rates = rates;
    }

    long makerRateE8(int account, Symbol symbol) {
        int tier = accounts.tier(account);
        return tier == 0 ? symbol.makerRateE8() : rates.makerRateE8(tier);
    }

    long takerRateE8(int account, Symbol symbol) {
        int tier = accounts.tier(account);
        return tier == 0 ? symbol.takerRateE8() : rates.takerRateE8(tier);
    }
}
