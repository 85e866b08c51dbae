/**
 * PURE. Finds payments into and out of accounts that a venue has to report: single ones from an
 * amount on, and several smaller ones that come to it within a time. What it finds follows from the
 * records of ledger-events, in their order.
 */
@NullMarked
package org.bourse.risk.threshold;

import org.jspecify.annotations.NullMarked;
