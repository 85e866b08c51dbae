package org.bourse.risk.assess;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.bourse.contracts.Decimals;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.risk.model.Covariance;
import org.jspecify.annotations.Nullable;

/** Reads the figures of requests, or refuses them, and prints those of answers. */
final class Figures {
    static final int HOLDINGS_MAX = 50;
    static final int RETURNS_MAX = 1_000;
    static final int NAME_MAX = 64;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,12})?");

    /** More digits than any of these models is good for. */
    private static final MathContext DIGITS = new MathContext(12);

    private Figures() {}

    static double number(@Nullable String text, String field) {
        if (text == null) {
            throw refused("FIELD_MISSING", "This is needed.", field);
        }
        if (!NUMBER.matcher(text).matches()) {
            throw refused(
                    "DECIMAL_INVALID",
                    "A decimal has at most 15 digits before and 12 after the point.",
                    field);
        }
        return Double.parseDouble(text);
    }

    static double number(@Nullable String text, String absent, String field) {
        return number(text == null ? absent : text, field);
    }

    /** A number within bounds, both included. */
    static double within(double number, double min, double max, String field) {
        if (!(number >= min) || !(number <= max)) {
            throw new ProblemException(
                    Problem.of(400, "FIGURE_INVALID", "The figure is out of its bounds.")
                            .field(field)
                            .compared(print(min) + " to " + print(max), print(number)));
        }
        return number;
    }

    static String name(@Nullable String text, String field) {
        if (text == null || text.isEmpty() || text.length() > NAME_MAX) {
            throw refused("NAME_INVALID", "A name has 1 to 64 characters.", field);
        }
        return text;
    }

    static <T> List<T> bounded(@Nullable List<T> list, int sizeMax, String field) {
        if (list == null || list.isEmpty()) {
            throw refused("FIELD_MISSING", "This is needed.", field);
        }
        if (list.size() > sizeMax || list.stream().anyMatch(Objects::isNull)) {
            throw refused(
                    "SIZE_INVALID", "There may be 1 to " + sizeMax + ", none of them null.", field);
        }
        return list;
    }

    /**
     * One row of returns for each symbol, as given or of its closes.
     *
     * @param returnsMin how many there must be
     */
    static double[][] history(
            List<String> symbols,
            @Nullable Map<String, @Nullable List<String>> returns,
            @Nullable Map<String, @Nullable List<String>> closes,
            int returnsMin) {
        if ((returns == null) == (closes == null)) {
            throw refused("HISTORY_INVALID", "Give either returns or closes.", "returns");
        }
        double[][] history = new double[symbols.size()][];
        for (int i = 0; i < history.length; i++) {
            String symbol = symbols.get(i);
            history[i] =
                    returns != null
                            ? row(returns.get(symbol), "returns." + symbol)
                            : ofCloses(closes == null ? null : closes.get(symbol), symbol);
            if (history[i].length != history[0].length || history[i].length < returnsMin) {
                throw refused(
                        "HISTORY_INVALID",
                        "All symbols need equally many returns, at least " + returnsMin + ".",
                        (returns != null ? "returns." : "closes.") + symbol);
            }
        }
        return history;
    }

    private static double[] ofCloses(@Nullable List<String> closes, String symbol) {
        double[] row = row(closes, "closes." + symbol);
        for (double close : row) {
            within(close, 1e-12, 1e15, "closes." + symbol);
        }
        if (row.length < 2) {
            throw refused("HISTORY_INVALID", "A return needs two closes.", "closes." + symbol);
        }
        return Covariance.returns(row);
    }

    private static double[] row(@Nullable List<String> texts, String field) {
        List<String> bounded = bounded(texts, RETURNS_MAX + 1, field);
        double[] row = new double[bounded.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = number(bounded.get(i), field);
        }
        return row;
    }

    static String print(double figure) {
        return Decimals.print(new BigDecimal(figure).round(DIGITS));
    }

    static ProblemException refused(String code, String detail, String field) {
        return new ProblemException(Problem.of(400, code, detail).field(field));
    }
}
