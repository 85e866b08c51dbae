package org.bourse.matching.codec;

import java.util.stream.Stream;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.matching.codec.EventRoundTripTest.Saying;

/** What the core says on ledger-events. */
final class LedgerSayings {
    private LedgerSayings() {}

    static Stream<Saying> all() {
        return Stream.of(
                new Saying(
                        EventTopic.LEDGER,
                        to -> to.fundingRejected(RejectCode.OVERFLOW, 1, 2),
                        "command_rejected { code: OVERFLOW account: 1 reference: 2 }"),
                new Saying(
                        EventTopic.LEDGER,
                        to -> to.accountOpened(1),
                        "account_opened { account: 1 }"),
                new Saying(
                        EventTopic.LEDGER,
                        to -> to.posting(1, 2, Bucket.HELD, -3, 4, PostingKind.FEE, 5),
                        "posting { account: 1 asset: 2 bucket: HELD delta_minor: -3"
                                + " balance_minor: 4 kind: FEE reference: 5 }"),
                new Saying(
                        EventTopic.LEDGER,
                        to -> to.withdrawalHeld(1, 2, 3, 4),
                        "withdrawal_held { withdrawal_id: 1 account: 2 asset: 3 amount_minor: 4 }"),
                new Saying(
                        EventTopic.LEDGER,
                        to -> to.withdrawalCompleted(1),
                        "withdrawal_completed { withdrawal_id: 1 }"),
                new Saying(
                        EventTopic.LEDGER,
                        to -> to.withdrawalCancelled(1),
                        "withdrawal_cancelled { withdrawal_id: 1 }"));
    }
}
