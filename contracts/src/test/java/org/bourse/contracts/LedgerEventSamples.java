package org.bourse.contracts;

import org.bourse.contracts.v1.AccountOpened;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.Progress;
import org.bourse.contracts.v1.WithdrawalCancelled;
import org.bourse.contracts.v1.WithdrawalCompleted;
import org.bourse.contracts.v1.WithdrawalHeld;

/** A record of ledger-events with every event, each with every field set. */
final class LedgerEventSamples {
    private LedgerEventSamples() {}

    static LedgerEvents all() {
        LedgerEvents.Builder events = LedgerEvents.newBuilder().setHeader(SampleParts.header());
        events.addEventsBuilder().setIndex(1).setProgress(Progress.getDefaultInstance());
        SampleParts.configured().forEach(c -> events.addEventsBuilder().setConfigured(c));
        events.addEventsBuilder().setCommandRejected(SampleParts.rejected());
        events.addEventsBuilder()
                .setPosting(
                        Posting.newBuilder()
                                .setAccount(1000)
                                .setAsset(3)
                                .setBucket(Bucket.HELD)
                                .setDeltaMinor(-5)
                                .setBalanceMinor(-6)
                                .setKind(PostingKind.FEE)
                                .setReference(2049));
        events.addEventsBuilder().setAccountOpened(AccountOpened.newBuilder().setAccount(1000));
        events.addEventsBuilder()
                .setWithdrawalHeld(
                        WithdrawalHeld.newBuilder()
                                .setWithdrawalId(3072)
                                .setAccount(1000)
                                .setAsset(3)
                                .setAmountMinor(5));
        events.addEventsBuilder()
                .setWithdrawalCompleted(WithdrawalCompleted.newBuilder().setWithdrawalId(3072));
        events.addEventsBuilder()
                .setWithdrawalCancelled(WithdrawalCancelled.newBuilder().setWithdrawalId(3072));
        return events.build();
    }
}
