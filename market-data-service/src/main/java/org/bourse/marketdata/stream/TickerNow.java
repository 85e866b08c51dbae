package org.bourse.marketdata.stream;

import java.util.Optional;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.statistics.Ticker;

/**
 * A symbol's 24 hours as a stream tells them.
 *
 * @param best the best level of each side; empty while the book is not known
 */
public record TickerNow(Ticker ticker, Optional<DepthSnapshot> best) {}
