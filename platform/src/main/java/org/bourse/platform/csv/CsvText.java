package org.bourse.platform.csv;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows of CSV by RFC 4180. A field that a spreadsheet would take for a formula, and that is no
 * plain number, gets an apostrophe in front, which makes it text.
 */
public final class CsvText {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]");
    private static final String FORMULA_BEGINS = "=+-@\t\r";

    private CsvText() {}

    /** A row with its end. */
    public static String row(List<String> fields) {
        return fields.stream().map(CsvText::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(String text) {
        boolean isFormula =
                !text.isEmpty()
                        && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0
                        && !NUMBER.matcher(text).matches();
        String safe = isFormula ? "'" + text : text;
        return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
