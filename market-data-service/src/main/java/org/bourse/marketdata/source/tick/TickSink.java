package org.bourse.marketdata.source.tick;

/** Takes what the reader of a provider's format made of it. */
public interface TickSink {
    /**
     * @param receivedMicros when it was received, by the clock of this process
     */
    void tick(Tick tick, long receivedMicros);

    /**
     * Something that could not be read, or says that nothing can be told now.
     *
     * @param symbol the venue's symbol, empty where none is known
     */
    void problem(String symbol, Finding finding, long receivedMicros);
}
