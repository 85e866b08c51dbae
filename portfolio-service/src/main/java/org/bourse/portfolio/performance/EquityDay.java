package org.bourse.portfolio.performance;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * A day of an account.
 *
 * @param equity at its end
 * @param inflow deposits, not negative
 * @param outflow withdrawals, not negative
 */
public record EquityDay(LocalDate day, double equity, double inflow, double outflow) {

    /** Of this day; empty when it began with nothing. */
    public OptionalDouble returnAfter(double equityBefore) {
        double begun = equityBefore + inflow;
        return begun > 0
                ? OptionalDouble.of((equity + outflow) / begun - 1)
                : OptionalDouble.empty();
    }
}
