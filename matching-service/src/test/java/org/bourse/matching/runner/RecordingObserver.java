package org.bourse.matching.runner;

import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.Writer;
import org.jspecify.annotations.Nullable;

/** Remembers what it was told, but for single commands. */
final class RecordingObserver implements RunnerObserver {
    final List<String> said = new ArrayList<>();
    int applied;
    int rejected;

    @Override
    public void restored(SnapshotPoint point) {
        said.add("restored at " + point.position());
    }

    @Override
    public void snapshotUnreadable(SnapshotPoint point, Exception why) {
        said.add("unreadable " + point.position());
    }

    @Override
    public void snapshotsAway(SnapshotStoreException why) {
        said.add("snapshots away");
    }

    @Override
    public void replayBegins(long next, long end) {
        said.add("replay from " + next + " to " + end);
    }

    @Override
    public void claiming(long term) {
        said.add("claiming " + term);
    }

    @Override
    public void handsOver(long term) {
        said.add("hands over " + term);
    }

    @Override
    public void leads(long term, int unsent) {
        said.add("leads " + term);
    }

    @Override
    public void superseded(long position, long term) {
        said.add("superseded by " + term);
    }

    @Override
    public void lookAheadFailed(long position, Throwable defect) {
        said.add("blind at " + position);
    }

    @Override
    public void goesOn(long position, boolean skips) {
        said.add((skips ? "skips " : "resumes ") + position);
    }

    @Override
    public void caughtUp(long end) {
        said.add("caught up at " + end);
    }

    @Override
    public void applied(long position, long nanos, boolean wasRejected) {
        applied++;
        if (wasRejected) {
            rejected++;
        }
    }

    @Override
    public void keyMissing(int keyId, List<Writer> writers) {
        said.add("missing " + keyId + writers);
    }

    @Override
    public void keyRevoked(int keyId) {
        said.add("revoked " + keyId);
    }

    @Override
    public void live() {
        said.add("live");
    }

    @Override
    public void stepConfirmed(long stepMicros, TimeStep.Cause cause) {
        said.add("confirmed " + cause);
    }

    @Override
    public void clockJumped() {
        said.add("clock jumped");
    }

    @Override
    public void deaf(long next) {
        said.add("deaf");
    }

    @Override
    public void appendFailed(Throwable failure) {
        said.add("append failed");
    }

    @Override
    public void refused(long position, Writer writer) {
        said.add("refused " + writer);
    }

    @Override
    public void halted(long position, String reason, @Nullable Throwable defect) {
        said.add("halted at " + position + ": " + reason);
    }
}
