/**
 * Payments to be reported: ledger-events become rows in one transaction with the position reached,
 * each hit once, and files of a day's hits that are the same bytes whenever they are made.
 */
@NullMarked
package org.bourse.risk.reporting;

import org.jspecify.annotations.NullMarked;
