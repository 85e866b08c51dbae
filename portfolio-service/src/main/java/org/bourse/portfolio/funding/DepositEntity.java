package org.bourse.portfolio.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
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

    @SuppressWarnings("NullAway.Init")
    protected DepositEntity() {}

    DepositEntity(
            UUID depositId,
            String idempotencyKey,
            Movement movement,
            Optional<Payment> payment,
            String askedBy) {
        this.depositId = depositId;
        this.idempotencyKey = idempotencyKey;
        this.account = movement.account();
        this.asset = movement.asset();
        this.amountMinor = movement.amountMinor();
        this.paymentSource = payment.map(Payment::source).orElse(null);
        this.paymentReference = payment.map(Payment::reference).orElse(null);
        this.askedBy = askedBy;
    }

    UUID depositId() {
        return depositId;
    }

    /** The operator's subject. */
    String askedBy() {
        return askedBy;
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
