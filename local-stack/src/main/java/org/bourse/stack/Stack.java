package org.bourse.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.bourse.stack.fault.FaultyWires;
import org.bourse.stack.process.Component;
import org.bourse.stack.process.LeftOvers;
import org.bourse.stack.process.ManagedProcess;
import org.bourse.stack.process.Ports;
import org.bourse.stack.process.ProcessRecord;
import org.bourse.stack.process.ProcessState;
import org.bourse.stack.process.Progress;
import org.bourse.stack.process.StackException;
import org.bourse.stack.process.StackState;
import org.bourse.stack.process.StateFile;
import org.bourse.stack.server.KeycloakServer;
import org.bourse.stack.server.Secrets;
import org.bourse.stack.server.StackFolders;
import org.bourse.stack.service.FakedClock;

/**
 * A stack this process started and owns: it supervises every part until {@link #close()}, which the
 * end of the JVM calls as well.
 */
public final class Stack implements AutoCloseable {

    private final StackLock lock;
    private final StateFile stateFile;
    private final StackClient client;
    private final Thread closeAtExit = new Thread(this::stopAll, "stop-stack");
    private final List<ManagedProcess> servers = new ArrayList<>();
    private final List<ManagedProcess> services = new ArrayList<>();
    private final Optional<FaultyWires> faults;
    private volatile boolean complete;
    private boolean closed;

    private Stack(StackOptions options, StackLock lock, Progress progress) {
        this.lock = lock;
        this.stateFile = new StateFile(options.home());
        Secrets secrets = new Secrets(options.home());
        FakedClock.removeAll(new StackFolders(options.home()));
        this.client = new StackClient(this::state, new StackFolders(options.home()), secrets);
        Ports ports = options.preferredPorts() ? Ports.preferred() : Ports.any();
        Blueprint blueprint = new Blueprint(options, secrets, ports, client.rest());
        blueprint.servers().forEach(part -> servers.add(managed(part, progress)));
        blueprint.services().forEach(part -> services.add(managed(part, progress)));
        faults = faults(options, blueprint.wiring());
    }

    private static Optional<FaultyWires> faults(StackOptions options, Wiring wiring) {
        Path file = new StackFolders(options.home()).faults();
        FaultyWires.none(file);
        return options.faults()
                ? Optional.of(new FaultyWires(wiring.joints(), file))
                : Optional.empty();
    }

    /**
     * Starts a stack and waits until all of it is ready.
     *
     * @throws StackException when the data folder is in use or a part fails for good; then nothing
     *     is left running
     */
    public static Stack start(StackOptions options, Progress progress) {
        StackLock lock =
                StackLock.tryAcquire(options.home())
                        .orElseThrow(() ->
                                new StackException("a stack is already up in " + options.home()));
        new LeftOvers(new StateFile(options.home()), progress).stop();
        Stack stack = new Stack(options, lock, progress);
        Runtime.getRuntime().addShutdownHook(stack.closeAtExit);
        try {
            stack.startAll();
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
        return stack;
    }

    /** Everything a client needs. */
    public StackClient client() {
        return client;
    }

    /** The base address of a service or of Keycloak. */
    public URI url(String name) {
        return client.url(name);
    }

    /** A fresh access token of a person, for example {@code alice}. */
    public String token(String userName) {
        return client.token(userName);
    }

    /** Tells other commands that everything is there, the demo market included. */
    public void markComplete() {
        complete = true;
        writeState();
    }

    /** Kills a part with SIGKILL and leaves it dead until {@link #start(String)}. */
    public void kill(String name) {
        part(name).kill();
    }

    /** Kills a part with SIGKILL as a crash would: it is started again by itself. */
    public void crash(String name) {
        part(name).crash();
    }

    /** Stands a part still with SIGSTOP: it is there and does nothing until {@link #resume}. */
    public void suspend(String name) {
        part(name).record().signal("STOP");
    }

    /** Lets a part that stands still go on. */
    public void resume(String name) {
        part(name).record().signal("CONT");
    }

    /** Stops a part in good order. */
    public void stop(String name) {
        part(name).stop();
    }

    /** Starts a part that was killed or stopped, and waits until it is ready. */
    public void start(String name) {
        ManagedProcess part = part(name);
        part.start();
        part.awaitReady();
    }

    /** Waits until a part that crashed is ready again. */
    public void awaitReady(String name) {
        part(name).awaitReady();
    }

    /** Whether a part has been given up. */
    public boolean hasFailed(String name) {
        return part(name).record().state() == ProcessState.FAILED;
    }

    /** What runs now. */
    public StackState state() {
        ProcessHandle self = ProcessHandle.current();
        List<ProcessRecord> records = parts().stream().map(ManagedProcess::record).toList();
        return new StackState(
                new ProcessRecord(
                        "launcher",
                        self.pid(),
                        ProcessRecord.startMillis(self),
                        0,
                        0,
                        "",
                        "TERM",
                        complete ? ProcessState.READY : ProcessState.STARTING),
                records,
                complete);
    }

    /** Stops everything this stack started, and nothing else. */
    @Override
    public void close() {
        stopAll();
        try {
            Runtime.getRuntime().removeShutdownHook(closeAtExit);
        } catch (IllegalStateException _) {
            // The JVM is ending and runs the hook, or this was called by it.
            return;
        }
    }

    private void startAll() {
        writeState();
        servers.forEach(this::startUnlessClosed);
        // Keycloak is slow; the services wait for it themselves.
        servers.stream()
                .filter(server -> !server.component().name().equals(KeycloakServer.NAME))
                .forEach(ManagedProcess::awaitReady);
        services.forEach(this::startUnlessClosed);
        do {
            // Who was ready may have ended while others started, as one of two that both led does.
            parts().forEach(ManagedProcess::awaitReady);
        } while (!parts().stream().allMatch(Stack::isReady));
    }

    private static boolean isReady(ManagedProcess part) {
        return part.record().state() == ProcessState.READY;
    }

    /** An interrupt may come while the stack starts: what it stopped must stay so. */
    private synchronized void startUnlessClosed(ManagedProcess process) {
        if (closed) {
            throw new StackException("interrupted");
        }
        process.start();
    }

    private synchronized void stopAll() {
        if (closed) {
            return;
        }
        closed = true;
        stopTogether(services);
        stopTogether(servers);
        faults.ifPresent(FaultyWires::close);
        stateFile.delete();
        client.close();
        lock.close();
    }

    private static void stopTogether(List<ManagedProcess> processes) {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (ManagedProcess process : processes) {
            CompletableFuture<Void> end = new CompletableFuture<>();
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> {
                        try {
                            process.stop();
                            end.complete(null);
                        } catch (RuntimeException e) {
                            end.completeExceptionally(e);
                        }
                    });
            ends.add(end);
        }
        for (CompletableFuture<Void> end : ends) {
            try {
                end.join();
            } catch (CompletionException e) {
                throw new StackException("a process could not be stopped: " + e.getCause(), e);
            }
        }
    }

    private ManagedProcess managed(Component component, Progress progress) {
        return new ManagedProcess(component, progress, this::writeState);
    }

    private void writeState() {
        synchronized (stateFile) {
            stateFile.write(state());
        }
    }

    private List<ManagedProcess> parts() {
        List<ManagedProcess> all = new ArrayList<>(servers);
        all.addAll(services);
        return all;
    }

    private ManagedProcess part(String name) {
        Optional<ManagedProcess> found =
                parts().stream().filter(part -> part.component().name().equals(name)).findFirst();
        return found.orElseThrow(() -> new StackException("no such part of the stack: " + name));
    }
}
