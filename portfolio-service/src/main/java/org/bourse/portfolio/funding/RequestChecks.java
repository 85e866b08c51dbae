package org.bourse.portfolio.funding;

import java.util.Optional;
import java.util.regex.Pattern;
import org.bourse.contracts.Decimals;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.policy.Payment;
import org.bourse.portfolio.policy.WithdrawalLimits.Excess;
import org.jspecify.annotations.Nullable;

/** What a funding request has to fulfil before it becomes a command. */
final class RequestChecks {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private RequestChecks() {}

    /** The key that makes a request safe to repeat. */
    static String idempotencyKey(@Nullable String header) {
        if (header == null || header.isEmpty()) {
            throw refused(
                    400, "IDEMPOTENCY_KEY_MISSING", "Send an Idempotency-Key.", "Idempotency-Key");
        }
        if (!KEY.matcher(header).matches()) {
            throw refused(
                    400,
                    "IDEMPOTENCY_KEY_INVALID",
                    "An Idempotency-Key is 1 to 64 of A-Z a-z 0-9 . _ : and -",
                    "Idempotency-Key");
        }
        return header;
    }

    static <T> T body(@Nullable T body) {
        if (body == null) {
            throw new ProblemException(
                    Problem.of(400, "BODY_INVALID", "The body is not the JSON expected here."));
        }
        return body;
    }

    static String given(@Nullable String value, String field) {
        if (value == null) {
            throw refused(400, "BODY_INVALID", "A field is missing.", field);
        }
        return value;
    }

    /** In minor units, at least 1. */
    static long amount(String text, ListedAsset asset) {
        long amountMinor = asset.parseAmount(text);
        if (amountMinor == Decimals.INVALID) {
            throw refused(
                    422,
                    "AMOUNT_INVALID",
                    "An amount is a positive decimal with at most " + asset.scale() + " decimals.",
                    "amount");
        }
        return amountMinor;
    }

    /** The payment a request names; none when it names neither part of one. */
    static Optional<Payment> payment(@Nullable String source, @Nullable String reference) {
        if (source == null && reference == null) {
            return Optional.empty();
        }
        String paymentSource = given(source, "paymentSource");
        String paymentReference = given(reference, "paymentReference");
        if (!Payment.isSource(paymentSource)) {
            throw refused(
                    400,
                    "PAYMENT_INVALID",
                    "A source is 1 to 32 of A-Z a-z 0-9 . _ : and -",
                    "paymentSource");
        }
        if (!Payment.isReference(paymentReference)) {
            throw refused(
                    400,
                    "PAYMENT_INVALID",
                    "A reference is 1 to 64 printable ASCII characters, no space at its ends.",
                    "paymentReference");
        }
        return Optional.of(new Payment(paymentSource, paymentReference));
    }

    static ProblemException paymentReused() {
        return refused(
                409,
                "PAYMENT_REUSED",
                "This payment stands for another deposit or withdrawal.",
                "paymentReference");
    }

    static ProblemException paymentOther() {
        return refused(
                409,
                "WITHDRAWAL_COMPLETED",
                "It was completed by another payment, or without one.",
                "paymentReference");
    }

    static ProblemException aboveLimit(Excess excess, Movement movement, ListedAsset asset) {
        String code =
                switch (excess.limit()) {
                    case EACH -> "WITHDRAWAL_ABOVE_LIMIT";
                    case DAY -> "DAILY_WITHDRAWALS_ABOVE_LIMIT";
                };
        return new ProblemException(
                Problem.of(422, code, "The account may not withdraw as much.")
                        .field("amount")
                        .compared(
                                asset.print(excess.limitMinor()),
                                asset.print(movement.amountMinor())));
    }

    static ProblemException depositUnknown() {
        return new ProblemException(
                Problem.of(404, "DEPOSIT_UNKNOWN", "There is no such deposit."));
    }

    static ProblemException withdrawalUnknown() {
        return new ProblemException(
                Problem.of(404, "WITHDRAWAL_UNKNOWN", "There is no such withdrawal."));
    }

    static ProblemException transferUnknown() {
        return new ProblemException(
                Problem.of(404, "TRANSFER_UNKNOWN", "There is no such transfer."));
    }

    /** The same whether the account does not exist or cannot receive. */
    static ProblemException targetUnknown() {
        return refused(
                422,
                "TARGET_UNKNOWN",
                "The venue refused the request; nothing has moved.",
                "toAccountId");
    }

    static ProblemException assetUnknown() {
        return refused(422, "ASSET_UNKNOWN", "There is no such asset.", "asset");
    }

    static ProblemException keyReused() {
        return refused(
                409,
                "IDEMPOTENCY_KEY_REUSED",
                "This Idempotency-Key belongs to another request.",
                "Idempotency-Key");
    }

    static ProblemException refused(int status, String code, String detail, String field) {
        return new ProblemException(Problem.of(status, code, detail).field(field));
    }
}
