/**
 * The double-entry ledger: the projection of ledger-events, and balances, entries and conservation
 * over REST. The rules of the ledger are in the database (V1__ledger.sql), not here.
 */
@NullMarked
package org.bourse.portfolio.ledger;

import org.jspecify.annotations.NullMarked;
