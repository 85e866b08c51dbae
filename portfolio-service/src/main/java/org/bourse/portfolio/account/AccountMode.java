package org.bourse.portfolio.account;

/** Where an account's holder trades. */
enum AccountMode {
    /** At this venue. */
    LIVE,
    /** At the paper venue, with an account of his own there. */
    PAPER
}
