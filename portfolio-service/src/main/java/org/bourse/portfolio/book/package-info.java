/**
 * The books of all accounts in the database: what trade-events say, with the deposits and
 * withdrawals that the ledger has booked at the positions between. It never reads further than the
 * ledger is.
 */
@NullMarked
package org.bourse.portfolio.book;

import org.jspecify.annotations.NullMarked;
