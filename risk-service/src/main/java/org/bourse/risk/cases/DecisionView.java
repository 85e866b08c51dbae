package org.bourse.risk.cases;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody decided about a case. */
@Schema(name = "CaseDecision")
record DecisionView(
        @Schema(examples = "OPEN") String from,
        @Schema(examples = "UNDER_REVIEW") String to,
        @Schema(description = "The subject of the token", examples = "5b6c") String by,
        @Schema(examples = "Looks like one hand") String note,
        Instant time) {}
