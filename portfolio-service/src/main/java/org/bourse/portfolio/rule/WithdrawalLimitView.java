package org.bourse.portfolio.rule;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an account may withdraw of an asset.
 *
 * @param each at once; absent if there is no limit
 * @param day in a day of UTC; absent if there is no limit
 * @param withdrawnToday what counts against it
 */
@Schema(name = "WithdrawalLimit")
record WithdrawalLimitView(
        @Schema(examples = "1000") String accountId,
        @Schema(examples = "USDT") String asset,
        @Schema(examples = "5000") @Nullable String each,
        @Schema(examples = "20000") @Nullable String day,
        @Schema(examples = "100.5") String withdrawnToday) {}
