package org.bourse.marketdata.history.load;

import java.util.List;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.history.CsvReaders;
import org.bourse.marketdata.history.Layout;
import org.bourse.marketdata.history.RowReader;
import org.bourse.marketdata.history.StampReader;

/** What a text is, as its first line tells. */
sealed interface TextKind {
    /** Frames as they were received. */
    record Recording() implements TextKind {}

    /**
     * Rows of fields.
     *
     * @param beginsWithHeader whether its first line names them
     */
    record Table(Layout layout, char separator, boolean beginsWithHeader) implements TextKind {}

    List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    /**
     * Of a text that begins so.
     *
     * @throws org.bourse.marketdata.history.LayoutException when it is no table with all columns
     */
    static TextKind of(String first, ImportSettings settings) {
        if (RecordingReader.isOne(first)) {
            return new Recording();
        }
        char separator = settings.separator().orElseGet(() -> mostOf(first));
        List<String> fields = Layout.fields(first, separator);
        boolean beginsWithHeader = Layout.isHeader(fields);
        Layout layout;
        if (!settings.columns().isEmpty()) {
            layout = Layout.ofHeader(settings.columns(), settings.named());
        } else if (beginsWithHeader) {
            layout = Layout.ofHeader(fields, settings.named());
        } else {
            layout = Layout.withoutHeader(fields.size());
        }
        return new Table(layout, separator, beginsWithHeader);
    }

    private static char mostOf(String line) {
        char most = ',';
        for (char separator : SEPARATORS) {
            if (count(line, separator) > count(line, most)) {
                most = separator;
            }
        }
        return most;
    }

    private static long count(String line, char separator) {
        return line.chars().filter(it -> it == separator).count();
    }

    /** Whether rows are candles, not trades. */
    default boolean isBars() {
        return switch (this) {
            case Recording _ -> false;
            case Table table -> table.layout().kind() == Layout.Kind.BARS;
        };
    }

    default String name() {
        return switch (this) {
            case Recording _ -> "RECORDING";
            case Table table -> table.layout().kind().name();
        };
    }

    /** Whether the first line is no row. */
    default boolean isHeaded() {
        return switch (this) {
            case Recording _ -> false;
            case Table table -> table.beginsWithHeader();
        };
    }

    /** What reads its rows. */
    default RowReader reader(ImportSettings settings, Interval interval) {
        return switch (this) {
            case Recording _ -> new RecordingReader(settings.providerSymbol(), settings.terms());
            case Table table -> table(table, settings, interval);
        };
    }

    private static RowReader table(Table table, ImportSettings settings, Interval interval) {
        boolean isBars = table.layout().kind() == Layout.Kind.BARS;
        StampReader stamps =
                new StampReader(settings.unit(), settings.zone(), settings.pattern(), isBars);
        return isBars
                ? CsvReaders.bars(
                        table.layout(), table.separator(), stamps, settings.terms(), interval)
                : CsvReaders.trades(table.layout(), table.separator(), stamps, settings.terms());
    }
}
