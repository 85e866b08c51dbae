package org.bourse.portfolio.reconciliation;

/** With whom the ledger was compared. */
enum ReconciliationKind {
    /** With the venue. */
    VENUE,
    /** With a custodian or broker. */
    STATEMENT
}
