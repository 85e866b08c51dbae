package org.bourse.portfolio.funding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Deposit;
import org.bourse.platform.problem.ProblemException;
import org.bourse.portfolio.outbox.Outbox;
import org.bourse.portfolio.policy.Payment;
import org.bourse.portfolio.sending.OutboxState;
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
     * The deposit of this key or payment; a new one, with its command, if there is none. The
     * payment of a deposit that the venue refused may be booked anew.
     *
     * @param askedBy the operator's subject
     * @return its id
     * @throws ProblemException when the key or the payment belongs to a deposit of something else
     */
    @Transactional
    UUID deposit(
            String idempotencyKey, Movement movement, Optional<Payment> payment, String askedBy) {
        outbox.lock();
        Optional<DepositEntity> ofKey =
                find("idempotencyKey", idempotencyKey).firstResultOptional();
        if (ofKey.isPresent()) {
            return ofKey.filter(deposit -> deposit.movement().equals(movement))
                    .filter(deposit -> deposit.payment().equals(payment))
                    .orElseThrow(RequestChecks::keyReused)
                    .depositId();
        }
        Optional<DepositEntity> ofPayment = payment.flatMap(this::ofPayment);
        if (ofPayment.isPresent() && !cameToNothing(ofPayment.get())) {
            return ofPayment
                    .filter(deposit -> deposit.movement().equals(movement))
                    .orElseThrow(RequestChecks::paymentReused)
                    .depositId();
        }
        ofPayment.ifPresent(DepositEntity::freePayment);
        flush();
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
        persist(new DepositEntity(id, idempotencyKey, movement, payment, askedBy));
        LOG.infof("deposit asked depositId=%s accountId=%d", id, movement.account());
        return id;
    }

    private Optional<DepositEntity> ofPayment(Payment payment) {
        return find(
                        "paymentSource = ?1 and paymentReference = ?2 and paymentCounts = true",
                        payment.source(),
                        payment.reference())
                .firstResultOptional();
    }

    private boolean cameToNothing(DepositEntity deposit) {
        return outbox.standing(deposit.depositId()).state() == OutboxState.REFUSED;
    }
}
