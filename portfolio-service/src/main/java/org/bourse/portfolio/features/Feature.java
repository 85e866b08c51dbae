package org.bourse.portfolio.features;

/** What can be turned off. A name that has been in a table keeps its meaning. */
public enum Feature {
    /** Opening main accounts and sub-accounts. */
    NEW_ACCOUNTS,
    /** Making API keys; rotating and revoking them goes on. */
    NEW_API_KEYS,
    /** Registering webhooks; those there are go on being told. */
    NEW_WEBHOOKS,
    /** Asking for transfers between accounts of the venue. */
    TRANSFERS,
    /** Asking for withdrawals; those that are held are approved, completed and cancelled. */
    WITHDRAWALS
}
