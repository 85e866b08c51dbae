package org.bourse.risk.reporting;

import java.util.Map;
import java.util.Set;

/** Whose accounts are one holder's. */
interface Holders {

    /**
     * The number of the holder's main account, by that of each of these accounts and of all others
     * of their holders. Of an account that nobody is known to hold, itself.
     */
    Map<Long, Long> mainAccounts(Set<Long> accounts);
}
