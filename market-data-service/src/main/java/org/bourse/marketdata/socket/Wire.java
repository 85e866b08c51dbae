package org.bourse.marketdata.socket;

import io.micrometer.core.instrument.Counter;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bourse.marketdata.login.Owner;
import org.bourse.marketdata.stream.Message;
import org.bourse.marketdata.stream.StreamName;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket as a client's transport. What the venue says is written past the framework, which
 * would encode it for each connection anew and hand it to the operating system message by message.
 */
final class Wire implements Transport {
    private static final Logger LOG = Logger.getLogger(Wire.class);
    private static final UserData.TypedKey<HttpConnection> UNDERLYING =
            new UserData.TypedKey<>("underlying");
    private static final UserData.TypedKey<List<StreamName>> STREAMS =
            new UserData.TypedKey<>("streams");
    private static final UserData.TypedKey<String> ADDRESS = new UserData.TypedKey<>("address");
    private static final UserData.TypedKey<Owner> OWNER = new UserData.TypedKey<>("owner");

    private static final CompletableFuture<?> SENT = CompletableFuture.completedFuture(null);

    private final WebSocketConnection connection;
    private final Channel channel;
    private final Counter frames;
    private final ScheduledExecutorService timer;
    private final Duration closeMax;

    /**
     * @param closeMax how long a client may take to read the close frame
     */
    Wire(
            WebSocketConnection connection,
            Counter frames,
            ScheduledExecutorService timer,
            Duration closeMax) {
        this.connection = connection;
        channel = channel(connection.userData());
        this.frames = frames;
        this.timer = timer;
        this.closeMax = closeMax;
    }

    /** Keeps what a WebSocket stands on, before it is one. */
    static void remember(HttpConnection underlying, UserData data) {
        data.put(UNDERLYING, underlying);
    }

    /** Keeps from where it was asked for, where that is known. */
    static void remember(@Nullable String address, UserData data) {
        if (address != null) {
            data.put(ADDRESS, address);
        }
    }

    static @Nullable String address(UserData data) {
        return data.get(ADDRESS);
    }

    /** Keeps who asked for the upgrade. */
    static void remember(Owner owner, UserData data) {
        data.put(OWNER, owner);
    }

    /** Keeps what was asked for with the upgrade. */
    static void remember(List<StreamName> streams, UserData data) {
        data.put(STREAMS, streams);
    }

    static List<StreamName> streams(UserData data) {
        List<StreamName> streams = data.get(STREAMS);
        return streams == null ? List.of() : streams;
    }

    static Optional<Owner> owner(UserData data) {
        return Optional.ofNullable(data.get(OWNER));
    }

    private static Channel channel(UserData data) {
        if (data.get(UNDERLYING) instanceof ConnectionBase underlying) {
            return underlying.channel();
        }
        throw new IllegalStateException("a WebSocket on no connection");
    }

    @Override
    public void execute(Runnable work) {
        try {
            channel.eventLoop().execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("the process ends");
        }
    }

    @Override
    public CompletableFuture<?> send(List<Message> messages) {
        frames.increment(messages.size());
        ByteBuf together =
                channel.alloc().directBuffer(messages.stream().mapToInt(Message::length).sum());
        messages.forEach(message -> together.writeBytes(message.bytes()));
        ChannelFuture written = channel.writeAndFlush(together);
        if (written.isSuccess()) {
            return SENT;
        }
        CompletableFuture<Void> sent = new CompletableFuture<>();
        written.addListener(done -> {
            if (done.isSuccess()) {
                sent.complete(null);
            } else {
                sent.completeExceptionally(done.cause());
            }
        });
        return sent;
    }

    @Override
    public void close(CutOff why) {
        connection
                .close(new CloseReason(why.closeCode(), why.name()))
                .subscribe()
                .with(
                        done -> LOG.debugf("closed reason=%s", why),
                        failure -> LOG.debugf("close failed: %s", failure.getMessage()));
        timer.schedule(this::abort, closeMax.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * A client that does not read never gets the close frame, and the framework would wait for ever
     * to send it: what waits in the channel is thrown away with the connection, by the kernel too.
     */
    private void abort() {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.close();
        }
    }
}
