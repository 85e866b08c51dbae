package org.bourse.portfolio.funding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bourse.contracts.v1.CancelWithdrawal;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.CompleteWithdrawal;
import org.bourse.contracts.v1.HoldWithdrawal;
import org.bourse.platform.problem.ProblemException;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.features.Feature;
import org.bourse.portfolio.features.FeatureSwitches;
import org.bourse.portfolio.funding.WithdrawalEntity.End;
import org.bourse.portfolio.funding.WithdrawalEntity.EndKind;
import org.bourse.portfolio.kyc.KycGate;
import org.bourse.portfolio.outbox.Outbox;
import org.bourse.portfolio.policy.Approval;
import org.bourse.portfolio.policy.Payment;
import org.bourse.portfolio.rule.FundingActs;
import org.bourse.portfolio.rule.FundingRules;
import org.jboss.logging.Logger;

/** Withdrawals and their commands. */
@ApplicationScoped
class WithdrawalRepository implements PanacheRepositoryBase<WithdrawalEntity, UUID> {
    private static final Logger LOG = Logger.getLogger(WithdrawalRepository.class);

    private final Outbox outbox;
    private final FundingRules rules;
    private final FundingActs acts;
    private final KycGate kyc;
    private final FeatureSwitches features;

    @Inject
    WithdrawalRepository(
            Outbox outbox,
            FundingRules rules,
            FundingActs acts,
            KycGate kyc,
            FeatureSwitches features) {
        this.outbox = outbox;
        this.rules = rules;
        this.acts = acts;
        this.kyc = kyc;
        this.features = features;
    }

    /**
     * The withdrawal of this account and key; a new one, with its command, if there is none and its
     * limits allow it.
     *
     * @return its id
     * @throws ProblemException when the key belongs to a withdrawal of something else, a limit is
     *     passed, the account's holder is not identified, or withdrawals are off
     */
    @Transactional
    UUID withdraw(String idempotencyKey, Movement movement, ListedAsset asset) {
        outbox.lock();
        Optional<WithdrawalEntity> existing =
                find("account = ?1 and idempotencyKey = ?2", movement.account(), idempotencyKey)
                        .firstResultOptional();
        if (existing.isPresent()) {
            return existing.filter(withdrawal -> withdrawal.movement().equals(movement))
                    .orElseThrow(RequestChecks::keyReused)
                    .withdrawalId();
        }
        features.check(Feature.WITHDRAWALS);
        Instant now = Instant.now();
        long account = movement.account();
        kyc.check(account);
        rules.limits(account, asset)
                .check(movement.amountMinor(), rules.withdrawnMinor(account, asset, now))
                .ifPresent(excess -> {
                    throw RequestChecks.aboveLimit(excess, movement, asset);
                });
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
        Approval approval = Approval.of(movement.amountMinor(), rules.approvalAboveMinor(asset));
        persist(new WithdrawalEntity(id, idempotencyKey, movement, approval, now));
        return id;
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
        if (kind == EndKind.COMPLETE) {
            Decisions.mayComplete(withdrawal.approval(), withdrawal.decidedBy(), operator);
        }
        return end(withdrawal, venueId, kind, payment, operator);
    }

    /**
     * Decides a held withdrawal that awaits it; what is rejected is cancelled. A decided one stays
     * as it is, and so does one that was cancelled before.
     *
     * @param venueId the withdrawal's id at the venue
     * @param decision APPROVED or REJECTED
     * @param operator the subject of who decides
     * @return the withdrawal as it is now
     */
    @Transactional
    WithdrawalEntity decide(UUID withdrawalId, long venueId, Approval decision, String operator) {
        outbox.lock();
        WithdrawalEntity withdrawal = findById(withdrawalId, LockModeType.PESSIMISTIC_WRITE);
        getEntityManager().refresh(withdrawal);
        if (withdrawal.approval() != Approval.AWAITED || withdrawal.end().isPresent()) {
            return withdrawal;
        }
        withdrawal.decide(decision, operator);
        acts.enter("withdrawal-decide", "withdrawal/" + withdrawalId, decision.name());
        if (decision == Approval.REJECTED) {
            end(withdrawal, venueId, EndKind.CANCEL, Optional.empty(), operator);
        }
        return withdrawal;
    }

    private End end(
            WithdrawalEntity withdrawal,
            long venueId,
            EndKind kind,
            Optional<Payment> payment,
            String operator) {
        UUID withdrawalId = withdrawal.withdrawalId();
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
        acts.enter("withdrawal-end", "withdrawal/" + withdrawalId, kind.name());
        LOG.infof("withdrawal ends withdrawalId=%s decision=%s", withdrawalId, kind);
        return end;
    }

    /**
     * The withdrawal of an id that a client sent.
     *
     * @throws ProblemException when there is none
     */
    WithdrawalEntity known(String withdrawalId) {
        return FundingIds.parse(withdrawalId)
                .flatMap(this::findByIdOptional)
                .orElseThrow(RequestChecks::withdrawalUnknown);
    }

    /** A withdrawal as it is now; there must be one. */
    @Transactional
    WithdrawalEntity current(UUID withdrawalId) {
        return findById(withdrawalId);
    }

    /** The oldest that await a decision. */
    List<WithdrawalEntity> awaited(int countMax) {
        return find("approval = ?1 and endKind is null order by askedAt", Approval.AWAITED)
                .page(0, countMax)
                .list();
    }

    private boolean hasPaid(Payment payment) {
        return count(
                        "paymentSource = ?1 and paymentReference = ?2",
                        payment.source(),
                        payment.reference())
                > 0;
    }
}
