package org.bourse.portfolio.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

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

    @SuppressWarnings("NullAway.Init")
    protected DepositEntity() {}

    DepositEntity(UUID depositId, String idempotencyKey, Movement movement, String askedBy) {
        this.depositId = depositId;
        this.idempotencyKey = idempotencyKey;
        this.account = movement.account();
        this.asset = movement.asset();
        this.amountMinor = movement.amountMinor();
        this.askedBy = askedBy;
    }

    UUID depositId() {
        return depositId;
    }

    /** The operator's subject. */
    String askedBy() {
        return askedBy;
    }

    Movement movement() {
        return new Movement(account, asset, amountMinor);
    }
}
