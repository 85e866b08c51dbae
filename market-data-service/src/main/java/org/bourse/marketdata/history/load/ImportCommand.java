package org.bourse.marketdata.history.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bourse.calendars.TradingCalendar;
import org.bourse.calendars.files.CalendarFileException;
import org.bourse.calendars.files.CalendarFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bourse import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Imports history of a symbol: candles or trades as CSV, also in .zip, .gz, .xz,",
            "and recordings of Binance's streams; reports what is refused or missing.",
            "A file that is imported again changes nothing; so goes on what broke off.",
            "Exit code 0: all is taken, 1: not all of it, 2: wrong usage, or not read",
            "to the end. More: docs/import.md."
        })
final class ImportCommand implements Callable<Integer> {
    private static final int NOT_ALL = 1;
    private static final int NOT_COMPLETE = 2;
    private static final int STOP_SECONDS_MAX = 10;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Parameters(paramLabel = "FILE", description = "What to import, oldest first.")
    private List<Path> files = List.of();

    @Option(
            names = "--symbol",
            paramLabel = "NAME",
            required = true,
            description = "The venue's name of it, such as BTC-USDT.")
    private String symbol = "";

    @Option(
            names = "--source",
            paramLabel = "NAME",
            required = true,
            description = "What the history shall be called: a-z, 0-9 and -, not venue.")
    private String source = "";

    @ArgGroup(validate = false, heading = "%nHow files are read:%n")
    private FormatOptions format = new FormatOptions();

    @ArgGroup(validate = false, heading = "%nWhat becomes of it:%n")
    private OutcomeOptions outcome = new OutcomeOptions();

    @ArgGroup(validate = false, heading = "%nWhere to:%n")
    private PlaceOptions place = new PlaceOptions();

    /** Set when the process shall end; the batch under way is stored first. */
    private volatile boolean isStopped;

    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public Integer call() {
        try {
            checkNames();
            return outcome.remove ? remove() : importFiles();
        } catch (ImportException | CalendarFileException e) {
            System.err.println("bourse: " + e.getMessage());
            return NOT_COMPLETE;
        } catch (SQLException e) {
            System.err.println("bourse: the database: " + e.getMessage());
            return NOT_COMPLETE;
        }
    }

    private void checkNames() {
        if (!source.matches("[a-z0-9][a-z0-9-]{0,31}") || source.equals("venue")) {
            throw FormatOptions.wrong("--source", source);
        }
        if (!symbol.matches("[A-Z0-9][A-Z0-9.-]{0,31}")) {
            throw FormatOptions.wrong("--symbol", symbol);
        }
        if (files.isEmpty() && !outcome.remove && !outcome.backFill) {
            throw new ImportException("no FILE to import");
        }
    }

    private int remove() throws SQLException {
        try (ImportDatabase database = place.open(symbol, source)) {
            System.out.printf(
                    "%d candles of %s from %s are removed%n", database.remove(), symbol, source);
        }
        return 0;
    }

    private int importFiles() throws SQLException {
        if (files.isEmpty()) {
            try (ImportDatabase database = place.open(symbol, source)) {
                database.backFill();
            }
            return 0;
        }
        ImportSettings settings = settings(calendar());
        if (outcome.dryRun && !place.isTold()) {
            return run(settings, null);
        }
        try (ImportDatabase database = place.open(symbol, source)) {
            if (outcome.backFill && !outcome.dryRun) {
                database.backFill();
            }
            return run(settings, database);
        }
    }

    private TradingCalendar calendar() {
        Map<String, TradingCalendar> calendars =
                CalendarFiles.load(Optional.ofNullable(outcome.calendarsFolder));
        TradingCalendar calendar = calendars.get(outcome.calendar);
        if (calendar == null) {
            throw FormatOptions.wrong("--calendar", outcome.calendar);
        }
        return calendar;
    }

    private ImportSettings settings(TradingCalendar calendar) {
        return new ImportSettings(
                place.terms(symbol),
                source,
                place.providerSymbol(symbol),
                format.interval(),
                format.columns(),
                format.named(),
                format.separator(),
                format.unit(),
                format.pattern(),
                format.zone(),
                calendar,
                outcome.keepOutliers);
    }

    private int run(ImportSettings settings, @Nullable ImportDatabase database)
            throws SQLException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "import-stop"));
        ImportReport report;
        try {
            try (RefusedRows refused = new RefusedRows(outcome.refused)) {
                report = reported(settings, database, refused);
            }
            System.out.print(ReportText.of(report, database != null));
            System.out.flush();
            write(report);
        } finally {
            ended.countDown();
        }
        if (!report.complete()) {
            return NOT_COMPLETE;
        }
        return report.isClean() ? 0 : NOT_ALL;
    }

    /** At the JVM's end: waits until the import has ended where it can go on later. */
    private void stop() {
        isStopped = true;
        try {
            ended.await(STOP_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ImportReport reported(
            ImportSettings settings, @Nullable ImportDatabase database, RefusedRows refused)
            throws SQLException {
        long beganNanos = System.nanoTime();
        Console console = System.console();
        ImportProgress progress =
                new ImportProgress(
                        System.err,
                        console != null && console.isTerminal(),
                        ImportRun.size(files),
                        beganNanos);
        CandleSink sink =
                database == null
                        ? CandleSink.none()
                        : database.table(outcome.replace, outcome.dryRun);
        ImportRun run =
                new ImportRun(
                        settings,
                        sink,
                        refused,
                        progress,
                        () -> isStopped,
                        ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        List<ImportReport.FileReport> reports = new ArrayList<>();
        String error = null;
        try {
            for (Path file : files) {
                file(run, file, database, reports);
                if (reports.getLast().error() != null) {
                    break;
                }
            }
        } catch (SQLException e) {
            error = "the database: " + e.getMessage();
        }
        progress.done();
        double seconds = (System.nanoTime() - beganNanos) / 1e9;
        return new ImportReport(
                symbol,
                source,
                settings.calendar().name(),
                outcome.dryRun,
                error == null && reports.stream().allMatch(it -> it.error() == null),
                Math.round(seconds * 1_000) / 1e3,
                Math.round(progress.rows() / Math.max(1e-3, seconds)),
                reports,
                error);
    }

    private void file(
            ImportRun run,
            Path file,
            @Nullable ImportDatabase database,
            List<ImportReport.FileReport> reports)
            throws SQLException {
        if (database == null || outcome.dryRun) {
            reports.add(run.file(file));
            return;
        }
        int id = database.begun(file.getFileName().toString());
        reports.add(run.file(file));
        database.ended(id, json(reports.getLast()));
    }

    private void write(ImportReport report) {
        if (outcome.report != null) {
            try {
                Files.writeString(outcome.report, json(report) + "\n");
            } catch (IOException e) {
                throw new ImportException("cannot write " + outcome.report, e);
            }
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
