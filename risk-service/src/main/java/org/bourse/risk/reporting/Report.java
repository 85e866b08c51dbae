package org.bourse.risk.reporting;

import java.time.LocalDate;

/**
 * A file of a day's hits that can be written, and what is known of it before.
 *
 * @param lastNumber of the newest hit that is in it; 0: of none
 * @param hits that are in it
 * @param sha256 of its bytes
 */
record Report(
        LocalDate day,
        ReportFormat format,
        boolean isComplete,
        long lastNumber,
        long hits,
        byte[] sha256) {}
