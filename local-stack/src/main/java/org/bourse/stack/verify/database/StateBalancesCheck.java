package org.bourse.stack.verify.database;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;
import org.bourse.stack.verify.check.Balances;

/**
 * I8 against the venue itself: what accounts have in the newest state that matching-service keeps
 * is what portfolio-service has booked up to its position. Each state is compared once.
 */
public final class StateBalancesCheck {
    private static final int NAMED_MAX = 20;
    private static final Comparator<Balances.Place> ORDER =
            Comparator.comparingLong(Balances.Place::account)
                    .thenComparingInt(Balances.Place::asset)
                    .thenComparing(Balances.Place::bucket);

    private final Findings findings;
    private long compared = -1;

    public StateBalancesCheck(Findings findings) {
        this.findings = findings;
        findings.note(
                Invariant.I8,
                "matching-service keeps no state of the venue that the ledger has reached");
    }

    /** Compares what is there now. */
    public void look(StateTables states, LedgerTables ledger) {
        Optional<StateTables.Kept> newest = states.newest(ledger.applied().sequence());
        if (newest.isPresent() && newest.get().position() != compared) {
            compared = newest.get().position();
            compare(states, newest.get(), ledger);
        }
    }

    private void compare(StateTables states, StateTables.Kept kept, LedgerTables ledger) {
        try (InputStream content = states.content(kept)) {
            compare(
                    StateBalances.read(content, kept.bytes()),
                    ledger.balancesAt(kept.position()),
                    kept.position());
        } catch (IOException e) {
            findings.broken(
                    Invariant.I8,
                    "the venue's state of position %d is not as it was written: %s",
                    kept.position(),
                    e.getMessage());
        }
    }

    private void compare(
            Map<Balances.Place, Long> venue, Map<Balances.Place, Long> booked, long position) {
        findings.note(Invariant.I8, "compared with the venue's own state of position " + position);
        Set<Balances.Place> places = new HashSet<>(venue.keySet());
        places.addAll(booked.keySet());
        places.forEach(_ -> findings.seen(Invariant.I8));
        List<Balances.Place> different =
                places.stream()
                        .filter(place -> minor(venue, place) != minor(booked, place))
                        .sorted(ORDER)
                        .toList();
        findings.check(
                different.isEmpty(),
                Invariant.I8,
                "up to position %d portfolio-service has booked other balances than the venue's"
                        + " state has, %d of them: %s",
                position,
                different.size(),
                different.stream()
                        .limit(NAMED_MAX)
                        .map(place ->
                                "%s as %d, not %d"
                                        .formatted(
                                                place, minor(booked, place), minor(venue, place)))
                        .collect(Collectors.joining(", ")));
    }

    private static long minor(Map<Balances.Place, Long> balances, Balances.Place place) {
        return balances.getOrDefault(place, 0L);
    }
}
