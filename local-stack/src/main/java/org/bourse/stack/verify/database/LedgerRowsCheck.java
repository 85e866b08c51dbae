package org.bourse.stack.verify.database;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.Posting;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;
import org.bourse.stack.verify.check.Balances;
import org.bourse.stack.verify.stream.Step;
import org.jspecify.annotations.Nullable;

/**
 * I8 of portfolio-service: what is booked is what the venue posted, posting by posting, so each
 * entry sums to zero as it does there; entries are chained by the hashes that they have to have;
 * and balances are what these make at the position of the tables. What is posted while the tables
 * are behind waits, within a bound.
 */
public final class LedgerRowsCheck {
    private static final int WAITING_MAX = 1_000_000;

    private final Balances balances;
    private final Findings findings;
    private final ArrayDeque<LedgerTables.Booked> waiting = new ArrayDeque<>();
    private final EntryHashes hashes = new EntryHashes();
    private final boolean isChained;
    private LedgerTables tables;
    private Iterator<LedgerTables.Booked> booked;
    private long comparedPosition = -1;
    private int comparedIndex;
    private long sequence;
    private long position = -1;
    private boolean lost;
    private boolean isExact;

    /**
     * @param tables at first
     */
    public LedgerRowsCheck(LedgerTables tables, Balances balances, Findings findings) {
        this.tables = tables;
        this.balances = balances;
        this.findings = findings;
        isChained = tables.isChained();
        booked = tables.postingsAfter(comparedPosition, comparedIndex);
    }

    /** From now on the tables are these; nothing has been told since the former. */
    public void look(LedgerTables later) {
        tables = later;
        booked = later.postingsAfter(comparedPosition, comparedIndex);
        isExact = false;
        compare();
    }

    /** Whether balances were compared since the tables were last looked at. */
    public boolean isExact() {
        return isExact;
    }

    /** After a step. */
    public void tell(Step step) {
        if (!step.ledger().hasHeader()) {
            return;
        }
        if (step.ledger().getEventsList().stream().anyMatch(LedgerEvent::hasPosting)) {
            LedgerTables.Header header = header(step.ledger());
            for (LedgerEvent event : step.ledger().getEventsList()) {
                if (event.hasPosting()) {
                    post(step, event.getIndex(), event.getPosting(), header);
                }
            }
        }
        sequence = step.ledger().getHeader().getSequence();
        position = step.position();
        compare();
    }

    private LedgerTables.Header header(LedgerEvents record) {
        String previous = hashes.last();
        hashes.add(record);
        EventHeader header = record.getHeader();
        return new LedgerTables.Header(
                header.getVenueTimeMicros(),
                header.getWriterValue(),
                new UUID(header.getRequestIdHigh(), header.getRequestIdLow()),
                isChained ? previous : "",
                isChained ? hashes.last() : "");
    }

    private void post(Step step, int index, Posting posting, LedgerTables.Header header) {
        if (waiting.size() == WAITING_MAX) {
            lost = true;
        }
        if (!lost) {
            waiting.add(
                    new LedgerTables.Booked(
                            step.position(),
                            index,
                            posting.getAccount(),
                            posting.getAsset(),
                            posting.getBucketValue(),
                            posting.getDeltaMinor(),
                            posting.getBalanceMinor(),
                            posting.getKindValue(),
                            posting.getReference(),
                            header));
        }
    }

    private void compare() {
        long upTo = tables.applied().position();
        while (!lost && !waiting.isEmpty() && waiting.getFirst().position() <= upTo) {
            LedgerTables.Booked expected = waiting.removeFirst();
            LedgerTables.Booked actual = booked.hasNext() ? booked.next() : null;
            comparedPosition = expected.position();
            comparedIndex = expected.index();
            findings.seen(Invariant.I8);
            if (!expected.equals(actual)) {
                lose("portfolio-service has booked %s, the venue posted %s", actual, expected);
            }
        }
        if (!isExact && sequence != 0 && sequence == tables.applied().sequence()) {
            isExact = true;
            findings.check(
                    upTo == position,
                    Invariant.I9,
                    "portfolio-service says that sequence %d of ledger-events is of position %d",
                    sequence,
                    upTo);
            if (!lost && booked.hasNext()) {
                lose("portfolio-service has booked %s, the venue posted nothing", booked.next());
            }
            compareBalances();
        }
    }

    /** After one difference all that follows would differ, too. */
    private void lose(String what, @Nullable Object... arguments) {
        findings.broken(Invariant.I8, what, arguments);
        lost = true;
        waiting.clear();
    }

    private void compareBalances() {
        Map<Balances.Place, Long> actual = new HashMap<>(tables.balances());
        balances.forEach((place, balance) -> {
            long there = actual.containsKey(place) ? actual.remove(place) : 0;
            compareBalance(place, there, balance);
        });
        actual.forEach((place, there) -> compareBalance(place, there, 0));
    }

    private void compareBalance(Balances.Place place, long there, long balance) {
        findings.seen(Invariant.I8);
        findings.check(
                there == balance,
                Invariant.I8,
                "portfolio-service has %s as %d, the venue's postings make it %d",
                place,
                there,
                balance);
    }
}
