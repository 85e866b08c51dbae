package org.bourse.risk.policy;

import java.util.Optional;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.SetAccountState;

/** What is told the venue against an account that passed a limit: only ever to allow it less. */
public final class Measures {
    private Measures() {}

    /**
     * The command an action takes.
     *
     * @param now what the account may do; empty when it may do no more than that already
     */
    public static Optional<SetAccountState> of(Action action, long account, AccountStatus now) {
        return switch (action) {
            case WARN -> Optional.empty();
            case REDUCE_ONLY, SUSPEND -> state(account, now, action.leaves());
            case CANCEL_ALL, CLOSE_OUT -> cancel(account, now, action.leaves());
        };
    }

    private static Optional<SetAccountState> cancel(
            long account, AccountStatus now, AccountStatus to) {
        return now == AccountStatus.CLOSED
                ? Optional.empty()
                : Optional.of(command(account, stricter(now, to)).setCancelOrders(true).build());
    }

    private static Optional<SetAccountState> state(
            long account, AccountStatus now, AccountStatus to) {
        return stricter(now, to) == now
                ? Optional.empty()
                : Optional.of(command(account, to).build());
    }

    private static SetAccountState.Builder command(long account, AccountStatus to) {
        return SetAccountState.newBuilder().setAccount(account).setState(to);
    }

    /** The one that allows less. */
    public static AccountStatus stricter(AccountStatus one, AccountStatus other) {
        return rank(one) >= rank(other) ? one : other;
    }

    private static int rank(AccountStatus status) {
        return switch (status) {
            case ACCOUNT_STATUS_UNSPECIFIED, UNRECOGNIZED, ACTIVE -> 0;
            case CLOSE_ONLY -> 1;
            case SUSPENDED -> 2;
            case CLOSED -> 3;
        };
    }
}
