package org.bourse.risk.policy;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The policies of all accounts at one time.
 *
 * @param byAccount what is set for an account; for {@link #VENUE} what holds where nothing is
 */
public record PolicyBook(Map<Long, Map<LimitKind, Policy>> byAccount) {
    /** No account has this number: the venue's own policies stand there. */
    public static final long VENUE = 0;

    public PolicyBook {
        Map<Long, Map<LimitKind, Policy>> copy = new HashMap<>();
        byAccount.forEach((account, policies) -> copy.put(account, Map.copyOf(policies)));
        byAccount = Map.copyOf(copy);
    }

    /** What holds for an account, its own or the venue's. */
    public Optional<Policy> of(long account, LimitKind kind) {
        return own(account, kind).or(() -> own(VENUE, kind));
    }

    /** What is set for the account itself. */
    public Optional<Policy> own(long account, LimitKind kind) {
        return Optional.ofNullable(byAccount.getOrDefault(account, Map.of()).get(kind));
    }

    /** All that hold for an account. */
    public Map<LimitKind, Policy> of(long account) {
        Map<LimitKind, Policy> policies = new EnumMap<>(LimitKind.class);
        for (LimitKind kind : LimitKind.values()) {
            of(account, kind).ifPresent(policy -> policies.put(kind, policy));
        }
        return policies;
    }

    /**
     * Whether an account may do more after a change.
     *
     * @param policy empty: its own is taken away
     */
    public boolean loosens(long account, LimitKind kind, Optional<Policy> policy) {
        Optional<Policy> before = of(account, kind);
        Optional<Policy> fallback = account == VENUE ? Optional.empty() : own(VENUE, kind);
        Optional<Policy> after = policy.or(() -> fallback);
        return before.filter(held -> after.isEmpty() || after.get().isLooserThan(held)).isPresent();
    }
}
