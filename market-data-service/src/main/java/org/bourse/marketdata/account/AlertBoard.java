package org.bourse.marketdata.account;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bourse.contracts.v1.AlertKind;
import org.bourse.contracts.v1.RiskAlert;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.StreamKind;

/**
 * The stream {@code alerts}: of one's own account, or of all. Whoever is watched by surveillance,
 * or whose payments are to be reported, is not told of it. Any thread may call; nothing waits under
 * the lock.
 */
public final class AlertBoard extends LockedStreams {
    /** In the place of an account, which never has this number: all alerts. */
    public static final long ALL = 0;

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
        });
    }

    /** A kind that is not known here is for those who see all. */
    private static boolean isForItsOwner(AlertKind kind) {
        return switch (kind) {
            case DAILY_VOLUME, LIMIT_WARNING, LIMIT_BREACH, CLOSE_OUT_GIVEN_UP -> true;
            case SURVEILLANCE, THRESHOLD_HIT, ALERT_KIND_UNSPECIFIED, UNRECOGNIZED -> false;
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
        audiences()
                .offer(
                        audience,
                        StreamKind.ALERTS,
                        () -> Optional.of(frames.alert(alert, sequence)));
    }

    /**
     * @param account {@link #ALL} for who may see all
     */
    @Override
    Frame begin(StreamKind kind, long account) {
        return AlertFrames.begin(account, alerts.newestSequence());
    }

    @Override
    Optional<Stream<Frame>> missed(StreamKind kind, long account, long lastSequence) {
        return alerts.since(lastSequence, account)
                .map(steps ->
                        steps.stream()
                                .map(step ->
                                        frames.alert(step.events().getFirst(), step.sequence())));
    }
}
