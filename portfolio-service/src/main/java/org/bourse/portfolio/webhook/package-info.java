/**
 * Webhooks: who wants to be told of deposits, withdrawals and transfers, and the telling, at least
 * once and signed. What is to be told is written by the database in the transaction of the change.
 */
@NullMarked
package org.bourse.portfolio.webhook;

import org.jspecify.annotations.NullMarked;
