package org.bourse.stack.verify.database;

import java.io.InputStream;
import java.util.Optional;

/** The states of the venue that matching-service keeps, at one moment. */
public interface StateTables {

    /**
     * A state of the venue.
     *
     * @param position of the last command that is in it
     * @param bytes it has
     */
    record Kept(long position, long bytes) {}

    /** The newest verified one that was told up to a record of ledger-events or an earlier one. */
    Optional<Kept> newest(long ledgerSequence);

    /** One of those that are kept, as section 25.3 of the rulebook says. */
    InputStream content(Kept kept);
}
