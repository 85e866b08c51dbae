package org.bourse.marketdata.source.provider;

import org.bourse.marketdata.source.tick.SourceTerms;
import org.bourse.marketdata.source.tick.TickSink;

/** The answers of a provider that is asked for one symbol after the other. */
public interface PollReader {
    /** What an answer meant, but for the ticks in it. */
    enum Answer {
        /** It was read, or its defects were told to the sink. */
        READ,
        /** Too many requests: ask later. */
        RATE_LIMITED,
        /** The provider says that it cannot answer. */
        ERROR
    }

    /**
     * The path and query that ask for a symbol, to be put behind the configured URL.
     *
     * @param providerSymbol the provider's name of the symbol
     * @param key the secret that the provider wants; empty for none
     */
    String request(String providerSymbol, String key);

    /** Reads the body of an answer; whatever it holds, it does not throw. */
    Answer read(SourceTerms terms, String body, long receivedMicros, TickSink sink);
}
