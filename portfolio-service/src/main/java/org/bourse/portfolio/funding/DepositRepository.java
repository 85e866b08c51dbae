package org.bourse.portfolio.funding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Deposit;
import org.bourse.portfolio.outbox.Outbox;
import org.jboss.logging.Logger;

/** Deposits and their commands. */
@ApplicationScoped
class DepositRepository implements PanacheRepositoryBase<DepositEntity, UUID> {
    private static final Logger LOG = Logger.getLogger(DepositRepository.class);

    private final Outbox outbox;

    @Inject
    DepositRepository(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * The deposit of this key; a new one, with its command, if there is none.
     *
     * @param askedBy the operator's subject
     * @return its id, or empty when the key belongs to a deposit of something else
     */
    @Transactional
    Optional<UUID> deposit(String idempotencyKey, Movement movement, String askedBy) {
        outbox.lock();
        Optional<DepositEntity> existing =
                find("idempotencyKey", idempotencyKey).firstResultOptional();
        if (existing.isPresent()) {
            return existing.filter(deposit -> deposit.movement().equals(movement))
                    .map(DepositEntity::depositId);
        }
        UUID id = UUID.randomUUID();
        outbox.append(
                id,
                CommandBody.newBuilder()
                        .setDeposit(
                                Deposit.newBuilder()
                                        .setAccount(movement.account())
                                        .setAsset(movement.asset())
                                        .setAmountMinor(movement.amountMinor()))
                        .build());
        persist(new DepositEntity(id, idempotencyKey, movement, askedBy));
        LOG.infof("deposit asked depositId=%s accountId=%d", id, movement.account());
        return Optional.of(id);
    }
}
