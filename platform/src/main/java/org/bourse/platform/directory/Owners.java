package org.bourse.platform.directory;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.DirectoryEntry;

/**
 * The newest entry of each account, which account is a subject's main one, and which others are
 * beside it. One thread writes, any may read.
 */
final class Owners {
    private final ConcurrentHashMap<String, DirectoryEntry> mainBySubject =
            new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Long, DirectoryEntry> byAccount = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Long, NavigableSet<Long>> subsByMain =
            new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Long, Long> closedBy = new ConcurrentHashMap<>();

    /** Takes the place of the account's entry before. */
    void put(DirectoryEntry entry) {
        if (entry.getMainAccount() == 0) {
            byAccount.put(entry.getAccount(), entry);
            mainBySubject.put(entry.getSubject(), entry);
        } else {
            // On the topic a sub-account has no subject, for those who know of one account only.
            DirectoryEntry owned = entry.toBuilder().setSubject(entry.getHolder()).build();
            byAccount.put(owned.getAccount(), owned);
            subsByMain
                    .computeIfAbsent(owned.getMainAccount(), _ -> new ConcurrentSkipListSet<>())
                    .add(owned.getAccount());
        }
        if (entry.getStatus() == AccountStatus.SUSPENDED && entry.getClosedBy() != 0) {
            closedBy.put(entry.getAccount(), entry.getClosedBy());
        } else {
            closedBy.remove(entry.getAccount());
        }
    }

    /** Forgets an account; the others of its owner have an end of their own. */
    void erase(long account) {
        closedBy.remove(account);
        DirectoryEntry erased = byAccount.remove(account);
        if (erased == null) {
            return;
        }
        if (erased.getMainAccount() == 0) {
            mainBySubject.remove(erased.getSubject());
        } else {
            subsByMain.computeIfPresent(
                    erased.getMainAccount(),
                    (_, subs) -> {
                        subs.remove(account);
                        return subs.isEmpty() ? null : subs;
                    });
        }
    }

    Optional<DirectoryEntry> mainAccount(String subject) {
        return Optional.ofNullable(mainBySubject.get(subject));
    }

    /** With the owner as its subject. */
    Optional<DirectoryEntry> account(long account) {
        return Optional.ofNullable(byAccount.get(account));
    }

    /** The main account of an account's holder: itself, if it is one or not known. */
    long mainOf(long account) {
        return account(account)
                .map(DirectoryEntry::getMainAccount)
                .filter(mainAccount -> mainAccount != 0)
                .orElse(account);
    }

    /** All accounts of an account's holder, itself at least. */
    NavigableSet<Long> ofHolder(long account) {
        long mainAccount = mainOf(account);
        NavigableSet<Long> accounts =
                new TreeSet<>(
                        subsByMain.getOrDefault(mainAccount, Collections.emptyNavigableSet()));
        accounts.add(mainAccount);
        return accounts;
    }

    /** Accounts that were open and are not any more, and what closed each. */
    Map<Long, Long> closedBy() {
        return Map.copyOf(closedBy);
    }

    int size() {
        return byAccount.size();
    }
}
