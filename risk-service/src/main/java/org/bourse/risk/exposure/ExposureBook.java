package org.bourse.risk.exposure;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The exposures of a venue's accounts. A fill costs a step for each holder of its symbol, all else
 * is one step. Days never go back. A value that does not fit 64 bits is an {@link
 * ArithmeticException}, after which the book is not to be used.
 */
public final class ExposureBook {
    private final int accountsMax;
    private final Map<Integer, Market> markets = new HashMap<>();
    private final Map<Long, AccountExposure> accounts = new HashMap<>();

    /**
     * @param accountsMax more accounts than these are an {@link IllegalStateException}
     */
    public ExposureBook(int accountsMax) {
        this.accountsMax = accountsMax;
    }

    /** Symbols are listed once, before their first fill. */
    public void list(WatchedSymbol symbol) {
        if (markets.putIfAbsent(symbol.id(), new Market(symbol)) != null) {
            throw new IllegalStateException("listed twice: symbol " + symbol.id());
        }
    }

    /**
     * One side of a trade; its price is the symbol's mark from now on.
     *
     * @param lots bought, negative when sold
     * @param feeMinor in minor units of the reference asset, negative when it is a rebate
     * @param day of venue time, in days since the Unix epoch
     */
    public void fill(long account, int symbol, long lots, long priceTicks, long feeMinor, int day) {
        if (priceTicks <= 0) {
            throw new IllegalArgumentException("priceTicks=" + priceTicks);
        }
        Market market = market(symbol);
        AccountExposure exposure = open(account, day);
        market.mark(priceTicks, day);
        exposure.change(market, lots);
        exposure.gain(Math.negateExact(feeMinor));
    }

    /** Lots that came or went without a trade: no gain and no loss. Negative when they went. */
    public void transfer(long account, int symbol, long lots, int day) {
        open(account, day).change(market(symbol), lots);
    }

    /** Empty for an account that neither traded nor held anything. */
    public Optional<AccountExposure> account(long account, int day) {
        Optional<AccountExposure> exposure = Optional.ofNullable(accounts.get(account));
        exposure.ifPresent(known -> known.rollTo(day));
        return exposure;
    }

    /** Lots the account holds of a symbol, negative when it sold more than it had. */
    public long positionLots(long account, int symbol) {
        AccountExposure exposure = accounts.get(account);
        return exposure == null ? 0 : exposure.lots(market(symbol));
    }

    /** The absolute value of the account's position in a symbol, at its last price. */
    public long exposureMinor(long account, int symbol) {
        return Math.absExact(market(symbol).valueMinor(positionLots(account, symbol)));
    }

    private AccountExposure open(long account, int day) {
        AccountExposure exposure = accounts.get(account);
        if (exposure == null) {
            if (accounts.size() == accountsMax) {
                throw new IllegalStateException("more accounts than " + accountsMax);
            }
            exposure = new AccountExposure(day);
            accounts.put(account, exposure);
        }
        exposure.rollTo(day);
        return exposure;
    }

    private Market market(int symbol) {
        Market market = markets.get(symbol);
        if (market == null) {
            throw new IllegalStateException("unlisted: symbol " + symbol);
        }
        return market;
    }
}
