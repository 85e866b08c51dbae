/**
 * What comes in from outside, normalised: the venue's symbols, prices in ticks, quantities in lots,
 * times in microseconds of UTC. What does not fit is refused with a {@link
 * org.bourse.marketdata.source.tick.Finding}. Pure.
 */
@NullMarked
package org.bourse.marketdata.source.tick;

import org.jspecify.annotations.NullMarked;
