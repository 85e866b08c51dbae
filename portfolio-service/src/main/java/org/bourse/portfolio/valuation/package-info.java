/**
 * What is held, valued by the venue's own last prices: pure and exact up to the last step, which
 * rounds down to the minor unit.
 */
@NullMarked
package org.bourse.portfolio.valuation;

import org.jspecify.annotations.NullMarked;
