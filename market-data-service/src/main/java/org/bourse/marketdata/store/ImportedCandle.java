package org.bourse.marketdata.store;

import org.bourse.marketdata.history.HistoryCandle;

/** A candle that was imported, and the source it is of. */
public record ImportedCandle(String source, HistoryCandle candle) {}
