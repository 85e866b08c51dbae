package org.bourse.portfolio.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.bourse.contracts.Ids;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.jspecify.annotations.Nullable;

/** Which account a request may speak of. */
@ApplicationScoped
public class OwnAccount {
    private final AccountRepository accounts;
    private final Caller caller;

    @Inject
    OwnAccount(AccountRepository accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    /** True when the caller may see every account. */
    public boolean seesAll() {
        return caller.hasRole(Roles.OPERATOR) || caller.hasRole(Roles.AUDITOR);
    }

    /**
     * The caller's main account, or the one asked for as far as the caller may see it.
     *
     * @param accountId as the client sent it; null for the main one
     * @throws ProblemException 404 when it is foreign or does not exist: a caller cannot tell which
     */
    public long visible(@Nullable String accountId) {
        return accountId != null && seesAll() ? named(accountId) : own(accountId);
    }

    /** As {@link #visible}, where risk managers may also name any account. */
    public long visibleToRisk(@Nullable String accountId) {
        return accountId != null && caller.hasRole(Roles.RISK_MANAGER)
                ? named(accountId)
                : visible(accountId);
    }

    private static long named(String accountId) {
        long account = Ids.parse(accountId);
        if (account == 0) {
            throw unknown();
        }
        return account;
    }

    /**
     * One of the caller's own accounts.
     *
     * @param accountId as the client sent it; null for the main one
     * @throws ProblemException 404 when the caller has none or named another's
     */
    public long own(@Nullable String accountId) {
        Optional<AccountEntity> own =
                accountId == null
                        ? accounts.ofSubject(caller.subject())
                        : accounts.ownedBy(caller.subject(), Ids.parse(accountId));
        return own.map(AccountEntity::account).orElseThrow(OwnAccount::unknown);
    }

    /** True when the account is one of the caller's. */
    public boolean isOwn(long account) {
        return accounts.ownedBy(caller.subject(), account).isPresent();
    }

    /** The answer to a request about an account that is foreign or does not exist. */
    public static ProblemException unknown() {
        return new ProblemException(
                Problem.of(404, "ACCOUNT_UNKNOWN", "You have no such account.").field("accountId"));
    }
}
