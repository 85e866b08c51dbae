package org.bourse.portfolio.reconciliation;

import java.math.BigDecimal;
import java.util.OptionalInt;

/**
 * A balance that is not what others say.
 *
 * @param party as in a statement: CUSTODY, EXTERNAL or the number of an account
 * @param what was compared
 * @param line of the statement; empty when it does not mention this balance
 * @param ledger in minor units
 * @param other in minor units
 */
record Difference(
        String party, int asset, What what, OptionalInt line, BigDecimal ledger, BigDecimal other) {

    /** What was compared. */
    enum What {
        /** The balance available with what the venue said last. */
        AVAILABLE,
        /** The balance held with what the venue said last. */
        HELD,
        /** Available and held together with a statement. */
        TOTAL,
        /** Available and held together with the sum of all postings. */
        POSTINGS
    }
}
