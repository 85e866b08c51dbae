/**
 * The bench {@code core}: the whole venue core (funds, holds, limits, duplicates, match, settle,
 * fees, events) on a stream of orders, and the peer exchange-core's bare order book on the same
 * stream beside it.
 */
@NullMarked
package org.bourse.bench.core;

import org.jspecify.annotations.NullMarked;
