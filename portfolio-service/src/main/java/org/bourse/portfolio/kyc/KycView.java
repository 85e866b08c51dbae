package org.bourse.portfolio.kyc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bourse.contracts.Ids;
import org.bourse.portfolio.identity.KycStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is known of an account's holder, as compliance sees it; it names nobody. */
@Schema(name = "Kyc")
record KycView(
        @Schema(examples = "1000") String accountId,
        @Schema(examples = "APPROVED") KycStatus status,
        @Schema(
                        description = "The last day of UTC of the approval; absent: no last day",
                        examples = "2027-11-21")
                @Nullable LocalDate validUntil) {

    static KycView of(KycTable.Row row) {
        return new KycView(Ids.print(row.account()), row.status(), row.validUntil());
    }

    /** A page; without a nextCursor it is the last. */
    @Schema(name = "Kycs")
    record Page(List<KycView> accounts, @Nullable String nextCursor) {
        Page {
            accounts = List.copyOf(accounts);
        }
    }

    /** With all that was decided, the oldest first. */
    @Schema(name = "KycDetail")
    record Detail(
            @Schema(examples = "1000") String accountId,
            @Schema(examples = "APPROVED") KycStatus status,
            @Schema(description = "As above", examples = "2027-11-21")
                    @Nullable LocalDate validUntil,
            List<Decision> decisions) {
        Detail {
            decisions = List.copyOf(decisions);
        }

        static Detail of(KycTable.Row row, List<KycTable.Decision> decisions) {
            return new Detail(
                    Ids.print(row.account()),
                    row.status(),
                    row.validUntil(),
                    decisions.stream().map(Decision::of).toList());
        }
    }

    /** A decision, or the end of an approval. */
    @Schema(name = "KycDecision")
    record Decision(
            @Schema(examples = "IN_REVIEW") KycStatus from,
            @Schema(examples = "APPROVED") KycStatus to,
            @Schema(description = "Of an approval", examples = "2027-11-21")
                    @Nullable LocalDate validUntil,
            @Schema(
                            description = "Of the token of who decided; absent: it ran out",
                            examples = "5b6c")
                    @Nullable String subject,
            @Schema(examples = "Passport and address seen") String reason,
            Instant time) {

        static Decision of(KycTable.Decision decision) {
            return new Decision(
                    decision.from(),
                    decision.to(),
                    decision.validUntil(),
                    decision.subject(),
                    decision.reason(),
                    decision.time());
        }
    }
}
