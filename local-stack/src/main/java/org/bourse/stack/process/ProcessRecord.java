package org.bourse.stack.process;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * A process as the state file remembers it. The start time tells it from a later process that was
 * given the same id.
 *
 * @param name the component, for example {@code kafka}
 * @param pid the process id, 0 when it does not run
 * @param startedAtMillis the operating system's start time, milliseconds since 1970
 * @param port the port it serves on
 * @param managementPort the port of health and metrics, 0 when it has none
 * @param log the path of its log
 * @param stopSignal the signal that stops it in good order
 * @param state what it is doing
 */
public record ProcessRecord(
        String name,
        long pid,
        long startedAtMillis,
        int port,
        int managementPort,
        String log,
        String stopSignal,
        ProcessState state) {

    /** The clock may be adjusted between two readings of a start time. */
    private static final long START_TIME_TOLERANCE_MILLIS = 2_000;

    /** The start time of a process as the operating system tells it, 0 when it is unknown. */
    public static long startMillis(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** The very process that was recorded, if it still runs. */
    public Optional<ProcessHandle> handle() {
        if (pid <= 0) {
            return Optional.empty();
        }
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle candidate) {
        long difference = Math.abs(startMillis(candidate) - startedAtMillis);
        return difference <= START_TIME_TOLERANCE_MILLIS;
    }

    /** Whether the recorded process still runs. */
    @JsonIgnore
    public boolean isAlive() {
        return handle().isPresent();
    }

    /** Sends a signal such as {@code INT} to the recorded process, and to no other. */
    public void signal(String signal) {
        if (handle().isEmpty()) {
            return;
        }
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new StackException("cannot signal " + name + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
