package org.bourse.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.bourse.contracts.v1.Writer;
import org.bourse.matching.runner.RunnerObserver;
import org.bourse.matching.runner.SnapshotPoint;
import org.bourse.matching.runner.SnapshotStoreException;
import org.bourse.matching.runner.TimeStep;
import org.jspecify.annotations.Nullable;

/** What a runner said last. */
final class Journal implements RunnerObserver {
    private static final int LINES_MAX = 30;

    private final Deque<String> lines = new ArrayDeque<>();
    private @Nullable Throwable defect;

    void note(String line) {
        if (lines.size() == LINES_MAX) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Nullable Throwable defect() {
        return defect;
    }

    @Override
    public void restored(SnapshotPoint point) {
        note("restored " + point.position());
    }

    @Override
    public void snapshotUnreadable(SnapshotPoint point, Exception why) {
        note("snapshot unreadable " + point.position() + " " + why);
    }

    @Override
    public void snapshotsAway(SnapshotStoreException why) {
        note("snapshots away");
    }

    @Override
    public void replayBegins(long next, long end) {
        note("replays " + next + " to " + end);
    }

    @Override
    public void caughtUp(long end) {
        note("caught up " + end);
    }

    @Override
    public void claiming(long term) {
        note("claims " + term);
    }

    @Override
    public void handsOver(long term) {
        note("hands over " + term);
    }

    @Override
    public void leads(long term, int unsent) {
        note("leads " + term + " unsent " + unsent);
    }

    @Override
    public void superseded(long position, long term) {
        note("superseded at " + position + " by " + term);
    }

    @Override
    public void lookAheadFailed(long position, Throwable failure) {
        defect = failure;
        note("look ahead failed " + position + " " + failure);
    }

    @Override
    public void goesOn(long position, boolean skips) {
        note("goes on " + position + " skips " + skips);
    }

    @Override
    public void applied(long position, long nanos, boolean rejected) {}

    @Override
    public void keyMissing(int keyId, List<Writer> writers) {}

    @Override
    public void keyRevoked(int keyId) {}

    @Override
    public void live() {
        note("live");
    }

    @Override
    public void stepConfirmed(long stepMicros, TimeStep.Cause cause) {}

    @Override
    public void clockJumped() {}

    @Override
    public void deaf(long next) {}

    @Override
    public void appendFailed(Throwable failure) {
        note("append failed");
    }

    @Override
    public void refused(long position, Writer writer) {
        note("refused " + position + " " + writer);
    }

    @Override
    public void halted(long position, String reason, @Nullable Throwable why) {
        defect = why;
        note("halted " + position + " " + reason + " " + why);
    }
}
