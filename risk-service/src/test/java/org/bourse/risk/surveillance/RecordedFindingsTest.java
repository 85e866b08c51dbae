package org.bourse.risk.surveillance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.bourse.risk.cases.DefaultThresholds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the rules find in trading that nobody meant to be abuse: their false positives. The figures
 * are those of {@code docs/surveillance.md}.
 */
class RecordedFindingsTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("bourse.root", ".."))
                    .resolve("../shared/data/streams")
                    .toAbsolutePath()
                    .normalize();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ec1k-nofok | {SELF_TRADE=113, SPOOFING=9}",
                "itch10k | {SELF_TRADE=497, SPOOFING=2913, LAYERING=2597}"
            })
    void findsAsMuchAsIsDocumented(String name, String documented) throws IOException {
        assumeTrue(
                Boolean.getBoolean("bourse.recorded"),
                "skipped: takes a minute and more; -Dbourse.recorded=true asks for it");
        RecordedStream stream = new RecordedStream(FOLDER, name);
        boolean present = stream.isThere();
        assumeTrue(present, "skipped: no stream " + name + " in " + FOLDER);
        Surveillance surveillance = new Surveillance(DefaultThresholds.thresholds(), Standing.NONE);
        Map<RuleName, Long> found = new EnumMap<>(RuleName.class);

        stream.read(record ->
                surveillance
                        .take(record)
                        .findings()
                        .forEach(one -> found.merge(one.finding().rule(), 1L, Long::sum)));

        long all = found.values().stream().mapToLong(Long::longValue).sum();
        System.out.printf(
                Locale.ROOT,
                "RESULT surveillance stream=%s orders=%d trades=%d dropped=%d findings=%s"
                        + " per_100k_orders=%.1f%n",
                name,
                stream.placed(),
                stream.traded(),
                surveillance.dropped(),
                found,
                all * 100_000.0 / stream.placed());
        assertEquals(documented, found.toString());
    }
}
