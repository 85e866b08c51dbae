/** The assets the venue has listed, for reading and printing amounts. */
@NullMarked
package org.bourse.portfolio.asset;

import org.jspecify.annotations.NullMarked;
