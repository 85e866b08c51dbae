package org.bourse.risk.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.DirectoryEntry;
import org.bourse.platform.directory.AccountDirectory;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.request.Parameters;
import org.bourse.risk.policy.LimitKind;
import org.bourse.risk.policy.PolicyBook;
import org.bourse.risk.venue.ListingRegister;

/** What requests to the guard have in common. */
@ApplicationScoped
class GuardRequests {
    /** In the place of an account: what holds where an account has nothing of its own. */
    static final String VENUE = "venue";

    private final AccountDirectory directory;
    private final ListingRegister listings;
    private final GuardConfig config;

    @Inject
    GuardRequests(AccountDirectory directory, ListingRegister listings, GuardConfig config) {
        this.directory = directory;
        this.listings = listings;
        this.config = config;
    }

    LimitText text() {
        return new LimitText(
                Optional.ofNullable(listings.assetsByCode().get(config.referenceAsset())));
    }

    String referenceAsset() {
        return config.referenceAsset();
    }

    DirectoryEntry account(String accountId) {
        return directory.ofAccount(Ids.parse(accountId)).orElseThrow(GuardRequests::unknownAccount);
    }

    /** The number of an account that is there, or of the venue. */
    long accountOrVenue(String accountId) {
        return accountId.equals(VENUE) ? PolicyBook.VENUE : account(accountId).getAccount();
    }

    static String print(long account) {
        return account == PolicyBook.VENUE ? VENUE : Ids.print(account);
    }

    static LimitKind kind(String text) {
        return Parameters.word(LimitKind.values(), "kind", "KIND_INVALID", "No such limit.", text);
    }

    static ProblemException unknownAccount() {
        return refused(404, "ACCOUNT_UNKNOWN", "There is no such account.", "accountId");
    }

    static ProblemException refused(int status, String code, String detail, String field) {
        return new ProblemException(Problem.of(status, code, detail).field(field));
    }
}
