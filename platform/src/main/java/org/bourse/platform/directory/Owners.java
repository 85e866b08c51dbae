package org.bourse.platform.directory;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bourse.contracts.v1.DirectoryEntry;

/**
 * The newest entry of each account, and which account is a subject's main one. One thread writes,
 * any may read.
 */
final class Owners {
    private final ConcurrentHashMap<String, DirectoryEntry> mainBySubject =
            new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Long, DirectoryEntry> byAccount = new ConcurrentHashMap<>();

    /** Takes the place of the account's entry before. */
    void put(DirectoryEntry entry) {
        if (entry.getMainAccount() == 0) {
            byAccount.put(entry.getAccount(), entry);
            mainBySubject.put(entry.getSubject(), entry);
        } else {
            // On the topic a sub-account has no subject, for those who know of one account only.
            DirectoryEntry owned = entry.toBuilder().setSubject(entry.getHolder()).build();
            byAccount.put(owned.getAccount(), owned);
        }
    }

    /** Forgets an account; the others of its owner have an end of their own. */
    void erase(long account) {
        DirectoryEntry erased = byAccount.remove(account);
        if (erased != null && erased.getMainAccount() == 0) {
            mainBySubject.remove(erased.getSubject());
        }
    }

    Optional<DirectoryEntry> mainAccount(String subject) {
        return Optional.ofNullable(mainBySubject.get(subject));
    }

    /** With the owner as its subject. */
    Optional<DirectoryEntry> account(long account) {
        return Optional.ofNullable(byAccount.get(account));
    }

    int size() {
        return byAccount.size();
    }
}
