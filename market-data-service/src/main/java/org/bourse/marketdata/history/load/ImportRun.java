package org.bourse.marketdata.history.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Brings files into the sink, one after another, and reports; the first that fails is the last. */
final class ImportRun {
    private final ImportSettings settings;
    private final CandleSink sink;
    private final RefusedRows refusedRows;
    private final ImportProgress progress;
    private final BooleanSupplier isStopped;
    private final long nowMicros;

    /**
     * @param isStopped whether it shall end now
     * @param nowMicros nothing in the files is later
     */
    ImportRun(
            ImportSettings settings,
            CandleSink sink,
            RefusedRows refusedRows,
            ImportProgress progress,
            BooleanSupplier isStopped,
            long nowMicros) {
        this.settings = settings;
        this.sink = sink;
        this.refusedRows = refusedRows;
        this.progress = progress;
        this.isStopped = isStopped;
        this.nowMicros = nowMicros;
    }

    /** Reads one file. */
    ImportReport.FileReport file(Path path) {
        List<PartReport> parts = new ArrayList<>();
        String error = null;
        String sha256 = null;
        long size = 0;
        try (InputFile file = InputFile.open(path)) {
            size = file.size();
            error = parts(path, file, parts);
            if (error == null) {
                sha256 = file.sha256Rest();
            }
        } catch (ImportException e) {
            error = e.getMessage();
        } catch (IOException e) {
            error = path + ": " + e.getMessage();
        }
        progress.fileDone(size);
        return new ImportReport.FileReport(path.toString(), size, sha256, parts, error);
    }

    /** Reads what is in a file; returns why it was not read to its end, null when it was. */
    private @Nullable String parts(Path path, InputFile file, List<PartReport> parts) {
        try {
            InputFile.Part part;
            while ((part = file.next()) != null) {
                String name = part.name();
                PartReport report =
                        new PartImport(name, settings, sink, refusedRows, nowMicros)
                                .run(
                                        new LineReader(part.content()),
                                        rows ->
                                                progress.read(
                                                        name,
                                                        rows,
                                                        file.bytesRead(),
                                                        System.nanoTime()),
                                        isStopped);
                parts.add(report);
                if (report.error() != null) {
                    return report.error();
                }
            }
            return null;
        } catch (IOException e) {
            return path + ": " + e.getMessage();
        }
    }

    /** The size of all files together, as far as they are there. */
    static long size(List<Path> paths) {
        long bytes = 0;
        for (Path path : paths) {
            try {
                bytes += Files.size(path);
            } catch (IOException e) {
                // It is said when the file is read.
            }
        }
        return bytes;
    }
}
