package org.bourse.stack.drill;

import java.time.Duration;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.ProcessRecord;
import org.bourse.stack.process.StackException;
import org.bourse.stack.service.FakedClock;

/**
 * The wall clock of the process that leads the venue jumps ahead, and then as far back. A follower
 * is started again with a clock that can, and made the leader by the end of the one there was.
 */
final class ClockJump implements Faults.Outage {
    private static final Duration STARTED_WITHIN = Duration.ofMinutes(3);

    private final StackClient stack;
    private final Faults faults;
    private final String part;
    private final FakedClock clock;
    private final Duration jump;
    private final Duration length;

    /**
     * @param follower that is to lead
     * @param length of time until it jumps back, and again until its clock is right
     */
    ClockJump(
            StackClient stack,
            Faults faults,
            ProcessRecord follower,
            Duration jump,
            Duration length) {
        this.stack = stack;
        this.faults = faults;
        part = follower.name();
        clock = new FakedClock(stack.folders(), part);
        this.jump = jump;
        this.length = length;
    }

    /** Returns when the clock of the leader has jumped ahead. */
    void ahead() {
        if (!FakedClock.isPossible()) {
            throw new DrillSkipped("libfaketime is not installed");
        }
        ProcessRecord leader = faults.victims(new Drill.Victims.Leader()).getFirst();
        clock.set(Duration.ZERO);
        startAgain();
        Moments.await("it follows", STARTED_WITHIN, () -> isIn("FOLLOWING"));
        leader.signal("KILL");
        Moments.await("it leads", STARTED_WITHIN, () -> isIn("LIVE"));
        Moments.await("all parts are ready", STARTED_WITHIN, faults::isWhole);
        clock.set(jump);
    }

    private boolean isIn(String state) {
        return faults.state(stack.url(part)).equals(state);
    }

    private void startAgain() {
        ProcessRecord before = process();
        before.signal("KILL");
        Moments.await(
                part + " has started again",
                STARTED_WITHIN,
                () -> process().pid() != before.pid() && faults.isBack(process()));
    }

    private ProcessRecord process() {
        return stack.state()
                .find(part)
                .orElseThrow(() -> new StackException("there is no " + part));
    }

    /** Back, and after a while the machine's own clock again. */
    @Override
    public void heal() {
        clock.set(jump.negated());
        Moments.pause(length);
        clock.remove();
        startAgain();
    }
}
