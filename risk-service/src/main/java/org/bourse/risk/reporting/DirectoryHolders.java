package org.bourse.risk.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.bourse.platform.directory.AccountDirectory;

/**
 * Holders as {@code account-directory} tells of them. An account stands there before anybody can
 * know its number, so whoever has read the topic to its end knows the holder of each payment there
 * is. An account that is not there then, since it was opened in another way or its holder was
 * erased, is one by itself.
 */
@ApplicationScoped
class DirectoryHolders implements Holders {
    private final AccountDirectory directory;

    @Inject
    DirectoryHolders(AccountDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Map<Long, Long> mainAccounts(Set<Long> accounts) {
        if (!directory.caughtUp()
                || accounts.stream().anyMatch(account -> directory.ofAccount(account).isEmpty())) {
            awaitCurrent();
        }
        Map<Long, Long> mainAccounts = new HashMap<>();
        for (long account : accounts) {
            long mainAccount = directory.mainOf(account);
            directory.ofHolder(account).forEach(each -> mainAccounts.put(each, mainAccount));
            mainAccounts.put(account, mainAccount);
        }
        return mainAccounts;
    }

    private void awaitCurrent() {
        try {
            directory.awaitCurrent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the process ends", e);
        }
    }
}
