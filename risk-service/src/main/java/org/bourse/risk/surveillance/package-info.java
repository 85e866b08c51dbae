/**
 * Rules that look for market abuse in the stream of order events: pure, deterministic, in whole
 * numbers, with state of constant bounds. All state begins anew with each UTC day of venue time, so
 * that it follows from the records of that day alone; only who belongs together is carried over.
 *
 * <p>The practices are those that Regulation (EU) 596/2014 (MAR), article 12, and Delegated
 * Regulation (EU) 2016/522, annex II, name as indicators of manipulation, and the ones FINRA's
 * rules 5210 and 6140 forbid; each rule says which. A finding is a reason to look, never a verdict.
 */
@NullMarked
package org.bourse.risk.surveillance;

import org.jspecify.annotations.NullMarked;
