package org.bourse.portfolio.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A transfer an owner asked for; what became of it is in the outbox. */
@Entity
@Table(name = "transfer")
class TransferEntity {
    @Id
    @Column(name = "transfer_id")
    private UUID transferId;

    @Column(name = "idempotency_key")
    private String idempotencyKey;

    private long account;

    @Column(name = "to_account")
    private long toAccount;

    private int asset;

    @Column(name = "amount_minor")
    private long amountMinor;

    @Column(name = "asked_at")
    private Instant askedAt;

    @SuppressWarnings("NullAway.Init")
    protected TransferEntity() {}

    TransferEntity(
            UUID transferId,
            String idempotencyKey,
            Movement movement,
            long toAccount,
            Instant askedAt) {
        this.transferId = transferId;
        this.idempotencyKey = idempotencyKey;
        this.account = movement.account();
        this.toAccount = toAccount;
        this.asset = movement.asset();
        this.amountMinor = movement.amountMinor();
        this.askedAt = askedAt;
    }

    UUID transferId() {
        return transferId;
    }

    /** What leaves the account that pays. */
    Movement movement() {
        return new Movement(account, asset, amountMinor);
    }

    /** That receives. */
    long toAccount() {
        return toAccount;
    }
}
