package org.bourse.portfolio.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.OpenAccount;
import org.bourse.portfolio.features.Feature;
import org.bourse.portfolio.features.FeatureSwitches;
import org.bourse.portfolio.identity.KycStatus;
import org.bourse.portfolio.outbox.Outbox;
import org.bourse.portfolio.sending.OutboxState;
import org.jspecify.annotations.Nullable;

/** The accounts and their owners. */
@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<AccountEntity, Long> {
    private static final String MAIN_ACCOUNT = "subject = ?1 and mainAccount is null";

    private final Outbox outbox;
    private final AccountConfig config;
    private final FeatureSwitches features;

    @Inject
    AccountRepository(Outbox outbox, AccountConfig config, FeatureSwitches features) {
        this.outbox = outbox;
        this.config = config;
        this.features = features;
    }

    /**
     * An account and whether this call made it.
     *
     * @param requestId of the command that opens it
     */
    record Opening(long account, UUID requestId, boolean created) {}

    /** What became of a wish for a sub-account. */
    sealed interface SubOpening {
        record Opened(Opening opening) implements SubOpening {}

        /** The venue has not opened a main account of the subject. */
        record NoMainAccount() implements SubOpening {}

        record TooMany() implements SubOpening {}
    }

    /** The subject's main account. */
    Optional<AccountEntity> ofSubject(String subject) {
        return find(MAIN_ACCOUNT, subject).firstResultOptional();
    }

    /** An account, if it is one of the subject's: the main one or a sub-account. */
    Optional<AccountEntity> ownedBy(String subject, long account) {
        return findByIdOptional(account).filter(entity -> entity.subject().equals(subject));
    }

    /** All accounts of a subject, in the order in which they were asked for. */
    List<AccountEntity> allOf(String subject) {
        return list("subject = ?1 order by account", subject);
    }

    /** An account, and its sub-accounts if it is a main one; none if there is no such account. */
    List<AccountEntity> withSubAccounts(long account) {
        return list("account = ?1 or mainAccount = ?1 order by account", account);
    }

    /** The main account of an account's holder. */
    AccountEntity mainOf(AccountEntity account) {
        return account.mainAccount().map(this::findById).orElse(account);
    }

    /**
     * The subject's main account; a new one if it has none, or if the venue refused the one it
     * asked for.
     */
    @Transactional
    Opening open(String subject) {
        outbox.lock();
        Optional<Opening> standing = standing(ofSubject(subject));
        if (standing.isPresent()) {
            return standing.get();
        }
        features.check(Feature.NEW_ACCOUNTS);
        long account = nextNumber();
        UUID requestId = send(OpenAccount.newBuilder().setAccount(account));
        KycStatus kyc = config.kycRequired() ? KycStatus.PENDING : KycStatus.APPROVED;
        persist(new AccountEntity(account, subject, requestId, kyc));
        return new Opening(account, requestId, true);
    }

    /**
     * The subject's sub-account of that label; a new one if it has none, or if the venue refused
     * the one it asked for.
     */
    @Transactional
    SubOpening openSub(String subject, String label) {
        // Under this lock nobody else opens one, so they are counted once.
        outbox.lock();
        // Nor does anybody decide about the holder, or switch him, while this is copied.
        Optional<AccountEntity> found =
                find(MAIN_ACCOUNT, subject)
                        .withLock(LockModeType.PESSIMISTIC_READ)
                        .firstResultOptional();
        if (found.isEmpty()
                || outbox.standing(found.get().requestId()).state() != OutboxState.DONE) {
            return new SubOpening.NoMainAccount();
        }
        AccountEntity main = found.get();
        Optional<Opening> standing =
                standing(
                        find("mainAccount = ?1 and label = ?2", main.account(), label)
                                .firstResultOptional());
        if (standing.isPresent()) {
            return new SubOpening.Opened(standing.get());
        }
        features.check(Feature.NEW_ACCOUNTS);
        if (count("mainAccount", main.account()) >= config.subAccountsMax()) {
            return new SubOpening.TooMany();
        }
        long account = nextNumber();
        UUID requestId =
                send(OpenAccount.newBuilder().setAccount(account).setMainAccount(main.account()));
        persist(AccountEntity.sub(account, requestId, main, label));
        return new SubOpening.Opened(new Opening(account, requestId, true));
    }

    /** The opening of an account that stands; one that the venue refused is forgotten. */
    private Optional<Opening> standing(Optional<AccountEntity> existing) {
        if (existing.isEmpty()) {
            return Optional.empty();
        }
        AccountEntity entity = existing.get();
        if (outbox.standing(entity.requestId()).state() != OutboxState.REFUSED) {
            return Optional.of(new Opening(entity.account(), entity.requestId(), false));
        }
        delete(entity);
        flush();
        return Optional.empty();
    }

    /** Asks the venue to open an account; returns the id of the request. */
    private UUID send(OpenAccount.Builder opening) {
        UUID requestId = UUID.randomUUID();
        outbox.append(requestId, CommandBody.newBuilder().setOpenAccount(opening).build());
        return requestId;
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
     * Switches a holder with all accounts.
     *
     * @param account the main one, which must be there
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
        update("paper = ?1 where mainAccount = ?2", paper, account);
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

    /** Whether the account, or a sub-account of it, has something held. */
    private boolean holds(long account) {
        return !getEntityManager()
                .createNativeQuery(
                        """
                        SELECT 1 FROM balance b JOIN account_owner a USING (account)
                        WHERE (a.account = ?1 OR a.main_account = ?1) AND b.held <> 0\
                        """)
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
