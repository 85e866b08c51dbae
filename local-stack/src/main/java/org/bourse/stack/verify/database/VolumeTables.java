package org.bourse.stack.verify.database;

import java.util.Map;

/** The tables of risk-service at one moment. */
public interface VolumeTables {

    /**
     * Whose volume it is.
     *
     * @param day in days since the Unix epoch
     */
    record Key(long account, int asset, int day) {}

    /** How far they are. */
    Applied applied();

    /** The volumes of a day and those after it. */
    Map<Key, Long> volumesSince(int day);
}
