package org.bourse.stack.verify.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.Posting;
import org.bourse.stack.verify.check.Balances;
import org.bourse.stack.verify.check.Footprint;
import org.bourse.stack.verify.check.TrackedOrder;
import org.bourse.stack.verify.stream.Step;

/** The services' tables as maps that a test may falsify. */
public final class KeptTables {
    public final Map<Long, Map<String, Object>> rows = new TreeMap<>();
    public final Map<Long, Footprint> trades = new HashMap<>();
    public final Map<Long, Footprint> transitions = new HashMap<>();
    public final Map<String, Long> counts = new HashMap<>();

    /** Tables of which everything was dropped by the policy. */
    public final Set<String> dropped = new HashSet<>();

    public final List<LedgerTables.Booked> postings = new ArrayList<>();
    public final Map<Balances.Place, Long> balances = new HashMap<>();
    public final Map<VolumeTables.Key, Long> volumes = new HashMap<>();

    /** Of order-service. */
    public Applied applied = Applied.NOTHING;

    /** Of portfolio-service. */
    public Applied ledgerApplied = Applied.NOTHING;

    /** Whether the ledger has hashes; said before anything is kept. */
    public boolean isChained = true;

    private final EntryHashes hashes = new EntryHashes();
    private Applied riskApplied = Applied.NOTHING;

    /** What the services would have written. */
    public void keep(List<Step> steps, List<TrackedOrder> orders) {
        for (TrackedOrder order : orders) {
            rows.put(order.orderId(), new HashMap<>(OrderRowsCheck.row(order)));
            trades.put(order.orderId(), order.fills());
            transitions.put(order.orderId(), order.transitions());
            counts.merge(OrderTables.ORDERS, 1L, Long::sum);
            counts.merge(OrderTables.TRADES, (long) order.fills().rows(), Long::sum);
            counts.merge(OrderTables.TRANSITIONS, (long) order.transitions().rows(), Long::sum);
        }
        steps.forEach(this::keep);
    }

    private void keep(Step step) {
        if (step.orders().hasHeader()) {
            applied = new Applied(step.orders().getHeader().getSequence(), step.position());
            riskApplied = applied;
        }
        if (step.ledger().hasHeader()) {
            ledgerApplied = new Applied(step.ledger().getHeader().getSequence(), step.position());
        }
        step.orders().getEventsList().stream()
                .filter(event -> event.hasFilled())
                .forEach(event ->
                        volumes.merge(
                                new VolumeTables.Key(event.getFilled().getAccount(), 2, 0),
                                event.getFilled().getNotionalMinor(),
                                Long::sum));
        if (step.ledger().getEventsList().stream().anyMatch(event -> event.hasPosting())) {
            String previous = hashes.last();
            hashes.add(step.ledger());
            EventHeader of = step.ledger().getHeader();
            LedgerTables.Header header =
                    new LedgerTables.Header(
                            of.getVenueTimeMicros(),
                            of.getWriterValue(),
                            new UUID(of.getRequestIdHigh(), of.getRequestIdLow()),
                            isChained ? previous : "",
                            isChained ? hashes.last() : "");
            step.ledger().getEventsList().stream()
                    .filter(event -> event.hasPosting())
                    .forEach(event -> book(step, event.getIndex(), event.getPosting(), header));
        }
    }

    private void book(Step step, int index, Posting posting, LedgerTables.Header header) {
        postings.add(
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
        balances.put(
                new Balances.Place(posting.getAccount(), posting.getAsset(), posting.getBucket()),
                posting.getBalanceMinor());
    }

    private static Balances.Place place(LedgerTables.Booked posting) {
        return new Balances.Place(
                posting.account(),
                posting.asset(),
                Objects.requireNonNull(Bucket.forNumber(posting.bucket())));
    }

    /** Of all orders, the oldest first. */
    public List<Long> ids() {
        return List.copyOf(rows.keySet());
    }

    public Map<String, Object> row(long orderId) {
        return rows.getOrDefault(orderId, Map.of());
    }

    public OrderTables orders() {
        return new OrderTables() {
            @Override
            public Applied applied() {
                return applied;
            }

            @Override
            public Map<Long, Map<String, Object>> orders(Collection<Long> orderIds) {
                return rows;
            }

            @Override
            public Map<Long, Footprint> trades(Collection<Long> orderIds) {
                return trades;
            }

            @Override
            public Map<Long, Footprint> transitions(Collection<Long> orderIds) {
                return transitions;
            }

            @Override
            public long count(String table) {
                return counts.getOrDefault(table, 0L);
            }

            @Override
            public boolean isDropped(String table, long fromMicros, long toMicros) {
                return dropped.contains(table);
            }
        };
    }

    public LedgerTables ledger() {
        return new LedgerTables() {
            @Override
            public Applied applied() {
                return ledgerApplied;
            }

            @Override
            public boolean isChained() {
                return isChained;
            }

            @Override
            public Iterator<Booked> postingsAfter(long position, int index) {
                return postings.iterator();
            }

            @Override
            public Map<Balances.Place, Long> balances() {
                return balances;
            }

            @Override
            public Map<Balances.Place, Long> balancesAt(long position) {
                Map<Balances.Place, Long> sums = new HashMap<>();
                postings.stream()
                        .filter(posting -> posting.position() <= position)
                        .forEach(posting ->
                                sums.merge(place(posting), posting.deltaMinor(), Long::sum));
                return sums;
            }
        };
    }

    public VolumeTables volumes() {
        return new VolumeTables() {
            @Override
            public Applied applied() {
                return riskApplied;
            }

            @Override
            public Map<Key, Long> volumesSince(int day) {
                return volumes;
            }
        };
    }
}
