/** Positions, lots, the portfolio and its days over REST. */
@NullMarked
package org.bourse.portfolio.report;

import org.jspecify.annotations.NullMarked;
