package org.bourse.core;

import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.accounts.PendingWithdrawals;
import org.bourse.core.amounts.Amounts;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Accounts are opened, amounts enter, leave and change hands. Custody is the counterpart: its
 * balance is what the venue owes its users, negated. As custody never passes the bound of an
 * amount, no sum of balances of an asset does, and no trade can overflow one.
 */
final class Funding {
    private final VenueState state;
    private final VenueEvents events;
    private final Ledger ledger;
    private final PendingWithdrawals withdrawals;

    Funding(VenueState state, VenueEvents events, int withdrawalsMax) {
        this.state = state;
        this.events = events;
        ledger = state.ledger();
        withdrawals = new PendingWithdrawals(withdrawalsMax);
    }

    void openAccount(VenueCommand.OpenAccount command) {
        long number = command.account();
        AccountTable accounts = state.accounts();
        int main = accounts.findUser(command.mainAccount());
        if (number < Accounts.FIRST || number > Accounts.MAX) {
            events.fundingRejected(RejectCode.ACCOUNT_INVALID, number, 0);
        } else if (accounts.findUser(number) != AccountTable.NONE) {
            events.fundingRejected(RejectCode.ACCOUNT_EXISTS, number, 0);
        } else if (command.mainAccount() != 0 && main == AccountTable.NONE) {
            events.fundingRejected(RejectCode.ACCOUNT_UNKNOWN, number, 0);
        } else if (accounts.isFull()) {
            events.fundingRejected(RejectCode.CAPACITY_REACHED, number, 0);
        } else {
            accounts.add(number);
            ledger.accountAdded();
            events.accountOpened(number);
            if (main != AccountTable.NONE) {
                joinGroup(command, main);
            }
        }
    }

    /** Accounts of one holder do not trade with each other; what operators set before stays. */
    private void joinGroup(VenueCommand.OpenAccount command, int main) {
        AccountTable accounts = state.accounts();
        int group = accounts.selfTradeGroup(main);
        if (group == 0) {
            // No number of an account is above 2^31 - 1.
            group = (int) command.mainAccount();
            boolean allowed = accounts.selfTradeAllowed(main);
            accounts.selfTrade(main, group, allowed);
            events.accountTradingSet(command.mainAccount(), group, allowed);
        }
        accounts.selfTrade(accounts.findUser(command.account()), group, false);
        events.accountTradingSet(command.account(), group, false);
    }

    void deposit(CommandHeader header, VenueCommand.Deposit command) {
        int account = state.accounts().findUser(command.account());
        int asset = command.asset();
        long amount = command.amountMinor();
        RejectCode refusal = check(account, asset, amount);
        if (refusal == null && overflows(account, asset, amount)) {
            refusal = RejectCode.OVERFLOW;
        }
        if (refusal != null) {
            events.fundingRejected(refusal, command.account(), 0);
            return;
        }
        long id = state.idAt(header);
        ledger.post(
                AccountTable.CUSTODY, asset, Bucket.AVAILABLE, -amount, PostingKind.DEPOSIT, id);
        ledger.post(account, asset, Bucket.AVAILABLE, amount, PostingKind.DEPOSIT, id);
    }

    private boolean overflows(int account, int asset, long amount) {
        return amount > ledger.depositableMinor(asset)
                || amount > Amounts.MAX + ledger.availableMinor(AccountTable.CUSTODY, asset)
                || amount > Amounts.MAX - ledger.availableMinor(account, asset);
    }

