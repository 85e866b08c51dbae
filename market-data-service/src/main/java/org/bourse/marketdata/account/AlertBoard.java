package org.bourse.marketdata.account;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.bourse.contracts.v1.AlertKind;
import org.bourse.contracts.v1.RiskAlert;
import org.bourse.marketdata.board.Subscriber;
import org.bourse.marketdata.stream.StreamKind;

/**
 * The stream {@code alerts}: of one's own account, or of all. Whoever is watched by surveillance is
 * not told of it. Any thread may call; nothing waits under the lock.
 */
public final class AlertBoard implements AccountStreams {
    /** In the place of an account, which never has this number: all alerts. */
    public static final long ALL = 0;

    private final ReentrantLock lock = new ReentrantLock();
    private final Audiences audiences = new Audiences();
    private final AccountWindow<RiskAlert> alerts;
    private final AlertFrames frames;

    /**
     * @param alertsMax what is kept for who resumes, at least 1
     */
    public AlertBoard(AlertFrames frames, int alertsMax) {
        this.frames = frames;
        // One may be told to its owner and to those who see all.
        alerts = new AccountWindow<>(Math.multiplyExact(2, alertsMax));
    }

    /**
     * Takes one record of {@code risk-alerts}.
     *
     * @param sequence greater than that of the record before, from 1
     */
    public void apply(RiskAlert alert, long sequence) {
        locked(() -> {
            alerts.read(sequence);
            tell(ALL, alert, sequence);
            if (alert.getAccount() != ALL && isForItsOwner(alert.getKind())) {
                tell(alert.getAccount(), alert, sequence);
            }
            return true;
        });
    }

    /** A kind that is not known here is for those who see all. */
    private static boolean isForItsOwner(AlertKind kind) {
        return switch (kind) {
            case DAILY_VOLUME, LIMIT_WARNING, LIMIT_BREACH -> true;
            case SURVEILLANCE, ALERT_KIND_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }

    private void tell(long audience, RiskAlert alert, long sequence) {
        AccountStep<RiskAlert> step =
                new AccountStep<>(
                        audience,
                        sequence,
                        alert.getPosition(),
                        alert.getVenueTimeMicros(),
                        List.of(alert));
        alerts.add(step);
        audiences.offer(
                audience, StreamKind.ALERTS, () -> Optional.of(frames.alert(alert, sequence)));
    }

    /**
     * @param account {@link #ALL} for who may see all
     */
    @Override
    public void subscribe(StreamKind kind, long account, Subscriber subscriber) {
        locked(() -> {
            if (audiences.add(kind, account, subscriber)) {
                subscriber.offer(AlertFrames.begin(account, alerts.newestSequence()));
            }
            return true;
        });
    }

    @Override
    public boolean resume(StreamKind kind, long account, long lastSequence, Subscriber subscriber) {
        return locked(() -> {
            Optional<List<AccountStep<RiskAlert>>> missed = alerts.since(lastSequence, account);
            missed.ifPresent(steps -> {
                audiences.add(kind, account, subscriber);
                steps.forEach(step ->
                        subscriber.offer(frames.alert(step.events().getFirst(), step.sequence())));
            });
            return missed.isPresent();
        });
    }

    @Override
    public void unsubscribe(StreamKind kind, long account, Subscriber subscriber) {
        locked(() -> {
            audiences.remove(kind, account, subscriber);
            return true;
        });
    }

    @Override
    public void leave(Subscriber subscriber) {
        locked(() -> {
            audiences.remove(subscriber);
            return true;
        });
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
