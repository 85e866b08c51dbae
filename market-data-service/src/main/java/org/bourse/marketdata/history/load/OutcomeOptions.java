package org.bourse.marketdata.history.load;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say what becomes of what is read. */
final class OutcomeOptions {
    @Option(
            names = "--dry-run",
            description = "Only read, check and compare; without a database only the former.")
    boolean dryRun;

    @Option(
            names = "--replace",
            description = "Candles that are there otherwise become as told now.")
    boolean replace;

    @Option(
            names = "--back-fill",
            description = "Show this source before the venue's own candles of the symbol.")
    boolean backFill;

    @Option(names = "--remove", description = "Remove all that the source told of the symbol.")
    boolean remove;

    @Option(
            names = "--keep-outliers",
            description = "Take prices that are hard to believe and only note them.")
    boolean keepOutliers;

    @Option(
            names = "--calendar",
            paramLabel = "NAME",
            defaultValue = "24x7",
            description = "When the market trades, to tell gaps from nights (default 24x7).")
    String calendar = "24x7";

    @Option(
            names = "--calendars-folder",
            paramLabel = "DIR",
            defaultValue = "${env:BOURSE_CALENDARS_FOLDER}",
            description = "Of calendars that are not shipped.")
    @Nullable Path calendarsFolder;

    @Option(names = "--report", paramLabel = "FILE", description = "The report as JSON.")
    @Nullable Path report;

    @Option(
            names = "--refused",
            paramLabel = "FILE",
            description = "The first 10,000 refused rows, with file, line and code, as CSV.")
    @Nullable Path refused;
}
