/**
 * Compares the ledger with what others say: each day with the venue's own word, and with statements
 * of custodians and brokers when an operator brings one. What is found is kept and raises an alarm.
 */
@NullMarked
package org.bourse.portfolio.reconciliation;

import org.jspecify.annotations.NullMarked;
