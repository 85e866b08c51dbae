package org.bourse.risk.cases;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.bourse.contracts.Ids;
import org.bourse.risk.volume.VenueDay;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A case as it is shown. */
@Schema(name = "Case")
record CaseView(
        @Schema(examples = "round-trips-0-1000-1-20778") String caseId,
        @Schema(examples = "ROUND_TRIPS") String rule,
        @Schema(examples = "1000") String accountId,
        @Schema(examples = "BTC-USDT") String symbol,
        @Schema(description = "UTC day of venue time", examples = "2026-11-21") LocalDate day,
        @Schema(examples = "OPEN") String state,
        @Schema(description = "Of the command that completed the first finding", examples = "4711")
                String position,
        @Schema(description = "Venue time of the first finding") Instant time,
        @Schema(description = "How often the rule found something", examples = "2") int findings,
        @Schema(description = "Of these, what came after the last decision", examples = "2")
                int newFindings) {

    /** A page; without a nextCursor it is the last. */
    @Schema(name = "Cases")
    record Page(List<CaseView> cases, @Nullable String nextCursor) {
        Page {
            cases = List.copyOf(cases);
        }
    }

    /** A case with its evidence and its history. */
    @Schema(name = "CaseDetail")
    record Detail(
            @JsonUnwrapped CaseView summary,
            @Schema(description = "The first ones, as many as are kept") List<FindingView> evidence,
            @Schema(description = "The oldest first") List<DecisionView> decisions) {
        Detail {
            evidence = List.copyOf(evidence);
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * @param symbols names by number; one whose listing has not been read yet shows its number
     */
    static CaseView of(CaseRow row, Map<Integer, String> symbols) {
        return new CaseView(
                row.caseId(),
                row.rule(),
                Ids.print(row.account()),
                symbols.getOrDefault(row.symbol(), Integer.toString(row.symbol())),
                VenueDay.date(row.day()),
                row.state().name(),
                Long.toString(row.position()),
                Instant.EPOCH.plus(row.venueTimeMicros(), ChronoUnit.MICROS),
                row.findings(),
                row.findings() - row.findingsSeen());
    }
}
