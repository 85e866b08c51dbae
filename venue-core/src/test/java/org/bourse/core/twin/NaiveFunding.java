package org.bourse.core.twin;

import static org.bourse.core.twin.NaiveMoney.big;
import static org.bourse.core.twin.NaiveMoney.withinBound;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;
import org.bourse.core.VenueEvents;
import org.jspecify.annotations.Nullable;

/**
 * Accounts opened, deposits, withdrawals and transfers. Each method tells the code of a refusal, or
 * null.
 */
final class NaiveFunding {
    private final VenueConfig config;
    private final VenueEvents events;
    private final NaiveLedger ledger;
    private final NaiveListings listings;
    private final Map<Long, VenueCommand.HoldWithdrawal> pending = new TreeMap<>();

    NaiveFunding(
            VenueConfig config, VenueEvents events, NaiveLedger ledger, NaiveListings listings) {
        this.config = config;
        this.events = events;
        this.ledger = ledger;
        this.listings = listings;
    }

    @Nullable RejectCode open(VenueCommand.OpenAccount open) {
        long account = open.account();
        if (account < Accounts.FIRST || account > Accounts.MAX) {
            return RejectCode.ACCOUNT_INVALID;
        }
        if (ledger.isUser(account)) {
            return RejectCode.ACCOUNT_EXISTS;
        }
        boolean isSub = open.mainAccount() != 0;
        if (isSub && !ledger.isUser(open.mainAccount())) {
            return RejectCode.ACCOUNT_UNKNOWN;
        }
        if (ledger.users().size() == config.accountsMax()) {
            return RejectCode.CAPACITY_REACHED;
        }
        ledger.open(account);
        events.accountOpened(account);
        if (isSub) {
            NaiveLedger.Account main = ledger.account(open.mainAccount());
            if (main.selfTradeGroup == 0) {
                main.selfTradeGroup = Math.toIntExact(open.mainAccount());
                tellTrading(open.mainAccount());
            }
            ledger.account(account).selfTradeGroup = main.selfTradeGroup;
            tellTrading(account);
        }
        return null;
    }

    private void tellTrading(long number) {
        NaiveLedger.Account account = ledger.account(number);
        events.accountTradingSet(number, account.selfTradeGroup, account.isSelfTradeAllowed);
    }

    @Nullable RejectCode deposit(VenueCommand.Deposit deposit, long id) {
        RejectCode code = check(deposit.account(), deposit.asset(), deposit.amountMinor());
        if (code != null) {
            return code;
        }
        BigInteger amount = big(deposit.amountMinor());
        BigInteger custody = ledger.available(Accounts.CUSTODY, deposit.asset()).subtract(amount);
        BigInteger account = ledger.available(deposit.account(), deposit.asset()).add(amount);
        if (!withinBound(custody)
                || !withinBound(account)
                || NaiveExternals.isOwedTooMuch(
                        deposit.asset(), custody, BigInteger.ZERO, ledger, listings)) {
            return RejectCode.OVERFLOW;
        }
        ledger.post(
                Accounts.CUSTODY,
                deposit.asset(),
                Bucket.AVAILABLE,
                amount.negate(),
                PostingKind.DEPOSIT,
                id);
        ledger.post(
                deposit.account(),
                deposit.asset(),
                Bucket.AVAILABLE,
                amount,
                PostingKind.DEPOSIT,
                id);
        return null;
    }

    @Nullable RejectCode hold(VenueCommand.HoldWithdrawal hold, long id) {
        RejectCode code = check(hold.account(), hold.asset(), hold.amountMinor());
        if (code != null) {
            return code;
        }
        BigInteger amount = big(hold.amountMinor());
        if (ledger.available(hold.account(), hold.asset()).compareTo(amount) < 0) {
            return RejectCode.INSUFFICIENT_FUNDS;
        }
        if (pending.size() == config.withdrawalsMax()) {
            return RejectCode.CAPACITY_REACHED;
        }
        pending.put(id, hold);
        ledger.hold(hold.account(), hold.asset(), amount, PostingKind.WITHDRAWAL, id);
        events.withdrawalHeld(id, hold.account(), hold.asset(), hold.amountMinor());
        return null;
    }

    @Nullable RejectCode complete(long id) {
        VenueCommand.HoldWithdrawal hold = pending.remove(id);
        if (hold == null) {
            return RejectCode.WITHDRAWAL_UNKNOWN;
        }
        BigInteger amount = big(hold.amountMinor());
        ledger.post(
                hold.account(),
                hold.asset(),
                Bucket.HELD,
                amount.negate(),
                PostingKind.WITHDRAWAL,
                id);
        ledger.post(
                Accounts.CUSTODY,
                hold.asset(),
                Bucket.AVAILABLE,
                amount,
                PostingKind.WITHDRAWAL,
                id);
        events.withdrawalCompleted(id);
        return null;
    }

    @Nullable RejectCode cancel(long id) {
        VenueCommand.HoldWithdrawal hold = pending.remove(id);
        if (hold == null) {
            return RejectCode.WITHDRAWAL_UNKNOWN;
        }
        ledger.release(
                hold.account(), hold.asset(), big(hold.amountMinor()), PostingKind.WITHDRAWAL, id);
        events.withdrawalCancelled(id);
        return null;
    }

    @Nullable RejectCode transfer(VenueCommand.Transfer transfer, long id) {
        long payer = transfer.account();
        long receiver = transfer.toAccount();
        int asset = transfer.asset();
        RejectCode code = check(payer, asset, transfer.amountMinor());
        if (code != null) {
            return code;
        }
        if (ledger.account(payer).state == AccountStatus.SUSPENDED) {
            return RejectCode.ACCOUNT_SUSPENDED;
        }
        if (ledger.account(payer).state == AccountStatus.CLOSE_ONLY) {
            return RejectCode.ACCOUNT_CLOSE_ONLY;
        }
        BigInteger amount = big(transfer.amountMinor());
        if (ledger.available(payer, asset).compareTo(amount) < 0) {
            return RejectCode.INSUFFICIENT_FUNDS;
        }
        if (!ledger.isUser(receiver) || receiver == payer) {
            return RejectCode.TARGET_UNKNOWN;
        }
        ledger.post(payer, asset, Bucket.AVAILABLE, amount.negate(), PostingKind.TRANSFER, id);
        ledger.post(receiver, asset, Bucket.AVAILABLE, amount, PostingKind.TRANSFER, id);
        return null;
    }

    private @Nullable RejectCode check(long account, int asset, long amountMinor) {
        if (!ledger.isUser(account)) {
            return RejectCode.ACCOUNT_UNKNOWN;
        }
        if (!listings.isAsset(asset)) {
            return RejectCode.ASSET_UNKNOWN;
        }
        return amountMinor < 1 ? RejectCode.AMOUNT_INVALID : null;
    }
}
