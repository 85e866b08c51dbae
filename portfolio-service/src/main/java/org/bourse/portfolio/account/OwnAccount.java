package org.bourse.portfolio.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
     * The caller's own account, or the one asked for as far as the caller may see it.
     *
     * @param accountId as the client sent it; null for the own one
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
     * The caller's own account.
     *
     * @param accountId as the client sent it; null when it named none
     * @throws ProblemException 404 when the caller has none or named another
     */
    public long own(@Nullable String accountId) {
        long own =
                accounts.ofSubject(caller.subject())
                        .map(AccountEntity::account)
                        .orElseThrow(OwnAccount::unknown);
        if (accountId != null && Ids.parse(accountId) != own) {
            throw unknown();
        }
        return own;
    }

    /** True when the account is the caller's. */
    public boolean isOwn(long account) {
        return accounts.ofSubject(caller.subject())
                .filter(entity -> entity.account() == account)
                .isPresent();
    }

    /** The answer to a request about an account that is foreign or does not exist. */
    public static ProblemException unknown() {
        return new ProblemException(
                Problem.of(404, "ACCOUNT_UNKNOWN", "You have no such account.").field("accountId"));
    }
}
