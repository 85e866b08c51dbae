package org.bourse.stack.verify.database;

import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import org.bourse.stack.verify.check.Balances;

/** The tables of portfolio-service at one moment. */
public interface LedgerTables {

    /**
     * A posting as it is booked.
     *
     * @param index of its event among those of the command
     * @param header of the entry it belongs to
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
            Header header) {}

    /**
     * What an entry says beside its postings.
     *
     * @param previousHash of the entry before, in hexadecimal digits; empty without a chain
     * @param hash of the entry; empty without a chain
     */
    record Header(
            long venueTimeMicros, int writer, UUID requestId, String previousHash, String hash) {}

    /** Whether entries are chained by hashes: a ledger older than that has none. */
    boolean isChained();

    /** How far they are. */
    Applied applied();

    /** What is booked after a posting, in order, from the tables as they are. */
    Iterator<Booked> postingsAfter(long position, int index);

    /** All balances; places without a row are empty. */
    Map<Balances.Place, Long> balances();

    /** The sums of all that is booked up to a position, that included. */
    Map<Balances.Place, Long> balancesAt(long position);
}
