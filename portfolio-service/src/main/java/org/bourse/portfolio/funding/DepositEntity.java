package org.bourse.portfolio.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bourse.portfolio.policy.Approval;
import org.bourse.portfolio.policy.Payment;
import org.jspecify.annotations.Nullable;

/** A deposit an operator asked for; what became of it is in the outbox. */
@Entity
@Table(name = "deposit")
class DepositEntity {
    @Id
    @Column(name = "deposit_id")
    private UUID depositId;

    @Column(name = "idempotency_key")
    private String idempotencyKey;

    private long account;
    private int asset;

    @Column(name = "amount_minor")
    private long amountMinor;

    @Column(name = "asked_by")
    private String askedBy;

    @Column(name = "payment_source")
    private @Nullable String paymentSource;

    @Column(name = "payment_reference")
    private @Nullable String paymentReference;

    @Column(name = "payment_counts")
    private boolean paymentCounts = true;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(columnDefinition = "text")
    @Enumerated(EnumType.STRING)
    private Approval approval;

    @Column(name = "decided_by")
    private @Nullable String decidedBy;

    @SuppressWarnings("NullAway.Init")
    protected DepositEntity() {}

    DepositEntity(
            UUID depositId,
            String idempotencyKey,
            Movement movement,
            Optional<Payment> payment,
            Approval approval,
            String askedBy,
            Instant askedAt) {
        this.depositId = depositId;
        this.idempotencyKey = idempotencyKey;
        this.account = movement.account();
        this.asset = movement.asset();
        this.amountMinor = movement.amountMinor();
        this.paymentSource = payment.map(Payment::source).orElse(null);
        this.paymentReference = payment.map(Payment::reference).orElse(null);
        this.approval = approval;
        this.askedBy = askedBy;
        this.askedAt = askedAt;
    }

    UUID depositId() {
        return depositId;
    }

    /** The operator's subject. */
    String askedBy() {
        return askedBy;
    }

    Approval approval() {
        return approval;
    }

    /** The subject of who approved or rejected it. */
    Optional<String> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    /**
     * @param subject of who decides
     */
    void decide(Approval decision, String subject) {
        approval = decision;
        decidedBy = subject;
    }

    /** Whether the venue was asked for it. */
    boolean isSent() {
        return approval == Approval.NOT_NEEDED || approval == Approval.APPROVED;
    }

    /** The payment it stands for, if it was named. */
    Optional<Payment> payment() {
        return paymentSource == null || paymentReference == null
                ? Optional.empty()
                : Optional.of(new Payment(paymentSource, paymentReference));
    }

    /** Nothing was booked: another deposit may stand for its payment. */
    void freePayment() {
        paymentCounts = false;
    }

    Movement movement() {
        return new Movement(account, asset, amountMinor);
    }
}
