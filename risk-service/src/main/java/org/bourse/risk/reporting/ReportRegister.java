package org.bourse.risk.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bourse.contracts.Ids;
import org.bourse.risk.audit.Act;
import org.bourse.risk.audit.AuditTable;
import org.bourse.risk.venue.Database;
import org.bourse.risk.volume.VenueDay;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hits in the database, and the files that are made of them. */
@ApplicationScoped
class ReportRegister {
    /** Hits held in memory at a time. */
    private static final int PORTION = 100;

    private final Database database;
    private final int venue;

    @Inject
    ReportRegister(
            Database database,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.database = database;
        this.venue = venue;
    }

    HitView.Page newest(HitTable.Query query, long before, int countMax) {
        List<HitTable.Row> found =
                database.inTransaction(
                        connection -> new HitTable(connection).newest(query, before, countMax + 1));
        boolean more = found.size() > countMax;
        List<HitTable.Row> page = more ? found.subList(0, countMax) : found;
        return new HitView.Page(
                page.stream().map(row -> HitJson.read(row.document())).toList(),
                more ? Ids.print(page.getLast().number()) : null);
    }

    ReportDayView.Page days(int before, int countMax) {
        return database.inTransaction(connection -> {
            HitTable table = new HitTable(connection);
            List<HitTable.Day> found = table.days(before, countMax + 1);
            boolean more = found.size() > countMax;
            List<HitTable.Day> page = more ? found.subList(0, countMax) : found;
            int newest = page.isEmpty() ? 0 : page.getFirst().day();
            boolean newestIsOver = table.isOver(newest);
            return new ReportDayView.Page(
                    page.stream()
                            .map(day ->
                                    new ReportDayView(
                                            VenueDay.date(day.day()),
                                            Long.toString(day.hits()),
                                            newestIsOver || day.day() < newest))
                            .toList(),
                    more ? Ids.print(page.getLast().day()) : null);
        });
    }

    /**
     * Prepares a day's file and enters that it was handed out.
     *
     * @param subject who asks for it
     */
    Report prepare(LocalDate day, ReportFormat format, String subject, Instant now) {
        Report report = measure(day, format);
        database.inTransaction(connection -> {
            enter(connection, report, subject, now);
            return report;
        });
        return report;
    }

    private Report measure(LocalDate day, ReportFormat format) {
        return database.inTransaction(connection -> {
            // No hit comes between the pages, or between them and the clock.
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            boolean isComplete = new HitTable(connection).isOver(Math.toIntExact(day.toEpochDay()));
            MessageDigest digest = sha256();
            Written written =
                    write(
                            connection,
                            new Report(day, format, isComplete, Long.MAX_VALUE, 0, new byte[0]),
                            new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return new Report(
                    day, format, isComplete, written.lastNumber(), written.hits(), digest.digest());
        });
    }

    private void enter(Connection connection, Report report, String subject, Instant now)
            throws SQLException {
        new AuditTable(connection)
                .append(
                        new Act(
                                Act.Kind.REPORT_DOWNLOADED,
                                subject,
                                "report "
                                        + report.format()
                                                .fileName(venue, report.day(), report.isComplete()),
                                Map.of(
                                        "hits",
                                        Long.toString(report.hits()),
                                        "sha256",
                                        HexFormat.of().formatHex(report.sha256())),
                                now));
    }

    String fileName(Report report) {
        return report.format().fileName(venue, report.day(), report.isComplete());
    }

    /** Writes the file that was prepared: the same bytes, whatever came since. */
    void write(Report report, OutputStream out) {
        database.inTransaction(connection -> write(connection, report, out));
    }

    private record Written(long lastNumber, long hits) {}

    private Written write(Connection connection, Report report, OutputStream out)
            throws SQLException {
        ReportFormat format = report.format();
        HitTable table = new HitTable(connection);
        int day = Math.toIntExact(report.day().toEpochDay());
        put(out, format.head(venue, report.day(), report.isComplete()));
        long last = 0;
        long hits = 0;
        List<HitTable.Row> portion = table.ofDay(day, last, PORTION);
        while (!portion.isEmpty()) {
            for (HitTable.Row row : portion) {
                if (row.number() <= report.lastNumber()) {
                    put(out, format.hit(row.document(), hits == 0));
                    hits++;
                    last = row.number();
                }
            }
            boolean through = portion.getLast().number() >= report.lastNumber();
            portion = through ? List.of() : table.ofDay(day, last, PORTION);
        }
        put(out, format.end());
        return new Written(last, hits);
    }

    private static void put(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
