package org.bourse.order.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.DirectoryEntry;
import org.bourse.platform.directory.AccountDirectory;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/** Which account a request is for: one of the caller's own. */
@ApplicationScoped
public class CallerAccount {
    private final AccountDirectory directory;
    private final Caller caller;

    @Inject
    public CallerAccount(AccountDirectory directory, Caller caller) {
        this.directory = directory;
        this.caller = caller;
    }

    /**
     * @param accountId null: the caller's main account
     * @throws ProblemException 404 for an account that is not the caller's, whether it exists or
     *     not; 422 when the caller has none
     */
    public DirectoryEntry named(@Nullable String accountId) {
        String subject = caller.subject();
        if (accountId == null) {
            return directory
                    .ofSubject(subject)
                    .orElseThrow(() -> unknown(422, "The caller has no account."));
        }
        return directory
                .ownedBy(subject, Ids.parse(accountId))
                .orElseThrow(() -> unknown(404, "The caller has no such account."));
    }

    /**
     * As {@link #named}, of an account that is to place orders.
     *
     * @throws ProblemException also 422 when it is not active
     */
    public long trading(@Nullable String accountId) {
        DirectoryEntry account = named(accountId);
        if (account.getStatus() != AccountStatus.ACTIVE) {
            Problem problem = Problem.of(422, "ACCOUNT_NOT_ACTIVE", "The account may not trade.");
            throw new ProblemException(problem.field("accountId"));
        }
        return account.getAccount();
    }

    /** Whether the account is one of the caller's. */
    public boolean owns(long account) {
        return directory.ownedBy(caller.subject(), account).isPresent();
    }

    private static ProblemException unknown(int status, String detail) {
        return new ProblemException(
                Problem.of(status, "ACCOUNT_UNKNOWN", detail).field("accountId"));
    }
}
