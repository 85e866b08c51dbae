/**
 * portfolio-service owns who has which account, the funding of accounts, and the ledger: a
 * projection of the venue's ledger-events into PostgreSQL that can be rebuilt from the topic at any
 * time.
 */
@NullMarked
package org.bourse.portfolio;

import org.jspecify.annotations.NullMarked;
