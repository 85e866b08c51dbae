package org.bourse.stack.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.OptionalLong;
import org.bourse.stack.fault.WireFault.Way;

/** One connection of a client, and the one to the server that belongs to it. */
final class Conversation {
    private final ProxiedWire wire;
    private final SocketChannel client;
    private final SocketChannel server;
    private final SelectionKey clientKey;
    private final SelectionKey serverKey;
    private final Flow up;
    private final Flow down;
    private final RequestKinds kinds = new RequestKinds();
    private long waitsUntilNanos;
    private boolean waits;

    /** Begins to connect to the server. */
    Conversation(ProxiedWire wire, SocketChannel client, Selector selector) throws IOException {
        this.wire = wire;
        this.client = client;
        server = SocketChannel.open();
        for (SocketChannel channel : new SocketChannel[] {client, server}) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        up = new Flow(wire, this, Way.UP, client, server);
        down = new Flow(wire, this, Way.DOWN, server, client);
        clientKey = client.register(selector, 0, this);
        serverKey = server.register(selector, SelectionKey.OP_CONNECT, this);
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), wire.target()));
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    RequestKinds kinds() {
        return kinds;
    }

    /** Does what can be done now. */
    void turn(long nowNanos) {
        waits = false;
        try {
            if (!server.finishConnect()) {
                return;
            }
            up.read(nowNanos);
            down.read(nowNanos);
            long waitNanos = Math.min(up.write(nowNanos), down.write(nowNanos));
            if (up.hasPassedEnd() && down.hasPassedEnd()) {
                close();
                return;
            }
            clientKey.interestOps(interest(up, down));
            serverKey.interestOps(interest(down, up));
            waits = waitNanos < Long.MAX_VALUE;
            waitsUntilNanos = waits ? nowNanos + waitNanos : 0;
        } catch (IOException _) {
            reset();
        }
    }

    /** In how many nanoseconds there is more to do without an event; none when it is an event. */
    OptionalLong waitNanos(long nowNanos) {
        return waits ? OptionalLong.of(waitsUntilNanos - nowNanos) : OptionalLong.empty();
    }

    private static int interest(Flow from, Flow to) {
        return (from.wantsToRead() ? SelectionKey.OP_READ : 0)
                | (to.wantsToWrite() ? SelectionKey.OP_WRITE : 0);
    }

    /** Ends both with a reset. */
    void reset() {
        reset(client);
        reset(server);
        close();
    }

    static void reset(SocketChannel channel) {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.close();
        } catch (IOException _) {
            // It was gone already.
        }
    }

    void close() {
        for (SocketChannel channel : new SocketChannel[] {client, server}) {
            try {
                channel.close();
            } catch (IOException _) {
                // It was gone already.
            }
        }
        wire.ended(this);
    }
}
