package org.bourse.risk.policy;

import java.util.List;
import org.bourse.contracts.v1.AccountStatus;

/** The accounts that may not do everything, at the start of a day. */
public record AccountStates(List<State> states) {
    public static final AccountStates NONE = new AccountStates(List.of());

    /** One of them. */
    public record State(long account, AccountStatus status) {}

    public AccountStates {
        states = List.copyOf(states);
    }
}
