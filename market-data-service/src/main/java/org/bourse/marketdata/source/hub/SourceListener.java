package org.bourse.marketdata.source.hub;

import org.bourse.marketdata.source.mirror.MirroredBook;
import org.bourse.marketdata.source.tick.Tick;

/**
 * Hears of the source that is chosen for a symbol, checked and normalised, and of no other. The
 * calls come one at a time, in the source's order, and all sources wait for them: a listener notes
 * what it needs, such as that a book changed, and works elsewhere, at its own pace.
 */
public interface SourceListener {
    /**
     * Another source is chosen, or none. What was known of the symbol's book is void until {@link
     * #onBook}, which follows at once when the new source's book is in step.
     *
     * @param source empty: no source of the symbol lives
     */
    default void onChosen(String symbol, String source) {}

    /**
     * @param receivedMicros by the clock of this process
     */
    default void onTick(String source, Tick tick, long receivedMicros) {}

    /**
     * The book of the symbol changed, or is in step again.
     *
     * @param book in step; to be read during this call only, later by {@link SourceHub#book}
     */
    default void onBook(String source, String symbol, MirroredBook book) {}

    /** The book of the symbol is not known now. */
    default void onBookLost(String source, String symbol) {}
}
