package org.bourse.portfolio.statement;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.platform.csv.CsvText;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.print.TextPdf;

/** Writes one statement. */
final class StatementWriter {
    private static final List<String> COLUMNS =
            List.of(
                    "time",
                    "entryId",
                    "kind",
                    "bucket",
                    "amount",
                    "available",
                    "held",
                    "total",
                    "reference");
    private static final String ROW = "%-27s %-14s %-10s %-9s %20s %20s %20s %20s";

    private final StatementRepository repository;
    private final StatementRepository.Stretch stretch;
    private final ListedAsset asset;
    private final Instant from;
    private final Instant to;

    StatementWriter(
            StatementRepository repository,
            StatementRepository.Stretch stretch,
            ListedAsset asset,
            Instant from,
            Instant to) {
        this.repository = repository;
        this.stretch = stretch;
        this.asset = asset;
        this.from = from;
        this.to = to;
    }

    StatementView json() {
        List<StatementView.Entry> entries = new ArrayList<>(stretch.entries());
        RunningBalance closing =
                repository.<RuntimeException>read(stretch, entry -> entries.add(view(entry)));
        return new StatementView(
                Ids.print(stretch.account()),
                asset.code(),
                from,
                to,
                Long.toString(stretch.until()),
                view(stretch.opening()),
                entries,
                view(closing));
    }

    private StatementView.Entry view(StatementRepository.Entry entry) {
        return new StatementView.Entry(
                Long.toString(entry.position()),
                entry.time(),
                PostingKind.forNumber(entry.kind()).name(),
                Bucket.forNumber(entry.bucket()).name(),
                asset.print(entry.deltaMinor()),
                Ids.print(entry.reference()),
                view(entry.balance()));
    }

    private StatementView.Balance view(RunningBalance balance) {
        return new StatementView.Balance(
                asset.print(balance.available()),
                asset.print(balance.held()),
                asset.print(balance.total()));
    }

    void csv(OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(CsvText.row(COLUMNS));
        writer.write(CsvText.row(sum(from, "OPENING", stretch.opening())));
        RunningBalance closing =
                repository.<IOException>read(
                        stretch, entry -> writer.write(CsvText.row(fields(entry))));
        writer.write(CsvText.row(sum(to, "CLOSING", closing)));
        writer.flush();
    }

    private List<String> sum(Instant time, String kind, RunningBalance balance) {
        return List.of(
                time.toString(),
                "",
                kind,
                "",
                "",
                asset.print(balance.available()),
                asset.print(balance.held()),
                asset.print(balance.total()),
                "");
    }

    private List<String> fields(StatementRepository.Entry entry) {
        StatementView.Entry view = view(entry);
        return List.of(
                view.time().toString(),
                view.entryId(),
                view.kind(),
                view.bucket(),
                view.amount(),
                view.balance().available(),
                view.balance().held(),
                view.balance().total(),
                view.reference());
    }

    void pdf(OutputStream out) throws IOException {
        List<String> heading =
                List.of(
                        "Statement of account %d in %s".formatted(stretch.account(), asset.code()),
                        "from %s to %s, up to position %d".formatted(from, to, stretch.until()),
                        "",
                        row(COLUMNS),
                        "");
        try (TextPdf pdf = new TextPdf(out, heading)) {
            pdf.line(row(sum(from, "OPENING", stretch.opening())));
            RunningBalance closing =
                    repository.<IOException>read(stretch, entry -> pdf.line(row(fields(entry))));
            pdf.line(row(sum(to, "CLOSING", closing)));
        }
    }

    /** All but the last field, which is for programs. */
    private static String row(List<String> fields) {
        return String.format(
                Locale.ROOT, ROW, fields.subList(0, fields.size() - 1).toArray(Object[]::new));
    }
}
