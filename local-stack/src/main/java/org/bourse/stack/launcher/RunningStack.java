package org.bourse.stack.launcher;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.LeftOvers;
import org.bourse.stack.process.ProcessRecord;
import org.bourse.stack.process.Progress;
import org.bourse.stack.process.StackException;
import org.bourse.stack.process.StackState;
import org.bourse.stack.process.StateFile;

/** The stack somebody else started in this project. */
final class RunningStack {

    private static final int STOP_SECONDS_MAX = 90;

    private RunningStack() {}

    /** The running stack; throws with what to do when there is none. */
    static StackClient attach(Path home) {
        return StackClient.attach(home)
                .orElseThrow(() -> new StackException("Bourse is not up; start it: ./bourse up"));
    }

    /** Stops the stack of a data folder and whatever an earlier one left; whether there was any. */
    static boolean stop(Path home, Progress progress) {
        StateFile file = new StateFile(home);
        Optional<StackState> state = file.read();
        if (state.isEmpty()) {
            return false;
        }
        ProcessRecord supervisor = state.get().supervisor();
        Optional<ProcessHandle> handle = supervisor.handle();
        if (handle.isPresent()) {
            progress.line("stopping (pid " + supervisor.pid() + ")");
            supervisor.signal("TERM");
            awaitEnd(handle.get());
        }
        new LeftOvers(file, progress).stop();
        return true;
    }

    private static void awaitEnd(ProcessHandle handle) {
        try {
            handle.onExit().get(STOP_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            handle.destroyForcibly();
            handle.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new StackException("cannot wait for the launcher", e);
        }
    }
}
