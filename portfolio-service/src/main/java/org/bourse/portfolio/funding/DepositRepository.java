package org.bourse.portfolio.funding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Deposit;
import org.bourse.platform.problem.ProblemException;
import org.bourse.portfolio.kyc.KycGate;
import org.bourse.portfolio.outbox.Outbox;
import org.bourse.portfolio.policy.Approval;
import org.bourse.portfolio.policy.Payment;
import org.bourse.portfolio.rule.FundingActs;
import org.bourse.portfolio.sending.OutboxState;
import org.jboss.logging.Logger;

/** Deposits and their commands. */
@ApplicationScoped
class DepositRepository implements PanacheRepositoryBase<DepositEntity, UUID> {
    private static final Logger LOG = Logger.getLogger(DepositRepository.class);

    private final Outbox outbox;
    private final FundingActs acts;
    private final KycGate kyc;

    @Inject
    DepositRepository(Outbox outbox, FundingActs acts, KycGate kyc) {
        this.outbox = outbox;
        this.acts = acts;
        this.kyc = kyc;
    }

    /**
     * The deposit of this key or payment; a new one if there is none, with its command unless it
     * awaits an approval. The payment of a deposit that came to nothing may be booked anew.
     *
     * @param aboveMinor above which amount an approval is needed
     * @param askedBy the operator's subject
     * @return its id
     * @throws ProblemException when the key or the payment belongs to a deposit of something else,
     *     or the account's holder is not identified
     */
    @Transactional
    UUID deposit(
            String idempotencyKey,
            Movement movement,
            Optional<Payment> payment,
            OptionalLong aboveMinor,
            String askedBy) {
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
        kyc.check(movement.account());
        ofPayment.ifPresent(DepositEntity::freePayment);
        flush();
        UUID id = UUID.randomUUID();
        DepositEntity deposit =
                new DepositEntity(
                        id,
                        idempotencyKey,
                        movement,
                        payment,
                        Approval.of(movement.amountMinor(), aboveMinor),
                        askedBy,
                        Instant.now());
        if (deposit.isSent()) {
            outbox.append(id, command(movement));
        }
        persist(deposit);
        acts.enter("deposit-ask", "deposit/" + id, deposit.approval().name());
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

    /**
     * Decides a deposit that awaits it, and sends its command if it is approved; a decided one
     * stays as it is.
     *
     * @param decision APPROVED or REJECTED
     * @param operator the subject of who decides
     * @return the decision that stands, NOT_NEEDED where there is none
     * @throws ProblemException when the operator who asked for it approves it, or the account's
     *     holder is not identified any more
     */
    @Transactional
    Approval decide(UUID depositId, Approval decision, String operator) {
        outbox.lock();
        DepositEntity deposit = findById(depositId);
        if (deposit.approval() != Approval.AWAITED) {
            return deposit.approval();
        }
        if (decision == Approval.APPROVED) {
            if (deposit.askedBy().equals(operator)) {
                throw Decisions.samePerson();
            }
            kyc.check(deposit.movement().account());
            outbox.append(depositId, command(deposit.movement()));
        }
        deposit.decide(decision, operator);
        acts.enter("deposit-decide", "deposit/" + depositId, decision.name());
        return decision;
    }

    /**
     * The deposit of an id that a client sent.
     *
     * @throws ProblemException when there is none
     */
    DepositEntity known(String depositId) {
        return FundingIds.parse(depositId)
                .flatMap(this::findByIdOptional)
                .orElseThrow(RequestChecks::depositUnknown);
    }

    /** A deposit as it is now; there must be one. */
    @Transactional
    DepositEntity current(UUID depositId) {
        return findById(depositId);
    }

    /** The oldest that await a decision. */
    List<DepositEntity> awaited(int countMax) {
        return find("approval = ?1 order by askedAt", Approval.AWAITED).page(0, countMax).list();
    }

    private static CommandBody command(Movement movement) {
        return CommandBody.newBuilder()
                .setDeposit(
                        Deposit.newBuilder()
                                .setAccount(movement.account())
                                .setAsset(movement.asset())
                                .setAmountMinor(movement.amountMinor()))
                .build();
    }

    private boolean cameToNothing(DepositEntity deposit) {
        if (!deposit.isSent()) {
            return deposit.approval() == Approval.REJECTED;
        }
        return outbox.standing(deposit.depositId()).state() == OutboxState.REFUSED;
    }
}
