package org.bourse.marketdata.history.load;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.history.CandleMaker;
import org.bourse.marketdata.history.GapMeter;
import org.bourse.marketdata.history.HistoryBar;
import org.bourse.marketdata.history.HistoryCandle;
import org.bourse.marketdata.history.HistoryTrade;
import org.bourse.marketdata.history.LayoutException;
import org.bourse.marketdata.history.RowCheck;
import org.bourse.marketdata.history.RowReader;
import org.bourse.marketdata.history.RowSink;
import org.bourse.marketdata.history.RowTally;
import org.bourse.marketdata.source.tick.Finding;
import org.jspecify.annotations.Nullable;

/** Brings one text from a file into the sink and tells what came of it. Used once. */
final class PartImport implements RowSink {
    private static final int BATCH_CANDLES = 20_000;
    private static final int STEP_ROWS = 4_096;
    private static final int GAPS_MAX = 20;

    private static final Pattern INTERVAL_IN_NAME =
            Pattern.compile("(?:^|[-_./!])(1s|1m|5m|15m|1h|4h|1d|1w)(?=[-_./!])");

    private final String name;
    private final ImportSettings settings;
    private final CandleSink sink;
    private final RefusedRows refusedRows;
    private final RowTally tally = new RowTally();
    private final List<HistoryCandle> batch = new ArrayList<>();
    private final List<GapMeter> meters = new ArrayList<>();
    private final CandleMaker maker;
    private final long nowMicros;
    private Interval interval = Interval.SECOND;
    private RowCheck check;
    private StoredCounts stored = StoredCounts.NONE;
    private @Nullable TextKind kind;
    private @Nullable String error;
    private long candles;
    private String line = "";
    private long lineNumber;

    /**
     * @param name of the text, for people
     * @param nowMicros nothing is later
     */
    PartImport(
            String name,
            ImportSettings settings,
            CandleSink sink,
            RefusedRows refusedRows,
            long nowMicros) {
        this.name = name;
        this.settings = settings;
        this.sink = sink;
        this.refusedRows = refusedRows;
        maker = new CandleMaker(Interval.SECOND, settings.terms());
        check = new RowCheck(interval, nowMicros);
        this.nowMicros = nowMicros;
    }

    /**
     * Reads to the end, or to where it cannot go on, which is told in the report; what was stored
     * until then stays.
     *
     * @param rowsRead is told of more rows now and then
     * @param isStopped whether it shall end now
     */
    PartReport run(LineReader lines, LongConsumer rowsRead, BooleanSupplier isStopped) {
        try {
            readAll(lines, rowsRead, isStopped);
            flush();
        } catch (SQLException e) {
            error = "%s line %d: not stored: %s".formatted(name, lineNumber, e.getMessage());
        }
        return report();
    }

    private void readAll(LineReader lines, LongConsumer rowsRead, BooleanSupplier isStopped)
            throws SQLException {
        try {
            read(lines, rowsRead, isStopped);
        } catch (IOException e) {
            error = "%s line %d: %s".formatted(name, lines.number() + 1, message(e));
        } catch (LayoutException e) {
            error = "%s line %d: %s".formatted(name, lines.number(), e.getMessage());
        }
        if (error == null) {
            // Else the last candle is not whole.
            maker.end().ifPresent(this::keep);
        }
    }

    private static String message(IOException e) {
        return e.getMessage() == null
                ? "the file is broken off"
                : "the file is broken: " + e.getMessage();
    }