    void holdWithdrawal(CommandHeader header, VenueCommand.HoldWithdrawal command) {
        int account = state.accounts().findUser(command.account());
        int asset = command.asset();
        long amount = command.amountMinor();
        RejectCode refusal = check(account, asset, amount);
        if (refusal == null && ledger.availableMinor(account, asset) < amount) {
            refusal = RejectCode.INSUFFICIENT_FUNDS;
        }
        if (refusal == null && withdrawals.isFull()) {
            refusal = RejectCode.CAPACITY_REACHED;
        }
        if (refusal != null) {
            events.fundingRejected(refusal, command.account(), 0);
            return;
        }
        long id = state.idAt(header);
        withdrawals.add(id, account, asset, amount);
        ledger.hold(account, asset, amount, PostingKind.WITHDRAWAL, id);
        events.withdrawalHeld(id, command.account(), asset, amount);
    }

    private @Nullable RejectCode check(int account, int asset, long amount) {
        if (account == AccountTable.NONE) {
            return RejectCode.ACCOUNT_UNKNOWN;
        }
        if (!state.assets().isListed(asset)) {
            return RejectCode.ASSET_UNKNOWN;
        }
        return amount < 1 ? RejectCode.AMOUNT_INVALID : null;
    }

    void completeWithdrawal(VenueCommand.CompleteWithdrawal command) {
        long id = command.withdrawalId();
        int slot = withdrawals.find(id);
        if (slot == PendingWithdrawals.NONE) {
            events.fundingRejected(RejectCode.WITHDRAWAL_UNKNOWN, 0, id);
            return;
        }
        int asset = withdrawals.asset(slot);
        long amount = withdrawals.amountMinor(slot);
        ledger.post(
                withdrawals.account(slot), asset, Bucket.HELD, -amount, PostingKind.WITHDRAWAL, id);
        ledger.post(
                AccountTable.CUSTODY, asset, Bucket.AVAILABLE, amount, PostingKind.WITHDRAWAL, id);
        withdrawals.remove(id);
        events.withdrawalCompleted(id);
    }

    void cancelWithdrawal(VenueCommand.CancelWithdrawal command) {
        long id = command.withdrawalId();
        int slot = withdrawals.find(id);
        if (slot == PendingWithdrawals.NONE) {
            events.fundingRejected(RejectCode.WITHDRAWAL_UNKNOWN, 0, id);
            return;
        }
        ledger.release(
                withdrawals.account(slot),
                withdrawals.asset(slot),
                withdrawals.amountMinor(slot),
                PostingKind.WITHDRAWAL,
                id);
        withdrawals.remove(id);
        events.withdrawalCancelled(id);
    }

    /**
     * Only an active account pays: another of the holder could do with the amount what this one may
     * not. Whether there is such a target is told last: asking costs funds. What all accounts have
     * stays the same, so that it overflows none.
     */
    void transfer(CommandHeader header, VenueCommand.Transfer command) {
        int account = state.accounts().findUser(command.account());
        int target = state.accounts().findUser(command.toAccount());
        int asset = command.asset();
        long amount = command.amountMinor();
        RejectCode refusal = check(account, asset, amount);
        if (refusal == null && !state.accounts().isActive(account)) {
            refusal =
                    state.accounts().status(account) == AccountStatus.SUSPENDED
                            ? RejectCode.ACCOUNT_SUSPENDED
                            : RejectCode.ACCOUNT_CLOSE_ONLY;
        }
        if (refusal == null && ledger.availableMinor(account, asset) < amount) {
            refusal = RejectCode.INSUFFICIENT_FUNDS;
        }
        if (refusal == null && (target == AccountTable.NONE || target == account)) {
            refusal = RejectCode.TARGET_UNKNOWN;
        }
        if (refusal != null) {
            events.fundingRejected(refusal, command.account(), 0);
            return;
        }
        long id = state.idAt(header);
        ledger.post(account, asset, Bucket.AVAILABLE, -amount, PostingKind.TRANSFER, id);
        ledger.post(target, asset, Bucket.AVAILABLE, amount, PostingKind.TRANSFER, id);
    }

    /** Writes the pending withdrawals. */
    void write(StateWriter out) {
        withdrawals.write(out);
    }

    void read(StateReader in) {
        withdrawals.read(in);
    }
}
