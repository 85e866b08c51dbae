/** Exact arithmetic on amounts, rates and fees in whole minor units. */
@NullMarked
package org.bourse.core.amounts;

import org.jspecify.annotations.NullMarked;
