package org.bourse.risk.reporting;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A day that has payments to be reported. */
@Schema(name = "ThresholdReport")
record ReportDayView(
        @Schema(description = "UTC day of venue time", examples = "2026-11-21") LocalDate day,
        @Schema(examples = "3") String hits,
        @Schema(description = "The day is over: its files stay as they are") boolean complete) {

    /** A page; without a nextCursor it is the last. */
    @Schema(name = "ThresholdReports")
    record Page(List<ReportDayView> reports, @Nullable String nextCursor) {
        Page {
            reports = List.copyOf(reports);
        }
    }
}
