package org.bourse.portfolio.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.OpenAccount;
import org.bourse.portfolio.outbox.Outbox;
import org.bourse.portfolio.sending.OutboxState;

/** The accounts and their owners. */
@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<AccountEntity, Long> {
    private final Outbox outbox;

    @Inject
    AccountRepository(Outbox outbox) {
        this.outbox = outbox;
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
        persist(new AccountEntity(account, subject, requestId));
        return new Opening(account, requestId, true);
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
