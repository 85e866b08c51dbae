/**
 * Trades and candles for as long as they are kept: a projection of {@code trade-events} into
 * PostgreSQL, and what reads it. Rows and the position they stand for are written together, so
 * applying records again changes nothing.
 */
@NullMarked
package org.bourse.marketdata.store;

import org.jspecify.annotations.NullMarked;
