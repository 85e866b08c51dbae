package org.bourse.risk.cases;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is decided about a case. */
@Schema(name = "CaseDecisionRequest")
record DecisionRequest(
        @Schema(
                        description =
                                "UNDER_REVIEW, ESCALATED, CLOSED_NO_ACTION or CLOSED_REPORTED",
                        examples = "UNDER_REVIEW")
                @Nullable String to,
        @Schema(description = "Why; 1 to 2,000 characters", examples = "Looks like one hand")
                @Nullable String note) {}
