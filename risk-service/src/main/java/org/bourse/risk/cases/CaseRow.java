package org.bourse.risk.cases;

import org.bourse.risk.review.CaseState;

/** A row of the table {@code surveillance_case}. */
record CaseRow(
        long number,
        String caseId,
        String rule,
        long account,
        int symbol,
        int day,
        CaseState.Word state,
        long position,
        long venueTimeMicros,
        int findings,
        int findingsSeen) {}
