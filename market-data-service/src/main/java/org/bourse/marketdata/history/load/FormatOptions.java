package org.bourse.marketdata.history.load;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.history.Column;
import org.bourse.marketdata.history.StampReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say how files are read. Each throws with the option's name when it is wrong. */
final class FormatOptions {
    @Option(
            names = "--interval",
            paramLabel = "I",
            description =
                    "Length of candles: 1s 1m 5m 15m 1h 4h 1d 1w (default: the file's name"
                            + " says it, as in BTCUSDT-1m-2024-08.zip).")
    private @Nullable String interval;

    @Option(
            names = "--columns",
            paramLabel = "NAMES",
            split = ",",
            description =
                    "What the columns of a file without header are, such as"
                            + " time,price,quantity,side (default: Binance's public files).")
    private List<String> columns = List.of();

    @Option(
            names = "--column",
            paramLabel = "NAME=HEADER",
            description = "A header that is not a usual one, such as volume=\"Volume BTC\".")
    private Map<String, String> named = Map.of();

    @Option(
            names = "--separator",
            paramLabel = "C",
            description = "Between fields (default: , ; tab or |, as the first line has them).")
    private @Nullable Character separator;

    @Option(
            names = "--time",
            paramLabel = "UNIT",
            description = "What bare numbers count: s, ms, us or ns (default: by their size).")
    private @Nullable String unit;

    @Option(
            names = "--time-pattern",
            paramLabel = "P",
            description = "Of times that are no ISO 8601, such as dd.MM.yyyy HH:mm.")
    private @Nullable String pattern;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "Whose clocks times without an offset are of (default UTC).")
    private String zone = "UTC";

    Optional<Interval> interval() {
        return Optional.ofNullable(interval)
                .map(code -> Interval.of(code).orElseThrow(() -> wrong("--interval", code)));
    }

    List<String> columns() {
        return columns;
    }

    Map<Column, String> named() {
        Map<Column, String> byColumn = new EnumMap<>(Column.class);
        named.forEach((code, header) ->
                byColumn.put(
                        Column.of(code).orElseThrow(() -> wrong("--column", code + "=" + header)),
                        header));
        return byColumn;
    }

    Optional<Character> separator() {
        return Optional.ofNullable(separator);
    }

    StampReader.Unit unit() {
        return switch (unit) {
            case null -> StampReader.Unit.BY_SIZE;
            case "s" -> StampReader.Unit.SECONDS;
            case "ms" -> StampReader.Unit.MILLISECONDS;
            case "us" -> StampReader.Unit.MICROSECONDS;
            case "ns" -> StampReader.Unit.NANOSECONDS;
            default -> throw wrong("--time", unit);
        };
    }

    @Nullable DateTimeFormatter pattern() {
        if (pattern == null) {
            return null;
        }
        try {
            return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        } catch (IllegalArgumentException e) {
            throw wrong("--time-pattern", pattern);
        }
    }

    ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw wrong("--zone", zone);
        }
    }

    static ImportException wrong(String option, String value) {
        return new ImportException(option + " cannot be " + value);
    }
}
