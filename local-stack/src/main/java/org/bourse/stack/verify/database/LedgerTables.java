package org.bourse.stack.verify.database;

import java.util.Iterator;
import java.util.Map;
import org.bourse.stack.verify.check.Balances;

/** The tables of portfolio-service at one moment. */
public interface LedgerTables {

    /**
     * A posting as it is booked.
     *
     * @param index of its event among those of the command
     */
    record Booked(
            long position,
            int index,
            long account,
            int asset,
            int bucket,
            long deltaMinor,
            long balanceMinor,
            int kind,
            long reference,
            long venueTimeMicros) {}

    /** How far they are. */
    Applied applied();

    /** What is booked after a posting, in order, from the tables as they are. */
    Iterator<Booked> postingsAfter(long position, int index);

    /** All balances; places without a row are empty. */
    Map<Balances.Place, Long> balances();
}
