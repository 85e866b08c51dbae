package org.bourse.matching.runner;

import java.util.List;
import org.bourse.contracts.v1.Writer;
import org.jspecify.annotations.Nullable;

/** Is told what the runner does, for logs and metrics; on its thread where nothing else is said. */
public interface RunnerObserver {

    /** The state is that of this snapshot. */
    void restored(SnapshotPoint point);

    /** The snapshot is not used. */
    void snapshotUnreadable(SnapshotPoint point, Exception why);

    /** No snapshot is used, as their store cannot be reached; the whole log is there. */
    void snapshotsAway(SnapshotStoreException why);

    /** Commands from {@code next} to before {@code end} are applied and nothing is sent. */
    void replayBegins(long next, long end);

    /** From here on this process follows. */
    void caughtUp(long end);

    /** Nobody leads; this process asks to. */
    void claiming(long term);

    /** This process is to end, and gives its term away. */
    void handsOver(long term);

    /** This process leads and sends; so many records were not stored yet. */
    void leads(long term, int unsent);

    /** From this command on another process leads; this one begins again, and follows. */
    void superseded(long position, long term);

    /** The core failed to look ahead from here; it goes on without. */
    void lookAheadFailed(long position, Throwable defect);

    /** An operator said so of the command at which the venue stood still; it is replayed. */
    void goesOn(long position, boolean skips);

    /** A command was applied. */
    void applied(long position, long nanos, boolean rejected);

    void keyMissing(int keyId, List<Writer> writers);

    /** A key is to be active but was revoked; it stays so. */
    void keyRevoked(int keyId);

    /** Ready: keys are active, time flows. */
    void live();

    /** Venue time makes this step, confirmed by the runner. */
    void stepConfirmed(long stepMicros, TimeStep.Cause cause);

    /**
     * The wall clock is ahead without a pause that explains it; venue time goes on at the other
     * clock's pace. Told with every tick as long as that lasts.
     */
    void clockJumped();

    /**
     * This leader's commands are in the log and it reads none from here on: it is silent until it
     * does, so that another one may lead.
     */
    void deaf(long next);

    /** A command of this runner may not be written. Called on any thread. */
    void appendFailed(Throwable failure);

    /** The core refused a tick, or the activation of a key that this runner waits for. */
    void refused(long position, Writer writer);

    /** The venue stands still from here on. */
    void halted(long position, String reason, @Nullable Throwable defect);
}
