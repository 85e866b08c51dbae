package org.bourse.stack.process;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a supervisor that was killed left running: exactly what its state file recorded. */
public final class LeftOvers {

    private static final int STOP_SECONDS_MAX = 20;

    private final StateFile stateFile;
    private final Progress progress;

    /** The left-overs recorded in a state file. */
    public LeftOvers(StateFile stateFile, Progress progress) {
        this.stateFile = stateFile;
        this.progress = progress;
    }

    /** Stops them, the last started first, and forgets them. */
    public void stop() {
        stateFile.read().ifPresent(state -> stop(state.processes().reversed()));
        stateFile.delete();
    }

    private void stop(List<ProcessRecord> records) {
        for (ProcessRecord record : records) {
            record.handle()
                    .ifPresent(handle -> {
                        progress.line(
                                "stopping %s (pid %d), left by an earlier run"
                                        .formatted(record.name(), record.pid()));
                        // INT ends every one of our processes in good order.
                        record.signal("INT");
                        awaitEnd(record, handle.onExit());
                    });
        }
    }

    private static void awaitEnd(ProcessRecord record, CompletableFuture<ProcessHandle> end) {
        try {
            end.get(STOP_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            record.signal("KILL");
            end.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new StackException("cannot wait for " + record.name(), e);
        }
    }
}
