/**
 * PURE. What records of ledger-events mean: journal entries, assets, accounts, answers to funding
 * commands. The same records always give the same rows.
 */
@NullMarked
package org.bourse.portfolio.journal;

import org.jspecify.annotations.NullMarked;
