package org.bourse.stack.trade;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of text under their titles, aligned; columns without any content are left out. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param numbers whether it is aligned on its right
     */
    record Column(String title, boolean numbers) {}

    TextTable(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    /** A cell per column; an empty text is no content. */
    void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    /** Lines that each end in a line break, the titles first. */
    String text() {
        int[] shown =
                IntStream.range(0, columns.size())
                        .filter(i -> rows.stream().anyMatch(row -> !row.get(i).isEmpty()))
                        .toArray();
        StringBuilder text = new StringBuilder();
        line(text, shown, columns.stream().map(Column::title).toList());
        rows.forEach(row -> line(text, shown, row));
        return text.toString();
    }

    private void line(StringBuilder text, int[] shown, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i : shown) {
            String padding = " ".repeat(width(i) - cells.get(i).length());
            line.append(line.isEmpty() ? "" : GAP)
                    .append(
                            columns.get(i).numbers()
                                    ? padding + cells.get(i)
                                    : cells.get(i) + padding);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> row.get(column).length())
                .reduce(columns.get(column).title().length(), Math::max);
    }
}
