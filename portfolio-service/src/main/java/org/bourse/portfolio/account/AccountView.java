package org.bourse.portfolio.account;

import java.time.LocalDate;
import java.util.List;
import org.bourse.portfolio.identity.KycStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account as its owner sees it. */
@Schema(name = "Account")
record AccountView(
        @Schema(examples = "1000") String accountId,
        @Schema(examples = "0") int venue,
        @Schema(
                        description = "The main account of the same holder; absent: it is this one",
                        examples = "1000")
                @Nullable String mainAccountId,
        @Schema(
                        description = "What its holder calls a sub-account; a main one has none",
                        examples = "hedging")
                @Nullable String label,
        Status status,
        @Schema(
                        description =
                                "What is known of its holder: only an APPROVED one pays in, trades"
                                        + " and withdraws",
                        examples = "APPROVED")
                KycStatus kyc,
        @Schema(
                        description = "The last day of UTC of the approval; absent: no last day",
                        examples = "2027-11-21")
                @Nullable LocalDate kycValidUntil) {

    /** What an account is good for. */
    @Schema(name = "AccountStatus")
    enum Status {
        /** The venue has not confirmed it yet, or the other services do not know it yet. */
        PENDING,
        /** The venue and all services know it. */
        ACTIVE,
        /** The venue refused it; asking again asks for another one. */
        REFUSED
    }

    /** Several accounts. */
    @Schema(name = "Accounts")
    record Accounts(List<AccountView> accounts) {}
}
