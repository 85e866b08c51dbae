package org.bourse.risk.policy;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bourse.risk.exposure.AccountGroups;

/**
 * The policies of all accounts and groups at one time.
 *
 * @param byAccount what is set for an account, or for a group under its negative number; for {@link
 *     #VENUE} what holds for accounts where nothing is
 */
public record PolicyBook(Map<Long, Map<LimitKind, Policy>> byAccount) {
    /** No account has this number: the venue's own policies stand there. */
    public static final long VENUE = 0;

    public PolicyBook {
        Map<Long, Map<LimitKind, Policy>> copy = new HashMap<>();
        byAccount.forEach((account, policies) -> copy.put(account, Map.copyOf(policies)));
        byAccount = Map.copyOf(copy);
    }

    /** What holds for an account, its own or the venue's; for a group, its own. */
    public Optional<Policy> of(long account, LimitKind kind) {
        return own(account, kind).or(() -> fallback(account, kind));
    }

    private Optional<Policy> fallback(long account, LimitKind kind) {
        return account == VENUE || AccountGroups.isGroup(account)
                ? Optional.empty()
                : own(VENUE, kind);
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
        Optional<Policy> after = policy.or(() -> fallback(account, kind));
        return before.filter(held -> after.isEmpty() || after.get().isLooserThan(held)).isPresent();
    }
}
