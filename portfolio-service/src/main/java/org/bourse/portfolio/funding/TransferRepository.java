package org.bourse.portfolio.funding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Transfer;
import org.bourse.platform.problem.ProblemException;
import org.bourse.portfolio.features.Feature;
import org.bourse.portfolio.features.FeatureSwitches;
import org.bourse.portfolio.kyc.KycGate;
import org.bourse.portfolio.outbox.Outbox;

/** Transfers and their commands. */
@ApplicationScoped
class TransferRepository implements PanacheRepositoryBase<TransferEntity, UUID> {
    private final Outbox outbox;
    private final KycGate kyc;
    private final FeatureSwitches features;

    @Inject
    TransferRepository(Outbox outbox, KycGate kyc, FeatureSwitches features) {
        this.outbox = outbox;
        this.kyc = kyc;
        this.features = features;
    }

    /**
     * The transfer of this paying account and key; a new one, with its command, if there is none.
     *
     * @param movement what leaves the account that pays
     * @return its id
     * @throws ProblemException when the key belongs to a transfer of something else, the holder of
     *     one of the accounts is not identified, or transfers are off
     */
    @Transactional
    UUID transfer(String idempotencyKey, Movement movement, long toAccount) {
        outbox.lock();
        Optional<TransferEntity> existing =
                find("account = ?1 and idempotencyKey = ?2", movement.account(), idempotencyKey)
                        .firstResultOptional();
        if (existing.isPresent()) {
            return existing.filter(transfer -> transfer.movement().equals(movement))
                    .filter(transfer -> transfer.toAccount() == toAccount)
                    .orElseThrow(RequestChecks::keyReused)
                    .transferId();
        }
        features.check(Feature.TRANSFERS);
        kyc.check(movement.account());
        if (!kyc.isOpen(toAccount)) {
            throw RequestChecks.targetUnknown();
        }
        UUID id = UUID.randomUUID();
        outbox.append(
                id,
                CommandBody.newBuilder()
                        .setTransfer(
                                Transfer.newBuilder()
                                        .setAccount(movement.account())
                                        .setAsset(movement.asset())
                                        .setAmountMinor(movement.amountMinor())
                                        .setToAccount(toAccount))
                        .build());
        persist(new TransferEntity(id, idempotencyKey, movement, toAccount, Instant.now()));
        return id;
    }

    /**
     * The transfer of an id that a client sent.
     *
     * @throws ProblemException when there is none
     */
    TransferEntity known(String transferId) {
        return FundingIds.parse(transferId)
                .flatMap(this::findByIdOptional)
                .orElseThrow(RequestChecks::transferUnknown);
    }

    /** A transfer as it is now; there must be one. */
    @Transactional
    TransferEntity current(UUID transferId) {
        return findById(transferId);
    }
}
