package org.bourse.portfolio.report;

import java.time.LocalDate;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.request.Parameters;
import org.jspecify.annotations.Nullable;

/** The days that a request is about, both included. */
record Days(LocalDate from, LocalDate to) {
    private static final int DEFAULT = 90;
    private static final int MAX = 3_660;

    /**
     * @param from null for 90 days up to the last one
     * @param to null for today; a later one is cut to it
     * @throws ProblemException 400 when one is no date, the last is before the first, or there are
     *     more than 3660
     */
    static Days of(@Nullable String from, @Nullable String to, LocalDate today) {
        LocalDate last = to == null ? today : Parameters.day("to", to);
        last = last.isAfter(today) ? today : last;
        LocalDate first = from == null ? last.minusDays(DEFAULT - 1) : Parameters.day("from", from);
        if (first.isAfter(last) || first.isBefore(last.minusDays(MAX - 1))) {
            throw invalid("From is a day up to 3660 days before the last one.", "from");
        }
        return new Days(first, last);
    }

    private static ProblemException invalid(String detail, String field) {
        return new ProblemException(Problem.of(400, "PARAMETER_INVALID", detail).field(field));
    }
}
