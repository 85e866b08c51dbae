package org.bourse.marketdata.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.StreamKind;

/**
 * What venue and ledger say of accounts: orders, fills and balances. Any thread may call; one lock
 * makes what a subscriber missed and what comes meet without a gap. Nothing waits under the lock.
 */
public final class AccountBoard extends LockedStreams {
    private final AccountWindow<OrderEvent> orders;
    private final AccountWindow<LedgerEvent> ledger;
    private final AccountFrames frames;

    private long orderPosition;
    private long ledgerPosition;

    /**
     * @param stepsMax what is kept of each of the two topics, in steps of accounts
     */
    public AccountBoard(AccountFrames frames, int stepsMax) {
        this.frames = frames;
        orders = new AccountWindow<>(stepsMax);
        ledger = new AccountWindow<>(stepsMax);
    }

    /** Takes one record of {@code order-events}. */
    public void apply(OrderEvents record) {
        locked(() -> {
            EventHeader header = record.getHeader();
            orders.read(header.getSequence());
            orderPosition = header.getPosition();
            steps(header, record.getEventsList(), OrderFacts::account)
                    .forEach(step -> {
                        orders.add(step);
                        audiences()
                                .offer(
                                        step.account(),
                                        StreamKind.ORDERS,
                                        () -> frames.orders(step));
                        audiences()
                                .offer(step.account(), StreamKind.FILLS, () -> frames.fills(step));
                    });
        });
    }

    /** Takes one record of {@code ledger-events}. */
    public void apply(LedgerEvents record) {
        locked(() -> {
            EventHeader header = record.getHeader();
            ledger.read(header.getSequence());
            ledgerPosition = header.getPosition();
            steps(
                            header,
                            record.getEventsList(),
                            event -> event.hasPosting() ? event.getPosting().getAccount() : 0)
                    .forEach(step -> {
                        ledger.add(step);
                        audiences()
                                .offer(
                                        step.account(),
                                        StreamKind.BALANCES,
                                        () -> frames.balances(step));
                    });
        });
    }

    @Override
    Frame begin(StreamKind kind, long account) {
        boolean ofLedger = kind == StreamKind.BALANCES;
        return AccountFrames.begin(
                kind,
                account,
                (ofLedger ? ledger : orders).newestSequence(),
                ofLedger ? ledgerPosition : orderPosition);
    }

    @Override
    Optional<Stream<Frame>> missed(StreamKind kind, long account, long lastSequence) {
        return kind == StreamKind.BALANCES
                ? frames(ledger.since(lastSequence, account), frames::balances)
                : frames(
                        orders.since(lastSequence, account),
                        kind == StreamKind.FILLS ? frames::fills : frames::orders);
    }

    private static <T> Optional<Stream<Frame>> frames(
            Optional<List<AccountStep<T>>> steps, Function<AccountStep<T>, Optional<Frame>> frame) {
        return steps.map(all -> all.stream().flatMap(step -> frame.apply(step).stream()));
    }

    private static <T> List<AccountStep<T>> steps(
            EventHeader header, List<T> events, ToLongFunction<T> account) {
        Map<Long, List<T>> byAccount = new LinkedHashMap<>();
        for (T event : events) {
            long of = account.applyAsLong(event);
            if (of != 0) {
                byAccount.computeIfAbsent(of, _ -> new ArrayList<>()).add(event);
            }
        }
        return byAccount.entrySet().stream()
                .map(of ->
                        new AccountStep<>(
                                of.getKey(),
                                header.getSequence(),
                                header.getPosition(),
                                header.getVenueTimeMicros(),
                                of.getValue()))
                .toList();
    }
}
