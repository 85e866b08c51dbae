/**
 * {@code /api/v1/admin}: operators list and change assets, symbols and fees, set the states of
 * symbols, accounts and the venue, cancel orders, and activate and revoke keys. Every act is a
 * command in the venue's log, answered when the core's own word on it comes, and audited.
 */
@NullMarked
package org.bourse.matching.administration;

import org.jspecify.annotations.NullMarked;
