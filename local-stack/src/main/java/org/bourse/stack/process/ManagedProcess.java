package org.bourse.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The life of one component: started, watched until it is ready, started again with growing pauses
 * when it exits by itself, given up after several failed starts in a row. One thread runs that
 * life; all public methods may be called from any thread.
 */
public final class ManagedProcess {

    private static final long POLL_MILLIS = 50;

    private final Component component;
    private final Progress progress;
    private final Runnable changed;

    private final Object lock = new Object();
    private boolean wanted;
    private ProcessState state = ProcessState.STOPPED;
    private @Nullable Process process;
    private @Nullable Thread life;

    /** Of the current run; used by the component's own thread only. */
    private OptionalLong readySinceNanos = OptionalLong.empty();

    /** Whether any run since the start was ready; used by the component's own thread only. */
    private boolean served;

    private CompletableFuture<Void> ready = new CompletableFuture<>();

    /**
     * @param changed called after every change of state, to write the state file
     */
    public ManagedProcess(Component component, Progress progress, Runnable changed) {
        this.component = component;
        this.progress = progress;
        this.changed = changed;
    }

    /** What this is. */
    public Component component() {
        return component;
    }

    /** The process as the state file remembers it. */
    public ProcessRecord record() {
        synchronized (lock) {
            Process current = process != null && process.isAlive() ? process : null;
            return new ProcessRecord(
                    component.name(),
                    current == null ? 0 : current.pid(),
                    current == null ? 0 : ProcessRecord.startMillis(current.toHandle()),
                    component.port(),
                    component.managementPort(),
                    component.log().toString(),
                    component.stopSignal(),
                    state);
        }
    }

    /** Starts the component, unless it is started; see {@link #awaitReady()}. */
    public void start() {
        synchronized (lock) {
            if (!wanted) {
                wanted = true;
                ready = new CompletableFuture<>();
                life = Thread.ofPlatform().daemon().name(component.name()).start(this::live);
            }
        }
    }

    /**
     * Waits until the component serves, again if it has ended meanwhile; throws what ended it when
     * it was given up.
     */
    public void awaitReady() {
        CompletableFuture<Void> current;
        synchronized (lock) {
            current = ready;
        }
        try {
            current.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StackException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Stops it in good order, by force when that takes too long; returns when it is gone. */
    public void stop() {
        end(component.stopSignal(), component.stopWithin());
    }

    /** Kills it with SIGKILL and leaves it dead until {@link #start()}. */
    public void kill() {
        end("KILL", component.stopWithin());
    }

    /** Kills it with SIGKILL as a crash would: it is started again. */
    public void crash() {
        ProcessRecord current = record();
        awaitAgain();
        current.signal("KILL");
    }

    private void awaitAgain() {
        synchronized (lock) {
            if (wanted && ready.isDone()) {
                ready = new CompletableFuture<>();
            }
        }
    }

    private void end(String signal, Duration within) {
        Thread running;
        Process current;
        synchronized (lock) {
            wanted = false;
            running = life;
            current = process;
            lock.notifyAll();
        }
        if (current != null && current.isAlive()) {
            record().signal(signal);
            awaitExit(current, within);
        }
        if (running != null) {
            joinQuietly(running);
        }
        change(ProcessState.STOPPED);
    }

    private void live() {
        Restarts restarts = new Restarts();
        served = false;
        while (isWanted()) {
            readySinceNanos = OptionalLong.empty();
            String reason = runOnce();
            if (!isWanted()) {
                break;
            }
            Optional<Duration> next = restarts.ended(servedFor());
            if (next.isEmpty()) {
                giveUp(reason);
                return;
            }
            Duration pause = next.get();
            awaitAgain();
            progress.line(
                    "%s %s; starting it again in %d s"
                            .formatted(component.name(), reason, pause.toSeconds()));
            change(ProcessState.RESTARTING);
            sleepWhileWanted(pause);
        }
        ready.completeExceptionally(new StackException(component.name() + " was stopped"));
    }

    private Optional<Duration> servedFor() {
        return readySinceNanos.isPresent()
                ? Optional.of(Duration.ofNanos(System.nanoTime() - readySinceNanos.getAsLong()))
                : Optional.empty();
    }

    /** Runs the process until it exits; says how it ended. */
    private String runOnce() {
        try {
            component.prepare();
            // Else a stranger's answers would be taken for this process' readiness.
            refuseTakenPorts();
            Process started = launch();
            change(ProcessState.STARTING);
            if (!isWanted()) {
                started.destroyForcibly();
            }
            long began = System.nanoTime();
            while (started.isAlive() && !component.isReady()) {
                if (System.nanoTime() - began > component.readyWithin().toNanos()) {
                    record().signal("KILL");
                    awaitExit(started, component.stopWithin());
                    return "was not ready within " + component.readyWithin().toSeconds() + " s";
                }
                Thread.sleep(POLL_MILLIS);
            }
            if (started.isAlive()) {
                component.afterReady();
                tellReady(began);
            }
            int code = started.waitFor();
            return code > 128 ? "was ended by signal " + (code - 128) : "exited with code " + code;
        } catch (IOException | UncheckedIOException | StackException e) {
            record().signal("KILL");
            return "failed: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "was interrupted";
        }
    }

    private void refuseTakenPorts() {
        for (int port : new int[] {component.port(), component.managementPort()}) {
            if (port != 0 && !Ports.isFree(port)) {
                throw new StackException("port " + port + " is taken by another process");
            }
        }
    }

    private Process launch() throws IOException {
        ProcessSpec spec = component.spec();
        synchronized (lock) {
            Process started = spec.start(component.log());
            process = started;
            return started;
        }
    }

    private void tellReady(long began) {
        double seconds = (System.nanoTime() - began) / 1e9;
        progress.line(
                String.format(
                        Locale.ROOT,
                        "%-20s ready after %4.1f s on port %d",
                        component.name(),
                        seconds,
                        component.port()));
        readySinceNanos = OptionalLong.of(System.nanoTime());
        served = true;
        change(ProcessState.READY);
        synchronized (lock) {
            ready.complete(null);
        }
    }

    private void giveUp(String reason) {
        change(ProcessState.FAILED);
        StackException failure =
                new StackException(
                        "%s %s, %d times in a row; given up\n%s"
                                .formatted(
                                        component.name(),
                                        reason,
                                        Restarts.FAILED_STARTS_MAX,
                                        LogFile.end(component.log())));
        synchronized (lock) {
            wanted = false;
            ready.completeExceptionally(failure);
        }
        if (served) {
            // Nobody need be waiting for it.
            progress.line(failure.getMessage() == null ? reason : failure.getMessage());
        }
    }

    private boolean isWanted() {
        synchronized (lock) {
            return wanted;
        }
    }

    private void sleepWhileWanted(Duration pause) {
        long until = System.nanoTime() + pause.toNanos();
        synchronized (lock) {
            try {
                long left = until - System.nanoTime();
                while (wanted && left > 0) {
                    TimeUnit.NANOSECONDS.timedWait(lock, left);
                    left = until - System.nanoTime();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void change(ProcessState next) {
        synchronized (lock) {
            state = next;
        }
        changed.run();
    }

    private static void awaitExit(Process process, Duration within) {
        try {
            process.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new StackException("cannot wait for a process", e);
        }
    }

    private static void joinQuietly(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
