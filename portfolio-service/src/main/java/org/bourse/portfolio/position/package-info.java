/**
 * Positions with their tax lots: pure and exact. An {@link
 * org.bourse.portfolio.position.AccountBook} is what one account holds and what it paid for it;
 * {@link org.bourse.portfolio.position.PortfolioBatch} lets the facts of the log happen to the
 * books in their order.
 *
 * <p>Cost of a purchase = notional + fee; proceeds of a sale = notional - fee, in minor units of
 * the quote asset (a rebate is a negative fee). Realised result of a sale = proceeds - cost of the
 * lots it takes. A part of a lot has the floor of its share of the cost, the rest keeps the
 * remainder, so that nothing is lost: for each position, always,
 *
 * <pre>proceeds of all sales - cost of all purchases
 *     = realised + unknown proceeds - removed cost - cost of the open lots</pre>
 *
 * <p>There are no shorts. What an account holds of an asset beyond its lots was deposited, or taken
 * in as money of another symbol: its cost is unknown, and nothing is assumed for it. A sale takes
 * lots bought at its own symbol first; what goes beyond them has unknown cost and realises nothing.
 * When less of the asset is left than the lots say (withdrawn, sold at another symbol, or spent),
 * lots are removed at their cost, without a result, from the symbols in the order of their numbers.
 */
@NullMarked
package org.bourse.portfolio.position;

import org.jspecify.annotations.NullMarked;
