/**
 * The market as it stands: symbols, books, tapes, and who subscribed to what. Readers get a
 * snapshot and then every later change, none twice. Pure; the feed and the sockets stand around it.
 */
@NullMarked
package org.bourse.marketdata.board;

import org.jspecify.annotations.NullMarked;
