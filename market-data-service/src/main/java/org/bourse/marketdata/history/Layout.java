package org.bourse.marketdata.history;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of a table are, from 0.
 *
 * @param kind what its rows are
 */
public record Layout(Kind kind, Map<Column, Integer> places) {
    /** What rows are. */
    public enum Kind {
        BARS,
        TRADES
    }

    private static final List<Column> BAR =
            List.of(Column.TIME, Column.OPEN, Column.HIGH, Column.LOW, Column.CLOSE, Column.VOLUME);
    private static final List<Column> TRADE = List.of(Column.TIME, Column.PRICE, Column.QUANTITY);

    private static final Set<Column> BAR_COLUMNS =
            EnumSet.range(Column.TIME, Column.TAKER_TURNOVER);
    private static final Set<Column> TRADE_COLUMNS =
            EnumSet.of(
                    Column.TIME,
                    Column.PRICE,
                    Column.QUANTITY,
                    Column.SIDE,
                    Column.BUYER_IS_MAKER,
                    Column.ID,
                    Column.FIRST_ID,
                    Column.LAST_ID);

    /** Of Binance's public files, which have no header: candles, trades, joined trades. */
    private static final Map<Integer, Layout> WITHOUT_HEADER =
            Map.of(
                    12,
                    new Layout(
                            Kind.BARS,
                            Map.of(
                                    Column.TIME, 0,
                                    Column.OPEN, 1,
                                    Column.HIGH, 2,
                                    Column.LOW, 3,
                                    Column.CLOSE, 4,
                                    Column.VOLUME, 5,
                                    Column.TURNOVER, 7,
                                    Column.TRADES, 8,
                                    Column.TAKER_VOLUME, 9,
                                    Column.TAKER_TURNOVER, 10)),
                    7,
                    new Layout(
                            Kind.TRADES,
                            Map.of(
                                    Column.ID, 0,
                                    Column.PRICE, 1,
                                    Column.QUANTITY, 2,
                                    Column.TIME, 4,
                                    Column.BUYER_IS_MAKER, 5)),
                    8,
                    new Layout(
                            Kind.TRADES,
                            Map.of(
                                    Column.ID, 0,
                                    Column.PRICE, 1,
                                    Column.QUANTITY, 2,
                                    Column.FIRST_ID, 3,
                                    Column.LAST_ID, 4,
                                    Column.TIME, 5,
                                    Column.BUYER_IS_MAKER, 6)));

    public Layout {
        places = Map.copyOf(places);
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }

    /** Where a column is; -1 when there is none. */
    int place(Column column) {
        return places.getOrDefault(column, -1);
    }

    /**
     * The fields of a first line.
     *
     * @throws LayoutException when there are too many, or a quote is not closed
     */
    public static List<String> fields(String line, char separator) {
        List<String> fields = new ArrayList<>();
        if (!CsvLine.split(line, separator, fields)) {
            throw new LayoutException("this is no table");
        }
        return fields;
    }

    /** Whether a first line is one of names, not of values. */
    public static boolean isHeader(List<String> fields) {
        return fields.stream()
                .noneMatch(it -> !it.isEmpty() && "-.0123456789".indexOf(it.charAt(0)) >= 0);
    }

    /**
     * Of a file that begins with values.
     *
     * @throws LayoutException when it is not one of the known ones
     */
    public static Layout withoutHeader(int fields) {
        Layout known = WITHOUT_HEADER.get(fields);
        if (known == null) {
            throw new LayoutException(
                    fields
                            + " columns and no header: say what they are, such as"
                            + " --columns time,open,high,low,close,volume");
        }
        return known;
    }

    /**
     * Of a header, or of names told instead of one.
     *
     * @param named the headers of columns that are not called as usual
     * @throws LayoutException when a needed column is missing, or two could be it
     */
    public static Layout ofHeader(List<String> header, Map<Column, String> named) {
        named.forEach((column, name) -> {
            if (header.stream().noneMatch(it -> it.equalsIgnoreCase(name))) {
                throw new LayoutException(
                        "no column " + name + " for " + column.code() + " in " + header);
            }
        });
        boolean isBars =
                Stream.of(Column.OPEN, Column.HIGH, Column.LOW, Column.CLOSE)
                        .anyMatch(it -> !places(header, it, named.get(it)).isEmpty());
        Map<Column, Integer> all = new EnumMap<>(Column.class);
        List<String> missing = new ArrayList<>();
        for (Column column : isBars ? BAR_COLUMNS : TRADE_COLUMNS) {
            List<Integer> places = places(header, column, named.get(column));
            if (places.size() > 1) {
                throw new LayoutException(
                        "two columns could be %s: %s; say --column %s=NAME"
                                .formatted(
                                        column.code(),
                                        places.stream().map(header::get).toList(),
                                        column.code()));
            }
            places.forEach(place -> all.put(column, place));
            if (places.isEmpty() && (isBars ? BAR : TRADE).contains(column)) {
                missing.add(column.code());
            }
        }
        if (!missing.isEmpty()) {
            throw new LayoutException(
                    "no column for %s among %s; say --column %s=NAME"
                            .formatted(String.join(", ", missing), header, missing.getFirst()));
        }
        return new Layout(isBars ? Kind.BARS : Kind.TRADES, all);
    }

    private static List<Integer> places(List<String> header, Column column, @Nullable String name) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String one = header.get(i);
            if (name == null
                    ? column.isCalled(one) || Column.plain(one).equals(Column.plain(column.code()))
                    : one.equalsIgnoreCase(name)) {
                places.add(i);
            }
        }
        return places;
    }
}
