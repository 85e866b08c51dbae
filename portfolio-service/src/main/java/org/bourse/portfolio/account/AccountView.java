package org.bourse.portfolio.account;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account as its owner sees it. */
record AccountView(
        @Schema(examples = "1000") String accountId,
        @Schema(examples = "0") int venue,
        Status status) {

    /** What an account is good for. */
    enum Status {
        /** The venue has not confirmed it yet, or the other services do not know it yet. */
        PENDING,
        /** It can be funded and can trade. */
        ACTIVE,
        /** The venue refused it; asking again asks for another one. */
        REFUSED
    }

    /** Several accounts. */
    record Accounts(List<AccountView> accounts) {}
}
