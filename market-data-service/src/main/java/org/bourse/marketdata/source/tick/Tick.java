package org.bourse.marketdata.source.tick;

/** One fact about a market elsewhere, in the terms of the venue's symbol. */
public sealed interface Tick
        permits SourceTrade,
                SourceQuote,
                SourceLast,
                SourceBar,
                SourceDepthUpdate,
                SourceDepthSnapshot {
    /** The venue's name of the symbol. */
    String symbol();

    /** When it happened, by the source's clock; when it was received if the source says nothing. */
    long timeMicros();

    /** The last moment this tells of; what is later than this nobody has heard of yet. */
    default long knownToMicros() {
        return timeMicros();
    }
}
