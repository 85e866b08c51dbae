package org.bourse.stack.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.ProcessRecord;
import org.bourse.stack.process.StackException;

/**
 * Parts of a stack are dead and stay so until this is closed, so that their files can be changed:
 * the launcher, which would start them again, stands still meanwhile.
 */
final class Standstill implements AutoCloseable {
    private static final Duration DEAD_WITHIN = Duration.ofSeconds(10);
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(30);

    private final StackClient stack;
    private final ProcessRecord launcher;
    private final List<ProcessRecord> dead = new ArrayList<>();

    /**
     * @throws DrillSkipped when the stack's launcher is this very process
     */
    Standstill(StackClient stack, List<String> parts) {
        this.stack = stack;
        launcher = stack.state().supervisor();
        if (launcher.pid() == ProcessHandle.current().pid()) {
            throw new DrillSkipped("the stack runs in the process of the drill");
        }
        launcher.signal("STOP");
        try {
            for (String part : parts) {
                stack.state().find(part).ifPresent(this::kill);
            }
        } catch (StackException e) {
            close();
            throw e;
        }
    }

    private void kill(ProcessRecord victim) {
        victim.signal("KILL");
        dead.add(victim);
        Moments.await(victim.name() + " is dead", DEAD_WITHIN, () -> isDead(victim.pid()));
    }

    /** What has ended is there as a zombie as long as its parent stands still. */
    private static boolean isDead(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (NoSuchFileException _) {
            return true;
        } catch (IOException _) {
            // It ended while it was looked at.
            return true;
        }
    }

    /** Returns when the launcher has seen who is dead. */
    @Override
    public void close() {
        launcher.signal("CONT");
        Moments.await(
                "the launcher goes on", SEEN_WITHIN, () -> dead.stream().allMatch(this::isSeen));
    }

    private boolean isSeen(ProcessRecord victim) {
        return stack.state().find(victim.name()).filter(it -> it.pid() == victim.pid()).isEmpty();
    }
}
