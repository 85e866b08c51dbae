package org.bourse.marketdata.source;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.TreeMap;
import org.bourse.marketdata.source.quality.QualityReport;

/**
 * The quality of a symbol of a source, for operators.
 *
 * @param chosen this source is used for the symbol
 * @param score 0 to 100
 * @param findings how often each was made since the start
 */
@RegisterForReflection
public record SourceView(
        String source,
        String symbol,
        boolean chosen,
        int score,
        boolean connected,
        boolean bookInStep,
        double validity,
        double completeness,
        double freshness,
        String accepted,
        long ageMillis,
        long lagMillis,
        Map<String, Long> findings) {
    private static final long MICROS = 1_000;

    static SourceView of(QualityReport report, boolean chosen) {
        Map<String, Long> findings = new TreeMap<>();
        report.findings().forEach((finding, count) -> findings.put(finding.name(), count));
        return new SourceView(
                report.source(),
                report.symbol(),
                chosen,
                report.score(),
                report.connected(),
                report.bookInStep(),
                rounded(report.validity()),
                rounded(report.completeness()),
                rounded(report.freshness()),
                Long.toString(report.accepted()),
                report.ageMicros() / MICROS,
                report.lagMicros() / MICROS,
                findings);
    }

    private static double rounded(double share) {
        return Math.round(share * 1_000) / 1_000.0;
    }
}
