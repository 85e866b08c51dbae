package org.bourse.risk.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bourse.platform.csv.CsvText;
import org.jspecify.annotations.Nullable;

/** How a day's hits are written: a head, each hit, an end. UTF-8, and nothing of now in it. */
enum ReportFormat {
    /** One object; a hit a line. */
    JSON("application/json", "json") {
        @Override
        String head(int venue, LocalDate day, boolean isComplete) {
            return """
            {"format":"bourse-thresholds-1","venue":"%d","day":"%s","complete":%b,"hits":[\
            """
                    .formatted(venue, day, isComplete);
        }

        @Override
        String hit(String document, boolean isFirst) {
            return (isFirst ? "\n" : ",\n") + document;
        }

        @Override
        String end() {
            return "\n]}\n";
        }
    },

    /**
     * RFC 4180 with a heading; a payment a row, with its hit's columns and its account before it.
     */
    CSV("text/csv", "csv") {
        @Override
        String head(int venue, LocalDate day, boolean isComplete) {
            return "hit_id,rule,direction,account_id,measured_in,threshold,total,position,time,"
                    + "reference,asset,amount,value\r\n";
        }

        @Override
        String hit(String document, boolean isFirst) {
            HitView hit = HitJson.read(document);
            return hit.transfers().stream()
                    .map(transfer ->
                            CsvText.row(
                                    List.of(
                                            hit.hitId(),
                                            hit.rule(),
                                            hit.direction(),
                                            Objects.requireNonNullElse(
                                                    transfer.accountId(), hit.accountId()),
                                            hit.measuredIn(),
                                            hit.threshold(),
                                            text(hit.total()),
                                            transfer.position(),
                                            transfer.time(),
                                            transfer.reference(),
                                            transfer.asset(),
                                            transfer.amount(),
                                            text(transfer.value()))))
                    .collect(Collectors.joining());
        }

        @Override
        String end() {
            return "";
        }
    };

    private final String mediaType;
    private final String ending;

    ReportFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /** The file's head. */
    abstract String head(int venue, LocalDate day, boolean isComplete);

    /**
     * A hit.
     *
     * @param document as it is kept
     */
    abstract String hit(String document, boolean isFirst);

    /** The file's end. */
    abstract String end();

    String mediaType() {
        return mediaType + ";charset=UTF-8";
    }

    /** What the file is called; one of a day that is not over says so. */
    String fileName(int venue, LocalDate day, boolean isComplete) {
        return "thresholds-%d-%s%s.%s".formatted(venue, day, isComplete ? "" : "-so-far", ending);
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
