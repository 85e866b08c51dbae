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

/** A withdrawal an owner asked for; how far it got is in the outbox. */
@Entity
@Table(name = "withdrawal")
class WithdrawalEntity {
    @Id
    @Column(name = "withdrawal_id")
    private UUID withdrawalId;

    @Column(name = "idempotency_key")
    private String idempotencyKey;

    private long account;
    private int asset;

    @Column(name = "amount_minor")
    private long amountMinor;

    @Column(name = "end_kind", columnDefinition = "text")
    @Enumerated(EnumType.STRING)
    private @Nullable EndKind endKind;

    @Column(name = "end_request_id")
    private @Nullable UUID endRequestId;

    @Column(name = "ended_by")
    private @Nullable String endedBy;

    @Column(name = "payment_source")
    private @Nullable String paymentSource;

    @Column(name = "payment_reference")
    private @Nullable String paymentReference;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(columnDefinition = "text")
    @Enumerated(EnumType.STRING)
    private Approval approval;

    @Column(name = "decided_by")
    private @Nullable String decidedBy;

    @SuppressWarnings("NullAway.Init")
    protected WithdrawalEntity() {}

    WithdrawalEntity(
            UUID withdrawalId,
            String idempotencyKey,
            Movement movement,
            Approval approval,
            Instant askedAt) {
        this.withdrawalId = withdrawalId;
        this.idempotencyKey = idempotencyKey;
        this.account = movement.account();
        this.asset = movement.asset();
        this.amountMinor = movement.amountMinor();
        this.approval = approval;
        this.askedAt = askedAt;
    }

    /** How an operator ends a withdrawal. */
    enum EndKind {
        COMPLETE,
        CANCEL
    }

    /**
     * An operator's decision.
     *
     * @param requestId of its command
     */
    record End(EndKind kind, UUID requestId) {}

    UUID withdrawalId() {
        return withdrawalId;
    }

    Movement movement() {
        return new Movement(account, asset, amountMinor);
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

    /** The subject of the operator who ended it. */
    Optional<String> endedBy() {
        return Optional.ofNullable(endedBy);
    }

    /** What it was paid by, if it was named. */
    Optional<Payment> payment() {
        return paymentSource == null || paymentReference == null
                ? Optional.empty()
                : Optional.of(new Payment(paymentSource, paymentReference));
    }

    Optional<End> end() {
        return endKind == null || endRequestId == null
                ? Optional.empty()
                : Optional.of(new End(endKind, endRequestId));
    }

    /**
     * @param payment what it was paid by, if it was named
     * @param operator the subject of who decides
     */
    void end(End end, Optional<Payment> payment, String operator) {
        paymentSource = payment.map(Payment::source).orElse(null);
        paymentReference = payment.map(Payment::reference).orElse(null);
        endKind = end.kind();
        endRequestId = end.requestId();
        endedBy = operator;
    }
}
