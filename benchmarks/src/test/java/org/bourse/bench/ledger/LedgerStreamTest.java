package org.bourse.bench.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.Posting;
import org.junit.jupiter.api.Test;

class LedgerStreamTest {
    private static final int COMMANDS = 5_000;

    private static Map<Integer, Long> nonZero(Map<Integer, Long> sums) {
        Map<Integer, Long> left = new HashMap<>(sums);
        left.values().removeIf(sum -> sum == 0);
        return left;
    }

    /** What the database would refuse does not come. */
    @Test
    void recordsAreThoseOfAVenue() {
        LedgerStream stream = new LedgerStream(1);
        List<LedgerEvents> records = new ArrayList<>(List.of(stream.genesis()));
        records.addAll(stream.deposits());
        for (int i = 0; i < COMMANDS; i++) {
            records.add(stream.next());
        }

        Map<List<Object>, Long> balances = new HashMap<>();
        long sequence = 0;
        long postings = 0;
        for (LedgerEvents record : records) {
            assertEquals(++sequence, record.getHeader().getSequence());
            Map<Integer, Long> sums = new HashMap<>();
            for (LedgerEvent event : record.getEventsList()) {
                if (event.hasPosting()) {
                    Posting posting = event.getPosting();
                    postings++;
                    sums.merge(posting.getAsset(), posting.getDeltaMinor(), Long::sum);
                    long after =
                            balances.merge(
                                    List.of(
                                            posting.getAccount(),
                                            posting.getAsset(),
                                            posting.getBucket()),
                                    posting.getDeltaMinor(),
                                    Long::sum);
                    assertEquals(after, posting.getBalanceMinor());
                    assertTrue(after >= 0 || posting.getAccount() == Accounts.CUSTODY);
                }
            }
            assertEquals(Map.of(), nonZero(sums), "sequence " + sequence);
        }
        assertEquals(postings, stream.postings());
        assertTrue(postings > 2L * COMMANDS + 2L * LedgerStream.ACCOUNTS * LedgerStream.ASSETS);
    }
}
