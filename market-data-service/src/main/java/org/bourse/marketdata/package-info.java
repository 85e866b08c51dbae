/**
 * What everybody may see of a venue: its symbols, books and trades, over REST and WebSocket. It
 * owns nothing; all of it is built in memory from {@code book-events} and {@code trade-events}.
 */
@NullMarked
package org.bourse.marketdata;

import org.jspecify.annotations.NullMarked;
