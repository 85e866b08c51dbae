package org.bourse.platform.security;

/** What an API key may be used for. None includes another. */
public enum Scope {
    /** Everything its holder may read, and private streams. */
    READ,

    /** Placing, changing and cancelling orders. */
    TRADE,

    /** Withdrawals, and transfers to other accounts. */
    WITHDRAW
}
