package org.bourse.risk.exposure;

/** What an account has of an asset, available and held, and what that is worth. */
final class Holding {
    final AccountExposure account;
    final Market market;
    long balanceMinor;

    /** Of that, what withdrawals that are not paid out yet hold. */
    long withdrawingMinor;

    long valueMinor;

    /** Where it stands among the market's holdings. */
    int index;

    Holding(AccountExposure account, Market market) {
        this.account = account;
        this.market = market;
    }
}
