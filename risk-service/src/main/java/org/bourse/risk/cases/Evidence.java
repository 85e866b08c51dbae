package org.bourse.risk.cases;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bourse.contracts.Ids;
import org.bourse.risk.surveillance.Finding;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What shows a finding, as it is kept and as it is shown. */
@Schema(name = "Evidence")
record Evidence(
        @Schema(description = "The first 64", examples = "[\"1024\",\"2048\"]")
                List<String> orderIds,
        @Schema(description = "The first 64", examples = "[\"2048\"]") List<String> tradeIds,
        @Schema(
                        description = "What was measured; the unit is in the name",
                        examples = "{\"trips\":\"3\",\"lots\":\"240\"}")
                SortedMap<String, String> figures,
        @Schema(
                        description = "What it was measured by, under the figure's name",
                        examples = "{\"trips\":\"3\",\"windowMicros\":\"300000000\"}")
                SortedMap<String, String> thresholds) {

    Evidence {
        orderIds = List.copyOf(orderIds);
        tradeIds = List.copyOf(tradeIds);
        figures = new TreeMap<>(figures);
        thresholds = new TreeMap<>(thresholds);
    }

    static Evidence of(Finding finding) {
        return new Evidence(
                finding.orderIds().stream().map(Ids::print).toList(),
                finding.tradeIds().stream().map(Ids::print).toList(),
                text(finding.figures()),
                text(finding.thresholds()));
    }

    private static SortedMap<String, String> text(Map<String, Long> numbers) {
        SortedMap<String, String> text = new TreeMap<>();
        numbers.forEach((name, number) -> text.put(name, Long.toString(number)));
        return text;
    }
}
