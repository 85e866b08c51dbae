/** How what an account has is spread over currencies and sectors: pure and exact. */
@NullMarked
package org.bourse.portfolio.exposure;

import org.jspecify.annotations.NullMarked;
