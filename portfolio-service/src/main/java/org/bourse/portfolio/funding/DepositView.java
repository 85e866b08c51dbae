package org.bourse.portfolio.funding;

import org.bourse.portfolio.policy.Approval;
import org.bourse.portfolio.sending.OutboxState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A deposit.
 *
 * @param paymentSource who made the payment it stands for, if it was named
 * @param paymentReference what the payment is called there
 * @param position of the venue's command; none while it is not answered
 * @param code why the venue or a second person refused it
 */
@Schema(name = "Deposit")
record DepositView(
        String depositId,
        @Schema(examples = "1000") String accountId,
        @Schema(examples = "USDT") String asset,
        @Schema(examples = "100.5") String amount,
        Status status,
        @Schema(examples = "sepa") @Nullable String paymentSource,
        @Schema(examples = "2026-11-28/4711") @Nullable String paymentReference,
        @Schema(examples = "4711") @Nullable String position,
        @Nullable String code) {

    /** What became of it. */
    @Schema(name = "DepositStatus")
    enum Status {
        /** A second person has to approve it; nothing has moved. */
        AWAITING_APPROVAL,
        PENDING,
        COMPLETED,
        REJECTED;

        /**
         * @param state of its command, if there is one
         */
        static Status of(Approval approval, OutboxState state) {
            return switch (approval) {
                case AWAITED -> AWAITING_APPROVAL;
                case REJECTED -> REJECTED;
                case NOT_NEEDED, APPROVED ->
                        switch (state) {
                            case DONE -> COMPLETED;
                            case PENDING, DIVERGED -> PENDING;
                            case REFUSED -> REJECTED;
                        };
            };
        }
    }
}
