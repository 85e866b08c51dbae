package org.bourse.marketdata.adjust;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a company does to its shares, and so to the price of one. */
public sealed interface CorporateAction {
    /** The first day on which a share is traded without it. */
    LocalDate exDate();

    /**
     * Shares become more, or in a reverse split fewer.
     *
     * @param newShares how many there are afterwards of {@code oldShares}; above 0, as these
     */
    record Split(LocalDate exDate, BigDecimal newShares, BigDecimal oldShares)
            implements CorporateAction {
        public Split {
            requirePositive(newShares);
            requirePositive(oldShares);
        }
    }

    /**
     * Cash is paid out.
     *
     * @param amount for one share as they were before the ex-date, in the quote asset; above 0
     */
    record CashDividend(LocalDate exDate, BigDecimal amount) implements CorporateAction {
        public CashDividend {
            requirePositive(amount);
        }
    }

    private static void requirePositive(BigDecimal number) {
        if (number.signum() <= 0) {
            throw new IllegalArgumentException(number + " is not above 0");
        }
    }
}
