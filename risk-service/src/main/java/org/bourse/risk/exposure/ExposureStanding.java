package org.bourse.risk.exposure;

import java.util.List;

/**
 * All an {@link ExposureBook} knows at the start of a day.
 *
 * @param reference number of the reference asset; 0 before it was listed
 */
public record ExposureStanding(
        int reference, List<Mark> marks, List<Account> accounts, List<Group> groups) {
    public static final ExposureStanding NONE =
            new ExposureStanding(0, List.of(), List.of(), List.of());

    /** So much of the reference asset for so much of this one, in minor units. */
    public record Mark(int asset, long quoteMinor, long baseMinor) {}

    /** An account's gain since it was opened, the greatest it ever was, and what it has. */
    public record Account(long account, long gainMinor, long peakMinor, List<Balance> balances) {
        public Account {
            balances = List.copyOf(balances);
        }
    }

    /** How far a group's gain is below the greatest it was. */
    public record Group(long group, long drawdownMinor) {}

    /**
     * Available and held.
     *
     * @param withdrawing of that, what withdrawals hold that are not paid out yet
     */
    public record Balance(int asset, long minor, long withdrawing) {}

    public ExposureStanding {
        marks = List.copyOf(marks);
        accounts = List.copyOf(accounts);
        groups = List.copyOf(groups);
    }
}
