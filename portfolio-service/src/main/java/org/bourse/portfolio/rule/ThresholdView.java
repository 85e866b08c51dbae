package org.bourse.portfolio.rule;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Above which amount deposits and withdrawals of an asset need a second person.
 *
 * @param above absent if none does
 */
@Schema(name = "ApprovalThreshold")
record ThresholdView(
        @Schema(examples = "USDT") String asset,
        @Schema(examples = "10000") @Nullable String above) {}