    private void read(LineReader lines, LongConsumer rowsRead, BooleanSupplier isStopped)
            throws IOException, SQLException {
        String first = firstLine(lines);
        TextKind found = TextKind.of(first, settings);
        kind = found;
        if (found.isBars()) {
            interval = barInterval();
            check = new RowCheck(interval, nowMicros);
        }
        for (Interval one :
                List.of(Interval.SECOND, Interval.MINUTE, Interval.HOUR, Interval.DAY)) {
            if (one.compareTo(interval) > 0) {
                meters.add(new GapMeter(one, settings.calendar(), GAPS_MAX));
            }
        }
        if (found.isBars()) {
            meters.addFirst(new GapMeter(interval, settings.calendar(), GAPS_MAX));
        }
        RowReader reader = found.reader(settings, interval);
        String next = found.isHeaded() ? lines.next() : first;
        int step = 0;
        while (next != null) {
            if (!next.isBlank()) {
                line = next;
                lineNumber = lines.number();
                reader.read(next, this);
                step++;
            }
            if (step == STEP_ROWS) {
                rowsRead.accept(step);
                step = 0;
                if (isStopped.getAsBoolean()) {
                    error = "%s line %d: interrupted".formatted(name, lineNumber);
                    break;
                }
                if (batch.size() >= BATCH_CANDLES) {
                    flush();
                }
            }
            next = lines.next();
        }
        rowsRead.accept(step);
    }

    private static String firstLine(LineReader lines) throws IOException {
        String line = lines.next();
        while (line != null && (line.isBlank() || line.startsWith("#"))) {
            line = lines.next();
        }
        if (line == null) {
            throw new LayoutException("there are no rows in it");
        }
        return line;
    }

    private Interval barInterval() {
        return settings.interval()
                .or(() -> {
                    Matcher told = INTERVAL_IN_NAME.matcher(name);
                    return told.find() ? Interval.of(told.group(1)) : Optional.empty();
                })
                .orElseThrow(() ->
                        new LayoutException(
                                "how long are these candles? say --interval, such as 1m"));
    }

    @Override
    public void bar(HistoryBar bar) {
        if (isTaken(check.check(bar), bar.bar().timeMicros())) {
            keep(CandleMaker.of(bar, settings.terms()));
        }
    }

    @Override
    public void trade(HistoryTrade trade) {
        Finding finding = check.check(trade);
        tally.lost(check.lost());
        if (isTaken(finding, trade.trade().timeMicros())) {
            maker.add(trade).ifPresent(this::keep);
        }
    }

    private boolean isTaken(Finding finding, long timeMicros) {
        boolean isDoubted = finding == Finding.OUTLIER || finding == Finding.PRICE_BAND;
        if (finding != Finding.FINE && !(isDoubted && settings.keepsOutliers())) {
            refused(finding);
            return false;
        }
        if (finding != Finding.FINE) {
            tally.noted(finding);
        }
        tally.accepted(timeMicros);
        meters.forEach(it -> it.seen(timeMicros));
        return true;
    }

    @Override
    public void refused(Finding finding) {
        tally.refused(finding);
        refusedRows.add(name, lineNumber, finding.name(), line);
    }

    @Override
    public void passedOver() {
        tally.passedOver();
    }

    private void keep(HistoryCandle candle) {
        candles++;
        batch.add(candle);
    }

    private void flush() throws SQLException {
        stored = stored.plus(sink.put(interval, batch));
        batch.clear();
    }

    private PartReport report() {
        boolean isEmpty = tally.acceptedRows() == 0;
        boolean isBars = kind != null && kind.isBars();
        long missing =
                isBars && !meters.isEmpty() ? meters.getFirst().missing() : tally.lostTrades();
        return new PartReport(
                name,
                kind == null ? null : kind.name(),
                kind == null ? null : interval.code(),
                settings.terms().price(1),
                settings.terms().quantity(1),
                tally.rows(),
                tally.passedOverRows(),
                tally.acceptedRows(),
                tally.refusedByCode(),
                tally.notedByCode(),
                tally.lostTrades(),
                isEmpty ? null : time(tally.firstMicros()),
                isEmpty ? null : time(tally.lastMicros()),
                candles,
                stored,
                meters.stream().map(PartReport.Gaps::of).toList(),
                refusedRows.takeShown(),
                tally.score(missing),
                error);
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
