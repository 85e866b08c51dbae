package org.bourse.marketdata.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.marketdata.board.Subscriber;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.StreamKind;

/**
 * The private streams of all accounts. Any thread may call; one lock makes what a subscriber missed
 * and what comes meet without a gap. Nothing waits under the lock.
 */
public final class AccountBoard {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Audience, Set<Subscriber>> subscribers = new HashMap<>();
    private final AccountWindow<OrderEvent> orders;
    private final AccountWindow<LedgerEvent> ledger;
    private final AccountFrames frames;

    private long orderPosition;
    private long ledgerPosition;

    private record Audience(long account, StreamKind kind) {}

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
                        offer(step.account(), StreamKind.ORDERS, () -> frames.orders(step));
                        offer(step.account(), StreamKind.FILLS, () -> frames.fills(step));
                    });
            return true;
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
                        offer(step.account(), StreamKind.BALANCES, () -> frames.balances(step));
                    });
            return true;
        });
    }

    /**
     * Sends a stream of an account from now on, beginning with where that is.
     *
     * @param kind is of accounts
     */
    public void subscribe(StreamKind kind, long account, Subscriber subscriber) {
        locked(() -> {
            if (audience(kind, account).add(subscriber)) {
                boolean ofLedger = kind == StreamKind.BALANCES;
                subscriber.offer(
                        AccountFrames.begin(
                                kind,
                                account,
                                (ofLedger ? ledger : orders).newestSequence(),
                                ofLedger ? ledgerPosition : orderPosition));
            }
            return true;
        });
    }

    /**
     * Sends a stream of an account from the frame on that follows one, which the subscriber saw
     * last.
     *
     * @param lastSequence its {@code u}
     * @return false when that cannot be done: nothing was changed
     */
    public boolean resume(StreamKind kind, long account, long lastSequence, Subscriber subscriber) {
        return locked(() -> {
            Optional<List<Frame>> missed = missed(kind, account, lastSequence);
            missed.ifPresent(all -> {
                audience(kind, account).add(subscriber);
                all.forEach(subscriber::offer);
            });
            return missed.isPresent();
        });
    }

    private Optional<List<Frame>> missed(StreamKind kind, long account, long lastSequence) {
        return kind == StreamKind.BALANCES
                ? frames(ledger.since(lastSequence, account), frames::balances)
                : frames(
                        orders.since(lastSequence, account),
                        kind == StreamKind.FILLS ? frames::fills : frames::orders);
    }

    private static <T> Optional<List<Frame>> frames(
            Optional<List<AccountStep<T>>> steps, Function<AccountStep<T>, Optional<Frame>> frame) {
        return steps.map(all -> all.stream().flatMap(step -> frame.apply(step).stream()).toList());
    }

    /** Sends a stream of an account no longer. */
    public void unsubscribe(StreamKind kind, long account, Subscriber subscriber) {
        locked(() -> {
            Audience audience = new Audience(account, kind);
            Set<Subscriber> all = subscribers.get(audience);
            if (all != null && all.remove(subscriber) && all.isEmpty()) {
                subscribers.remove(audience);
            }
            return true;
        });
    }

    /** Sends the subscriber nothing any more. */
    public void leave(Subscriber subscriber) {
        locked(() -> {
            subscribers.values().removeIf(all -> all.remove(subscriber) && all.isEmpty());
            return true;
        });
    }

    private Set<Subscriber> audience(StreamKind kind, long account) {
        return subscribers.computeIfAbsent(
                new Audience(account, kind), _ -> new CopyOnWriteArraySet<>());
    }

    /** Writes a frame if anybody takes it. */
    private void offer(long account, StreamKind kind, Supplier<Optional<Frame>> frame) {
        Set<Subscriber> audience = subscribers.get(new Audience(account, kind));
        if (audience != null) {
            frame.get().ifPresent(it -> audience.forEach(subscriber -> subscriber.offer(it)));
        }
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

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
