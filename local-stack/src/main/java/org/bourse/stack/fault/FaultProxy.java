package org.bourse.stack.fault;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.bourse.stack.process.StackException;
import org.jspecify.annotations.Nullable;

/**
 * Stands on wires and passes on what is said, as badly as it is told to. One thread does all of it;
 * all public methods may be called from any other.
 */
public final class FaultProxy implements AutoCloseable {
    private final Selector selector;
    private final Queue<Runnable> errands = new ConcurrentLinkedQueue<>();
    private final List<ProxiedWire> wires = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    /** Begins without a wire. */
    public FaultProxy() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new StackException("no proxy for faults: " + e.getMessage(), e);
        }
        thread = Thread.ofPlatform().daemon().name("fault-proxy").start(this::run);
    }

    /**
     * Listens on the wire's port for what goes to a port of the loopback interface.
     *
     * @throws StackException when the port is taken
     */
    public void open(Wire wire, int target) {
        onThread(() -> {
            try {
                wires.add(new ProxiedWire(wire, target, selector));
            } catch (IOException e) {
                throw new StackException(
                        "no proxy on port " + wire.port() + ": " + e.getMessage(), e);
            }
        });
    }

    /**
     * From now on this goes wrong on these wires, in the place of what went wrong before.
     *
     * @param fault null for nothing
     * @param seed of its dice
     * @return what they have suffered so far
     */
    public Felt set(List<Wire> chosen, @Nullable WireFault fault, long seed) {
        return onChosen(chosen, wire -> wire.set(fault, seed));
    }

    /** What these wires have suffered so far. */
    public Felt felt(List<Wire> chosen) {
        return onChosen(chosen, wire -> {});
    }

    private Felt onChosen(List<Wire> chosen, java.util.function.Consumer<ProxiedWire> errand) {
        List<Felt> felt = new ArrayList<>();
        onThread(() -> {
            for (ProxiedWire wire : wires) {
                if (chosen.contains(wire.wire())) {
                    felt.add(wire.felt());
                    errand.accept(wire);
                }
            }
        });
        return felt.stream().reduce(Felt.NOTHING, Felt::plus);
    }

    private void onThread(Runnable errand) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        errands.add(() -> {
            try {
                errand.run();
                done.complete(null);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        selector.wakeup();
        try {
            done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new StackException(String.valueOf(e.getCause()), e);
        }
    }

    private void run() {
        try (selector) {
            long waitNanos = Long.MAX_VALUE;
            while (!closed) {
                select(waitNanos);
                for (Runnable errand = errands.poll(); errand != null; errand = errands.poll()) {
                    errand.run();
                }
                long nowNanos = System.nanoTime();
                for (SelectionKey key : selector.selectedKeys()) {
                    turn(key, nowNanos);
                }
                selector.selectedKeys().clear();
                waitNanos = Long.MAX_VALUE;
                for (ProxiedWire wire : wires) {
                    waitNanos = Math.min(waitNanos, wire.turn(nowNanos));
                }
            }
            wires.forEach(ProxiedWire::close);
        } catch (IOException e) {
            throw new StackException("the proxy for faults failed: " + e.getMessage(), e);
        }
    }

    private void select(long waitNanos) throws IOException {
        if (waitNanos == Long.MAX_VALUE) {
            selector.select();
        } else {
            // Rounded up: a piece that is not yet due would be asked for without a pause.
            selector.select(TimeUnit.NANOSECONDS.toMillis(waitNanos) + 1);
        }
    }

    private static void turn(SelectionKey key, long nowNanos) throws IOException {
        if (!key.isValid()) {
            return;
        }
        switch (key.attachment()) {
            case ProxiedWire wire -> wire.accept();
            case Conversation conversation -> conversation.turn(nowNanos);
            default -> throw new IllegalStateException("attachment=" + key.attachment());
        }
    }

    /** Ends all connections. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
