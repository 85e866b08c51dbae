package org.bourse.matching.runner;

import java.util.List;
import org.bourse.contracts.v1.Writer;
import org.jspecify.annotations.Nullable;

/** Is told what the runner does, for logs and metrics; on its thread where nothing else is said. */
public interface RunnerObserver {

    void replayBegins(long end);

    void caughtUp(long end);

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

    /** A command of this runner may not be written. Called on any thread. */
    void appendFailed(Throwable failure);

    /** The core refused a tick, or the activation of a key that this runner waits for. */
    void refused(long position, Writer writer);

    /** The venue stands still from here on. */
    void halted(long position, String reason, @Nullable Throwable defect);
}
