package org.bourse.risk.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.DirectoryEntry;
import org.bourse.platform.directory.AccountDirectory;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.request.Parameters;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.risk.exposure.AccountGroups;
import org.bourse.risk.policy.LimitKind;
import org.bourse.risk.policy.PolicyBook;
import org.bourse.risk.venue.ListingRegister;

/** What requests to the guard have in common. */
@ApplicationScoped
class GuardRequests {
    /** In the place of an account: what holds where an account has nothing of its own. */
    static final String VENUE = "venue";

    /** In the place of an account, with its name behind: a group of accounts. */
    private static final String GROUP = "group:";

    private static final Pattern NAME = Pattern.compile("[A-Z0-9_]{1,32}");

    private final AccountDirectory directory;
    private final ListingRegister listings;
    private final MembershipRegister memberships;
    private final GuardConfig config;

    /** By number; names stay, and groups are bounded. */
    private final Map<Long, String> groupNames = new ConcurrentHashMap<>();

    @Inject
    GuardRequests(
            AccountDirectory directory,
            ListingRegister listings,
            MembershipRegister memberships,
            GuardConfig config) {
        this.directory = directory;
        this.listings = listings;
        this.memberships = memberships;
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

    /** The number of an account that the caller may see: staff any, others their own. */
    long visible(String accountId, Caller caller) {
        DirectoryEntry entry = account(accountId);
        if (!seesAll(caller) && !entry.getSubject().equals(caller.subject())) {
            throw unknownAccount();
        }
        return entry.getAccount();
    }

    static boolean seesAll(Caller caller) {
        return caller.hasRole(Roles.RISK_MANAGER) || caller.hasRole(Roles.AUDITOR);
    }

    /** The number of an account that is there, of a group, negative, or of the venue. */
    long holder(String accountId) {
        return accountId.equals(VENUE) ? PolicyBook.VENUE : accountOrGroup(accountId);
    }

    /** The number of an account that is there, or of a group, negative. */
    long accountOrGroup(String accountId) {
        return isGroup(accountId) ? group(accountId) : account(accountId).getAccount();
    }

    static boolean isGroup(String accountId) {
        return accountId.startsWith(GROUP);
    }

    /** The number of a group, negative. */
    long group(String accountId) {
        return memberships
                .find(accountId.substring(GROUP.length()))
                .orElseThrow(GuardRequests::unknownGroup);
    }

    String print(long holder) {
        if (AccountGroups.isGroup(holder)) {
            return GROUP + groupName(holder);
        }
        return holder == PolicyBook.VENUE ? VENUE : Ids.print(holder);
    }

    String groupName(long group) {
        return groupNames.computeIfAbsent(group, memberships::name);
    }

    /** Of a group, or of a sector. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static ProblemException unknownGroup() {
        return refused(404, "GROUP_UNKNOWN", "There is no such group.", "group");
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
