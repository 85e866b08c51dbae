package org.bourse.matching.hosting;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.bourse.core.snapshot.SnapshotException;
import org.bourse.matching.kafka.CommandTraces;
import org.bourse.matching.kafka.KafkaCommandLog;
import org.bourse.matching.runner.Pins;
import org.bourse.matching.runner.RunnerState;
import org.bourse.matching.runner.Shadow;
import org.bourse.matching.runner.SnapshotPoint;
import org.bourse.matching.runner.SnapshotStore;
import org.bourse.matching.runner.SnapshotStoreException;
import org.bourse.matching.runner.VenueRunner;
import org.bourse.platform.broker.Brokers;
import org.bourse.platform.events.FatalFault;
import org.jboss.logging.Logger;

/**
 * Makes a snapshot whenever one is due, on a thread of its own. Who follows makes it; who leads
 * does only when nobody else did for half as long again.
 */
final class SnapshotMaker implements Runnable {
    private static final Logger LOG = Logger.getLogger(SnapshotMaker.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final long PIN_SECONDS = 30;

    private final int venue;
    private final Brokers brokers;
    private final SnapshotConfig config;
    private final SnapshotStore snapshots;
    private final Shadow shadow;
    private final VenueRunner runner;

    private volatile long newest = -1;
    private volatile long seenNanos = System.nanoTime();

    SnapshotMaker(
            int venue,
            Brokers brokers,
            SnapshotConfig config,
            SnapshotStore snapshots,
            Shadow shadow,
            VenueRunner runner) {
        this.venue = venue;
        this.brokers = brokers;
        this.config = config;
        this.snapshots = snapshots;
        this.shadow = shadow;
        this.runner = runner;
    }

    /** The position of the newest snapshot; -1 when none is known. */
    long newest() {
        return newest;
    }

    /** How long the newest has been known here. */
    double ageSeconds() {
        return (double) (System.nanoTime() - seenNanos) / TimeUnit.SECONDS.toNanos(1);
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                look();
                if (isDue()) {
                    make();
                }
            } catch (SnapshotStoreException | TimeoutException | ExecutionException e) {
                LOG.warnf("no snapshot was made venue=%d: %s", venue, e.getMessage());
            } catch (SnapshotException e) {
                LOG.errorf(e, "a snapshot cannot be read back venue=%d", venue);
            } catch (Shadow.DivergedException e) {
                FatalFault.stop(String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private void look() {
        List<SnapshotPoint> verified = snapshots.verified();
        long position = verified.isEmpty() ? -1 : verified.getFirst().position();
        if (position != newest) {
            newest = position;
            seenNanos = System.nanoTime();
        }
    }

    private boolean isDue() {
        RunnerState state = runner.state();
        boolean leads = state instanceof RunnerState.Live;
        if (!leads && !(state instanceof RunnerState.Following)) {
            return false;
        }
        double share = leads ? 1.5 : 1;
        long commands = runner.progress().stored() - newest;
        return commands >= share * config.everyCommands()
                || (commands > 0 && ageSeconds() >= share * config.every().toSeconds());
    }

    private void make()
            throws Shadow.DivergedException,
                    InterruptedException,
                    ExecutionException,
                    TimeoutException {
        long begun = System.nanoTime();
        Pins.Pinned pinned = runner.pin().get(PIN_SECONDS, TimeUnit.SECONDS);
        while (runner.progress().stored() < pinned.position()) {
            if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(PIN_SECONDS)) {
                throw new TimeoutException("events are not stored in time");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        try (KafkaCommandLog log =
                new KafkaCommandLog(brokers, venue, CommandTraces.none(), _ -> {})) {
            shadow.make(log, pinned.position(), runner.skipped(), pinned.stateHash())
                    .ifPresent(made ->
                            LOG.infof(
                                    "snapshot made venue=%d position=%d stateHash=%s compared=%s"
                                            + " millis=%d",
                                    venue,
                                    made.position(),
                                    made.stateHash(),
                                    pinned.stateHash() != null,
                                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)));
        }
    }
}
