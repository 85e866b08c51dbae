package org.bourse.matching.codec;

import org.bourse.contracts.v1.AccountOpened;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.WithdrawalCancelled;
import org.bourse.contracts.v1.WithdrawalCompleted;
import org.bourse.contracts.v1.WithdrawalHeld;

/** What the core says of accounts and their funds, on ledger-events. */
interface LedgerEncoding extends EventEncoding {

    @Override
    default void accountOpened(long account) {
        if (step().onLedger()) {
            step().ledger(
                            LedgerEvent.newBuilder()
                                    .setAccountOpened(
                                            AccountOpened.newBuilder().setAccount(account)));
        }
    }

    @Override
    default void posting(
            long account,
            int asset,
            Bucket bucket,
            long deltaMinor,
            long balanceMinor,
            PostingKind kind,
            long reference) {
        if (step().onLedger()) {
            Posting.Builder posting =
                    Posting.newBuilder()
                            .setAccount(account)
                            .setAsset(asset)
                            .setBucket(bucket)
                            .setDeltaMinor(deltaMinor)
                            .setBalanceMinor(balanceMinor)
                            .setKind(kind)
                            .setReference(reference);
            step().ledger(LedgerEvent.newBuilder().setPosting(posting));
        }
    }

    @Override
    default void withdrawalHeld(long withdrawalId, long account, int asset, long amountMinor) {
        if (step().onLedger()) {
            step().ledger(
                            LedgerEvent.newBuilder()
                                    .setWithdrawalHeld(
                                            WithdrawalHeld.newBuilder()
                                                    .setWithdrawalId(withdrawalId)
                                                    .setAccount(account)
                                                    .setAsset(asset)
                                                    .setAmountMinor(amountMinor)));
        }
    }

    @Override
    default void withdrawalCompleted(long withdrawalId) {
        if (step().onLedger()) {
            step().ledger(
                            LedgerEvent.newBuilder()
                                    .setWithdrawalCompleted(
                                            WithdrawalCompleted.newBuilder()
                                                    .setWithdrawalId(withdrawalId)));
        }
    }

    @Override
    default void withdrawalCancelled(long withdrawalId) {
        if (step().onLedger()) {
            step().ledger(
                            LedgerEvent.newBuilder()
                                    .setWithdrawalCancelled(
                                            WithdrawalCancelled.newBuilder()
                                                    .setWithdrawalId(withdrawalId)));
        }
    }
}
