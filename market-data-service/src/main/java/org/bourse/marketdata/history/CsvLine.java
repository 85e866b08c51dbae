package org.bourse.marketdata.history;

import java.util.List;

/** Splits the lines of tables, as RFC 4180 quotes them; a field ends with its line. */
final class CsvLine {
    private static final int FIELDS_MAX = 200;

    private CsvLine() {}

    /**
     * Splits a line into fields without the blanks around them.
     *
     * @param into is cleared first
     * @return false when a quote is not closed, or there are more than 200 fields
     */
    static boolean split(String line, char separator, List<String> into) {
        into.clear();
        int at = 0;
        while (into.size() < FIELDS_MAX) {
            int start = skipBlanks(line, at, separator);
            int end;
            if (start < line.length() && line.charAt(start) == '"') {
                end = quoteEnd(line, start + 1);
                if (end < 0) {
                    return false;
                }
                into.add(line.substring(start + 1, end).replace("\"\"", "\""));
                end = skipBlanks(line, end + 1, separator);
                if (end < line.length() && line.charAt(end) != separator) {
                    return false;
                }
            } else {
                end = line.indexOf(separator, start);
                end = end < 0 ? line.length() : end;
                into.add(line.substring(start, end).strip());
            }
            if (end >= line.length()) {
                return true;
            }
            at = end + 1;
        }
        return false;
    }

    private static int skipBlanks(String line, int from, char separator) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ' && separator != ' ') {
            at++;
        }
        return at;
    }

    private static int quoteEnd(String line, int from) {
        int at = from;
        while ((at = line.indexOf('"', at)) >= 0) {
            if (at + 1 == line.length() || line.charAt(at + 1) != '"') {
                return at;
            }
            at += 2;
        }
        return -1;
    }
}
