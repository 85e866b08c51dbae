/**
 * Deposits, withdrawals and transfers: each request is a row of its own and a command in the
 * outbox, written in one transaction. What became of it is what the venue said of the command.
 */
@NullMarked
package org.bourse.portfolio.funding;

import org.jspecify.annotations.NullMarked;
