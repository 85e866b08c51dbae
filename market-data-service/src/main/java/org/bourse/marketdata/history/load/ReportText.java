package org.bourse.marketdata.history.load;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report for people. */
final class ReportText {
    private static final int GAPS_SHOWN = 3;

    private final StringBuilder text = new StringBuilder();

    private final boolean isCompared;

    private ReportText(boolean isCompared) {
        this.isCompared = isCompared;
    }

    /**
     * The text of a report.
     *
     * @param isCompared whether candles were compared with those that are stored
     */
    static String of(ImportReport report, boolean isCompared) {
        ReportText it = new ReportText(isCompared);
        report.files().forEach(it::file);
        it.total(report);
        return it.text.toString();
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private void file(ImportReport.FileReport file) {
        file.parts().forEach(this::part);
        boolean isTold = file.parts().stream().anyMatch(it -> it.error() != null);
        if (file.error() != null && !isTold) {
            line("%s", file.file());
            line("  error     %s", file.error());
        }
    }

    private void part(PartReport part) {
        line(
                "%s: %s%s",
                part.file(),
                part.kind() == null ? "not read" : part.kind().toLowerCase(Locale.ROOT),
                part.interval() == null ? "" : " of " + part.interval());
        line(
                "  rows      %d: %d accepted, %d refused%s%s",
                part.rows(),
                part.accepted(),
                part.rows() - part.accepted(),
                codes(part.refused()),
                part.passedOver() == 0
                        ? ""
                        : ", beside %d lines of other things".formatted(part.passedOver()));
        if (!part.noted().isEmpty()) {
            line("  noted    %s, lost trades %d", codes(part.noted()), part.lostTrades());
        }
        part.refusedFirst().forEach(it -> line("            %s", it));
        String first = part.first();
        String last = part.last();
        if (first != null && last != null) {
            line("  time      %s to %s", first, last);
        }
        if (isCompared) {
            stored(part.candles(), part.stored());
        } else {
            line("  candles   %d", part.candles());
        }
        part.gaps().forEach(this::gaps);
        line("  score     %d of 100", part.score());
        if (part.error() != null) {
            line("  error     %s", part.error());
        }
    }

    private void stored(long candles, StoredCounts stored) {
        line(
                "  candles   %d: %d new, %d unchanged, %d joined, %d replaced, %d conflicting%s",
                candles,
                stored.added(),
                stored.unchanged(),
                stored.joined(),
                stored.replaced(),
                stored.conflicting(),
                stored.conflicts().isEmpty()
                        ? ""
                        : " (%s)".formatted(String.join(", ", stored.conflicts())));
    }

    private static String codes(Map<String, Long> byCode) {
        return byCode.isEmpty()
                ? ""
                : byCode.entrySet().stream()
                        .map(it -> it.getKey() + " " + it.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private void gaps(PartReport.Gaps gaps) {
        if (gaps.missing() == 0) {
            line("  gaps %3s  none", gaps.interval());
            return;
        }
        line(
                "  gaps %3s  %d missing in %d: %s%s",
                gaps.interval(),
                gaps.missing(),
                gaps.gaps(),
                gaps.first().stream()
                        .limit(GAPS_SHOWN)
                        .map(it -> "%s to %s".formatted(it.from(), it.until()))
                        .collect(Collectors.joining(", ")),
                gaps.gaps() > GAPS_SHOWN ? ", …" : "");
    }

    private void total(ImportReport report) {
        long accepted = report.parts().stream().mapToLong(PartReport::accepted).sum();
        if (report.error() != null) {
            line("error: %s", report.error());
        }
        line(
                "%s: %s from %s, %s, %d of %d rows accepted, %.1f s, %d rows/s%s",
                outcome(report),
                report.symbol(),
                report.source(),
                report.files().size() == 1 ? "1 file" : report.files().size() + " files",
                accepted,
                report.rows(),
                report.seconds(),
                report.rowsPerSecond(),
                report.dryRun() ? "; nothing was stored (--dry-run)" : "");
    }

    private static String outcome(ImportReport report) {
        if (!report.complete()) {
            return "NOT COMPLETE";
        }
        return report.isClean() ? "complete" : "complete, not all of it";
    }
}
