package org.bourse.order.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.bourse.contracts.Ids;
import org.bourse.order.account.CallerAccount;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.jspecify.annotations.Nullable;

/** Whose history a caller may read: their own, or for auditors anybody's. */
@ApplicationScoped
class ReadableAccounts {
    private final CallerAccount accounts;
    private final Caller caller;

    @Inject
    ReadableAccounts(CallerAccount accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    /**
     * The account a list is of.
     *
     * @param accountId null: the caller's main account
     * @throws ProblemException 404 for an account that is not the caller's, 422 when the caller has
     *     none, 400 for an auditor who names none
     */
    long named(@Nullable String accountId) {
        if (!caller.hasRole(Roles.AUDITOR)) {
            return accounts.named(accountId).getAccount();
        }
        if (accountId == null) {
            throw new ProblemException(
                    Problem.of(400, "FIELD_MISSING", "Auditors name an account.")
                            .field("accountId"));
        }
        return Ids.parse(accountId);
    }

    boolean isReadable(long account) {
        return caller.hasRole(Roles.AUDITOR) || accounts.owns(account);
    }
}
