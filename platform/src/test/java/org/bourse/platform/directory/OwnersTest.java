package org.bourse.platform.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.DirectoryEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnersTest {
    private static final int PEOPLE = 4;
    private static final int ACCOUNTS_EACH = 3;

    private final Owners owners = new Owners();

    private static DirectoryEntry mainEntry(long account, String subject) {
        return DirectoryEntry.newBuilder()
                .setAccount(account)
                .setSubject(subject)
                .setStatus(AccountStatus.ACTIVE)
                .build();
    }

    private static DirectoryEntry subEntry(long account, String holder, long mainAccount) {
        return DirectoryEntry.newBuilder()
                .setAccount(account)
                .setHolder(holder)
                .setMainAccount(mainAccount)
                .setStatus(AccountStatus.ACTIVE)
                .build();
    }

    private Optional<Long> mainOf(String subject) {
        return owners.mainAccount(subject).map(DirectoryEntry::getAccount);
    }

    private Optional<String> ownerOf(long account) {
        return owners.account(account).map(DirectoryEntry::getSubject);
    }

    @Test
    void aSubAccountIsItsHoldersAndNeverTheMainOne() {
        owners.put(mainEntry(1_000, "ann"));
        owners.put(subEntry(1_001, "ann", 1_000));

        assertEquals(Optional.of(1_000L), mainOf("ann"));
        assertEquals(Optional.of("ann"), ownerOf(1_001));
        assertEquals(Optional.empty(), mainOf(""));
    }

    @Test
    void aSubAccountMayComeBeforeItsMainAccount() {
        owners.put(subEntry(1_001, "ann", 1_000));

        assertEquals(Optional.empty(), mainOf("ann"));
        assertEquals(Optional.of("ann"), ownerOf(1_001));
        owners.put(mainEntry(1_000, "ann"));
        assertEquals(Optional.of(1_000L), mainOf("ann"));
    }

    @Test
    void theEndOfASubAccountLeavesTheMainOne() {
        owners.put(mainEntry(1_000, "ann"));
        owners.put(subEntry(1_001, "ann", 1_000));
        owners.erase(1_001);

        assertEquals(Optional.of(1_000L), mainOf("ann"));
        assertEquals(Optional.empty(), ownerOf(1_001));
        owners.erase(1_000);
        assertEquals(Optional.empty(), mainOf("ann"));
        assertEquals(0, owners.size());
    }

    @Test
    void allAccountsOfAHolderAreFoundByAnyOfThem() {
        owners.put(subEntry(1_002, "ann", 1_000));
        owners.put(mainEntry(1_000, "ann"));
        owners.put(subEntry(1_001, "ann", 1_000));
        owners.put(mainEntry(1_003, "bob"));

        assertEquals(Set.of(1_000L, 1_001L, 1_002L), owners.ofHolder(1_000));
        assertEquals(Set.of(1_000L, 1_001L, 1_002L), owners.ofHolder(1_002));
        assertEquals(Set.of(1_003L), owners.ofHolder(1_003));
        assertEquals(Set.of(9L), owners.ofHolder(9));
        assertEquals(1_000, owners.mainOf(1_002));
        assertEquals(9, owners.mainOf(9));
        owners.erase(1_002);
        assertEquals(Set.of(1_000L, 1_001L), owners.ofHolder(1_000));
    }

    @Test
    void whatClosedAnAccountIsKnownWhileItIsClosed() {
        DirectoryEntry open = mainEntry(1_000, "ann");
        DirectoryEntry pending = open.toBuilder().setStatus(AccountStatus.SUSPENDED).build();
        owners.put(pending);
        assertEquals(Map.of(), owners.closedBy());
        owners.put(open);
        owners.put(pending.toBuilder().setClosedBy(57).build());
        assertEquals(Map.of(1_000L, 57L), owners.closedBy());
        owners.put(open);
        assertEquals(Map.of(), owners.closedBy());
    }

    /** Against a map of the newest entries that is searched through. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isWhatTheNewestEntriesSay(long seed) {
        Random random = new Random(seed);
        Map<Long, DirectoryEntry> newest = new TreeMap<>();
        for (int step = 0; step < 1_000; step++) {
            int person = random.nextInt(PEOPLE);
            int account = random.nextInt(ACCOUNTS_EACH);
            long mainAccount = 1_000 + (long) person * ACCOUNTS_EACH;
            if (random.nextInt(4) == 0) {
                owners.erase(mainAccount + account);
                newest.remove(mainAccount + account);
            } else {
                DirectoryEntry entry =
                        account == 0
                                ? mainEntry(mainAccount, "person " + person)
                                : subEntry(mainAccount + account, "person " + person, mainAccount);
                owners.put(entry);
                newest.put(entry.getAccount(), entry);
            }
            assertIs(newest);
        }
    }

    private void assertIs(Map<Long, DirectoryEntry> newest) {
        assertEquals(newest.size(), owners.size());
        for (int person = 0; person < PEOPLE; person++) {
            String subject = "person " + person;
            assertEquals(
                    newest.values().stream()
                            .filter(entry -> entry.getSubject().equals(subject))
                            .map(DirectoryEntry::getAccount)
                            .findFirst(),
                    mainOf(subject));
        }
        newest.forEach((account, entry) ->
                assertEquals(
                        Optional.of(entry.getSubject() + entry.getHolder()), ownerOf(account)));
    }
}
