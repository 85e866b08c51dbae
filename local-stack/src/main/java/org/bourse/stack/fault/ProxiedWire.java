package org.bourse.stack.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A wire with its connections and what goes wrong on it. For the proxy's thread only. */
final class ProxiedWire {
    /** A client that opens more at once is reset. */
    private static final int CONVERSATIONS_MAX = 1_000;

    private final Wire wire;
    private final int target;
    private final Selector selector;
    private final ServerSocketChannel listener;
    private final Set<Conversation> conversations = new HashSet<>();
    private @Nullable WireFault fault;
    private SplittableRandom random = new SplittableRandom(0);
    private Felt felt = Felt.NOTHING;

    ProxiedWire(Wire wire, int target, Selector selector) throws IOException {
        this.wire = wire;
        this.target = target;
        this.selector = selector;
        listener = ServerSocketChannel.open();
        listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        listener.configureBlocking(false);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wire.port()));
        listener.register(selector, SelectionKey.OP_ACCEPT, this);
    }

    Wire wire() {
        return wire;
    }

    /** The server's port. */
    int target() {
        return target;
    }

    /** What goes wrong now, if anything. */
    @Nullable WireFault fault() {
        return fault;
    }

    SplittableRandom random() {
        return random;
    }

    Felt felt() {
        return felt;
    }

    /** From now on this goes wrong; null for nothing. */
    void set(@Nullable WireFault next, long seed) {
        fault = next;
        random = new SplittableRandom(seed + wire.port());
        if (next instanceof WireFault.Reset) {
            List.copyOf(conversations)
                    .forEach(conversation -> {
                        conversation.reset();
                        felt = felt.plus(new Felt(0, 0, 0, 1));
                    });
        }
        long nowNanos = System.nanoTime();
        List.copyOf(conversations).forEach(conversation -> conversation.turn(nowNanos));
    }

    /** Takes in the connections that wait. */
    void accept() throws IOException {
        for (SocketChannel client = listener.accept(); client != null; client = listener.accept()) {
            if (fault instanceof WireFault.Refuse || conversations.size() >= CONVERSATIONS_MAX) {
                Conversation.reset(client);
                felt = felt.plus(new Felt(0, 0, 0, 1));
            } else {
                begin(client);
            }
        }
    }

    private void begin(SocketChannel client) {
        try {
            Conversation conversation = new Conversation(this, client, selector);
            conversations.add(conversation);
            conversation.turn(System.nanoTime());
        } catch (IOException _) {
            // The server is away, and the client hears as much.
            Conversation.reset(client);
        }
    }

    /** Turns the connections for which it is time; returns in how many nanoseconds others are. */
    long turn(long nowNanos) {
        long waitNanos = Long.MAX_VALUE;
        for (Conversation conversation : List.copyOf(conversations)) {
            if (conversation.waitNanos(nowNanos).orElse(Long.MAX_VALUE) <= 0) {
                conversation.turn(nowNanos);
            }
            long left = conversation.waitNanos(nowNanos).orElse(Long.MAX_VALUE);
            waitNanos = Math.min(waitNanos, left);
        }
        return waitNanos;
    }

    void ended(Conversation conversation) {
        conversations.remove(conversation);
    }

    void countHeld(int bytes) {
        felt = felt.plus(new Felt(bytes, 0, 0, 0));
    }

    void countDelayed(int bytes) {
        felt = felt.plus(new Felt(0, bytes, 0, 0));
    }

    void countCorrupted(int bytes) {
        felt = felt.plus(new Felt(0, 0, bytes, 0));
    }

    void close() {
        List.copyOf(conversations).forEach(Conversation::reset);
        try {
            listener.close();
        } catch (IOException _) {
            // It is of no use any more.
        }
    }
}
