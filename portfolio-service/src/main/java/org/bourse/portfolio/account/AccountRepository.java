package org.bourse.portfolio.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.OpenAccount;
import org.bourse.portfolio.identity.KycStatus;
import org.bourse.portfolio.outbox.Outbox;
import org.bourse.portfolio.sending.OutboxState;
import org.jspecify.annotations.Nullable;

/** The accounts and their owners. */
@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<AccountEntity, Long> {
    private final Outbox outbox;
    private final AccountConfig config;

    @Inject
    AccountRepository(Outbox outbox, AccountConfig config) {
        this.outbox = outbox;
        this.config = config;
    }

    /**
     * An account and whether this call made it.
     *
     * @param requestId of the command that opens it
     */
    record Opening(long account, UUID requestId, boolean created) {}

    Optional<AccountEntity> ofSubject(String subject) {
        return find("subject", subject).firstResultOptional();
    }

    /**
     * The subject's account; a new one if it has none, or if the venue refused the one it asked
     * for.
     */
    @Transactional
    Opening open(String subject) {
        outbox.lock();
        Optional<AccountEntity> existing = ofSubject(subject);
        if (existing.isPresent()) {
            AccountEntity entity = existing.get();
            if (outbox.standing(entity.requestId()).state() != OutboxState.REFUSED) {
                return new Opening(entity.account(), entity.requestId(), false);
            }
            delete(entity);
            flush();
        }
        long account = nextNumber();
        UUID requestId = UUID.randomUUID();
        outbox.append(
                requestId,
                CommandBody.newBuilder()
                        .setOpenAccount(OpenAccount.newBuilder().setAccount(account))
                        .build());
        KycStatus kyc = config.kycRequired() ? KycStatus.PENDING : KycStatus.APPROVED;
        persist(new AccountEntity(account, subject, requestId, kyc));
        return new Opening(account, requestId, true);
    }

    /** An account as it is now; there must be one. */
    @Transactional
    AccountEntity known(long account) {
        AccountEntity entity = findById(account);
        getEntityManager().refresh(entity);
        return entity;
    }

    /** What became of a wish to trade on paper, or live again. */
    enum Switching {
        DONE,
        /** Orders or withdrawals of the account are open. */
        HOLDS
    }

    /**
     * Switches an account, which must be there.
     *
     * @param operator who asked in the holder's place; null when it was he himself
     */
    @Transactional
    Switching switchTo(boolean paper, long account, @Nullable String operator) {
        AccountEntity entity = findById(account, LockModeType.PESSIMISTIC_WRITE);
        if (entity.paper() == paper) {
            return Switching.DONE;
        }
        if (paper && holds(account)) {
            return Switching.HOLDS;
        }
        entity.paper(paper);
        getEntityManager()
                .createNativeQuery(
                        "INSERT INTO account_mode_change (account, paper, operator)"
                                + " VALUES (?1, ?2, ?3)")
                .setParameter(1, account)
                .setParameter(2, paper)
                .setParameter(3, operator)
                .executeUpdate();
        return Switching.DONE;
    }

    private boolean holds(long account) {
        return !getEntityManager()
                .createNativeQuery("SELECT 1 FROM balance WHERE account = ?1 AND held <> 0")
                .setParameter(1, account)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Whether the directory says how the account trades. Reads the database, not the session. */
    boolean isModePublished(long account) {
        return (Boolean)
                getEntityManager()
                        .createNativeQuery(
                                "SELECT paper = published_paper FROM account_owner"
                                        + " WHERE account = ?1")
                        .setParameter(1, account)
                        .getSingleResult();
    }

    /** Reads the database, not the session. */
    boolean isPublished(long account) {
        return getEntityManager()
                .createQuery(
                        "select a.published from AccountEntity a where a.account = :account",
                        Boolean.class)
                .setParameter("account", account)
                .getSingleResult();
    }

    private long nextNumber() {
        return ((Number)
                        getEntityManager()
                                .createNativeQuery("SELECT nextval('account_number')")
                                .getSingleResult())
                .longValue();
    }
}
