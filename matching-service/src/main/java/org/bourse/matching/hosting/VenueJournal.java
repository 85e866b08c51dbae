package org.bourse.matching.hosting;

import java.util.List;
import org.bourse.contracts.v1.Writer;
import org.bourse.matching.runner.RunnerObserver;
import org.bourse.matching.runner.SnapshotPoint;
import org.bourse.matching.runner.SnapshotStoreException;
import org.bourse.matching.runner.TimeStep;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes down what the runner does: in the log, and as numbers. */
final class VenueJournal implements RunnerObserver {
    private static final Logger LOG = Logger.getLogger(VenueJournal.class);
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long MICROS_PER_MILLI = 1_000;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final int venue;
    private final VenueMetrics metrics;
    private long replayBegunNanos;
    private long replayBegun;
    private final Seldom blindness = new Seldom();
    private final Seldom jumps = new Seldom();
    private final Seldom refusals = new Seldom();
    private final Seldom losses = new Seldom();

    VenueJournal(int venue, VenueMetrics metrics) {
        this.venue = venue;
        this.metrics = metrics;
    }

    @Override
    public void restored(SnapshotPoint point) {
        LOG.infof(
                "restored venue=%d position=%d stateHash=%s",
                venue, point.position(), point.stateHash());
    }

    @Override
    public void snapshotUnreadable(SnapshotPoint point, Exception why) {
        LOG.errorf(why, "a snapshot cannot be read venue=%d position=%d", venue, point.position());
    }

    @Override
    public void snapshotsAway(SnapshotStoreException why) {
        LOG.warnf("starting without snapshots venue=%d: %s", venue, why.getMessage());
    }

    @Override
    public void replayBegins(long next, long end) {
        replayBegunNanos = System.nanoTime();
        replayBegun = next;
        LOG.infof("replay begins venue=%d next=%d end=%d", venue, next, end);
    }

    @Override
    public void claiming(long term) {
        LOG.infof("claiming venue=%d term=%d", venue, term);
    }

    @Override
    public void handsOver(long term) {
        LOG.infof("handing over venue=%d term=%d", venue, term);
    }

    @Override
    public void leads(long term, int unsent) {
        LOG.infof("leading venue=%d term=%d unsentRecords=%d", venue, term, unsent);
    }

    @Override
    public void superseded(long position, long term) {
        LOG.warnf("superseded venue=%d position=%d term=%d", venue, position, term);
    }

    @Override
    public void lookAheadFailed(long position, Throwable defect) {
        if (blindness.now()) {
            LOG.errorf(defect, "looking ahead failed venue=%d position=%d", venue, position);
        }
    }

    @Override
    public void goesOn(long position, boolean skips) {
        LOG.warnf("beginning again venue=%d position=%d skips=%s", venue, position, skips);
    }

    @Override
    public void caughtUp(long end) {
        long nanos = Math.max(1, System.nanoTime() - replayBegunNanos);
        LOG.infof(
                "replay ends venue=%d commands=%d millis=%d commandsPerSecond=%.0f",
                venue,
                end,
                nanos / 1_000_000,
                (double) (end - replayBegun) * NANOS_PER_SECOND / nanos);
    }

    @Override
    public void applied(long position, long nanos, boolean rejected) {
        metrics.applied(nanos, rejected);
    }

    @Override
    public void keyMissing(int keyId, List<Writer> writers) {
        LOG.infof("activating key venue=%d key=%d writers=%s", venue, keyId, writers);
    }

    @Override
    public void keyRevoked(int keyId) {
        LOG.warnf("a configured key is revoked venue=%d key=%d", venue, keyId);
    }

    @Override
    public void live() {
        LOG.infof("live venue=%d", venue);
    }

    @Override
    public void stepConfirmed(long stepMicros, TimeStep.Cause cause) {
        if (stepMicros <= MICROS_PER_SECOND) {
            return;
        }
        LOG.warnf(
                "venue time steps venue=%d stepMillis=%d cause=%s",
                venue, stepMicros / MICROS_PER_MILLI, cause);
    }

    @Override
    public void clockJumped() {
        if (jumps.now()) {
            LOG.errorf(
                    "the wall clock jumped ahead; venue time does not follow it venue=%d", venue);
        }
    }

    @Override
    public void deaf(long next) {
        LOG.errorf(
                "reads nothing of what is in the log, and is silent so that another one leads"
                        + " venue=%d next=%d",
                venue, next);
    }

    @Override
    public void appendFailed(Throwable failure) {
        if (losses.now()) {
            LOG.warnf("a command of the runner may not be written venue=%d: %s", venue, failure);
        }
    }

    @Override
    public void refused(long position, Writer writer) {
        if (refusals.now()) {
            LOG.warnf(
                    "the venue refused a command in the runner's name"
                            + " venue=%d position=%d writer=%s",
                    venue, position, writer);
        }
    }

    @Override
    public void halted(long position, String reason, @Nullable Throwable defect) {
        LOG.errorf(defect, "HALTED venue=%d position=%d: %s", venue, position, reason);
    }
}
