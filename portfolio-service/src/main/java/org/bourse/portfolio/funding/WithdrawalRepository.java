package org.bourse.portfolio.funding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.bourse.contracts.v1.CancelWithdrawal;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.CompleteWithdrawal;
import org.bourse.contracts.v1.HoldWithdrawal;
import org.bourse.platform.problem.ProblemException;
import org.bourse.portfolio.funding.WithdrawalEntity.End;
import org.bourse.portfolio.funding.WithdrawalEntity.EndKind;
import org.bourse.portfolio.outbox.Outbox;
import org.bourse.portfolio.policy.Payment;
import org.jboss.logging.Logger;

/** Withdrawals and their commands. */
@ApplicationScoped
class WithdrawalRepository implements PanacheRepositoryBase<WithdrawalEntity, UUID> {
    private static final Logger LOG = Logger.getLogger(WithdrawalRepository.class);

    private final Outbox outbox;

    @Inject
    WithdrawalRepository(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * The withdrawal of this account and key; a new one, with its command, if there is none.
     *
     * @return its id, or empty when the key belongs to a withdrawal of something else
     */
    @Transactional
    Optional<UUID> withdraw(String idempotencyKey, Movement movement) {
        outbox.lock();
        Optional<WithdrawalEntity> existing =
                find("account = ?1 and idempotencyKey = ?2", movement.account(), idempotencyKey)
                        .firstResultOptional();
        if (existing.isPresent()) {
            return existing.filter(withdrawal -> withdrawal.movement().equals(movement))
                    .map(WithdrawalEntity::withdrawalId);
        }
        UUID id = UUID.randomUUID();
        outbox.append(
                id,
                CommandBody.newBuilder()
                        .setHoldWithdrawal(
                                HoldWithdrawal.newBuilder()
                                        .setAccount(movement.account())
                                        .setAsset(movement.asset())
                                        .setAmountMinor(movement.amountMinor()))
                        .build());
        persist(new WithdrawalEntity(id, idempotencyKey, movement));
        return Optional.of(id);
    }

    /**
     * Ends a held withdrawal, unless it was ended before.
     *
     * @param venueId the withdrawal's id at the venue
     * @param payment what it was paid by, if it was named
     * @param operator the subject of who decides
     * @return the decision that stands, this one or the earlier one
     * @throws ProblemException when it was paid by something else, or something else by that
     */
    @Transactional
    End end(
            UUID withdrawalId,
            long venueId,
            EndKind kind,
            Optional<Payment> payment,
            String operator) {
        outbox.lock();
        WithdrawalEntity withdrawal = findById(withdrawalId, LockModeType.PESSIMISTIC_WRITE);
        getEntityManager().refresh(withdrawal);
        Optional<End> earlier = withdrawal.end();
        if (earlier.isPresent()) {
            if (earlier.get().kind() == kind
                    && payment.isPresent()
                    && !withdrawal.payment().equals(payment)) {
                throw RequestChecks.paymentOther();
            }
            return earlier.get();
        }
        if (payment.isPresent() && hasPaid(payment.get())) {
            throw RequestChecks.paymentReused();
        }
        End end = new End(kind, UUID.randomUUID());
        CommandBody.Builder body = CommandBody.newBuilder();
        switch (kind) {
            case COMPLETE ->
                    body.setCompleteWithdrawal(
                            CompleteWithdrawal.newBuilder().setWithdrawalId(venueId));
            case CANCEL ->
                    body.setCancelWithdrawal(
                            CancelWithdrawal.newBuilder().setWithdrawalId(venueId));
        }
        outbox.append(end.requestId(), body.build());
        withdrawal.end(end, payment, operator);
        LOG.infof("withdrawal ends withdrawalId=%s decision=%s", withdrawalId, kind);
        return end;
    }

    /** A withdrawal as it is now; there must be one. */
    @Transactional
    WithdrawalEntity current(UUID withdrawalId) {
        return findById(withdrawalId);
    }

    private boolean hasPaid(Payment payment) {
        return count(
                        "paymentSource = ?1 and paymentReference = ?2",
                        payment.source(),
                        payment.reference())
                > 0;
    }
}
