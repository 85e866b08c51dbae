/** The way of external market data into the venue: read, normalised, checked, mirrored. */
@NullMarked
package org.bourse.bench.feeds;

import org.jspecify.annotations.NullMarked;
