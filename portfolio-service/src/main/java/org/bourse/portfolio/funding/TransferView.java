package org.bourse.portfolio.funding;

import org.bourse.portfolio.sending.OutboxState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A transfer, as who pays sees it.
 *
 * @param position of the venue's command; none while it is not answered
 * @param code why the venue refused it
 */
@Schema(name = "Transfer")
record TransferView(
        String transferId,
        @Schema(examples = "1000") String accountId,
        @Schema(examples = "1001") String toAccountId,
        @Schema(examples = "USDT") String asset,
        @Schema(examples = "100.5") String amount,
        Status status,
        @Schema(examples = "4711") @Nullable String position,
        @Nullable String code) {

    /** What became of it. */
    @Schema(name = "TransferStatus")
    enum Status {
        /** The venue has not answered yet. */
        PENDING,
        /** The other account has the amount. */
        COMPLETED,
        /** The venue refused it; nothing has moved. */
        REJECTED;

        /**
         * @param state of its command
         */
        static Status of(OutboxState state) {
            return switch (state) {
                case PENDING, DIVERGED -> PENDING;
                case DONE -> COMPLETED;
                case REFUSED -> REJECTED;
            };
        }
    }
}
