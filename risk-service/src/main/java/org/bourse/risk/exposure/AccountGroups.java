package org.bourse.risk.exposure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which accounts are in which groups; an account may be in several.
 *
 * @param accounts by the group's number, which is negative: no account has it
 */
public record AccountGroups(Map<Long, SortedSet<Long>> accounts) {
    public static final AccountGroups NONE = new AccountGroups(Map.of());

    /** Groups there may be. */
    public static final int GROUPS_MAX = 1_000;

    /** Accounts that a group may have. */
    public static final int ACCOUNTS_MAX = 1_000;

    /** Groups that an account may be in: each makes a posting to it dearer. */
    public static final int GROUPS_OF_ACCOUNT_MAX = 8;

    public AccountGroups {
        Map<Long, SortedSet<Long>> copy = new HashMap<>();
        accounts.forEach((group, members) -> {
            if (!isGroup(group)) {
                throw new IllegalArgumentException("group=" + group);
            }
            copy.put(group, Collections.unmodifiableSortedSet(new TreeSet<>(members)));
        });
        accounts = Map.copyOf(copy);
    }

    /** Whether a number is a group's, and not an account's. */
    public static boolean isGroup(long holder) {
        return holder < 0;
    }

    /** Those of a group, in the order of their numbers. */
    public List<Long> of(long group) {
        SortedSet<Long> members = accounts.get(group);
        return members == null ? List.of() : List.copyOf(members);
    }

    public boolean has(long group, long account) {
        SortedSet<Long> members = accounts.get(group);
        return members != null && members.contains(account);
    }

    /** Of how many groups an account is. */
    public int countOf(long account) {
        int count = 0;
        for (SortedSet<Long> members : accounts.values()) {
            count += members.contains(account) ? 1 : 0;
        }
        return count;
    }

    /** By account, the groups it is in. */
    Map<Long, List<Long>> byAccount() {
        Map<Long, List<Long>> groups = new HashMap<>();
        accounts.forEach((group, members) ->
                members.forEach(account ->
                        groups.computeIfAbsent(account, _ -> new ArrayList<>()).add(group)));
        return groups;
    }
}
