/** The sectors that operators put symbols in. */
@NullMarked
package org.bourse.portfolio.sector;

import org.jspecify.annotations.NullMarked;
