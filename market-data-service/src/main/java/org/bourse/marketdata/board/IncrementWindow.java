package org.bourse.marketdata.board;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import org.bourse.marketdata.book.DepthChanges;
import org.bourse.marketdata.book.DepthUpdate;

/**
 * The last increments of a book, so that who missed some need not begin anew. One thread at a time.
 */
final class IncrementWindow {
    private final ArrayDeque<DepthUpdate> increments = new ArrayDeque<>();
    private final int incrementsMax;

    /**
     * @param incrementsMax at least 1; an older one leaves when one more comes
     */
    IncrementWindow(int incrementsMax) {
        this.incrementsMax = incrementsMax;
    }

    /** Adds the increment that follows the one added last. */
    void add(DepthUpdate increment) {
        if (increments.size() == incrementsMax) {
            increments.removeFirst();
        }
        increments.addLast(increment);
    }

    /**
     * All that changed after a sequence, as one increment.
     *
     * @return empty when the window does not reach back so far, or nothing changed
     */
    Optional<DepthUpdate> since(long sequence) {
        DepthChanges changes = new DepthChanges();
        for (Iterator<DepthUpdate> newest = increments.descendingIterator(); newest.hasNext(); ) {
            DepthUpdate increment = newest.next();
            if (increment.lastSequence() <= sequence) {
                break;
            }
            changes.addEarlier(increment);
        }
        return changes.take().filter(all -> all.firstSequence() == sequence + 1);
    }
}
