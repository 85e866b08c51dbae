package org.bourse.stack.fault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.bourse.stack.fault.WireFault.Traffic;
import org.bourse.stack.fault.WireFault.Way;
import org.bourse.stack.process.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real sockets on both sides of the proxy. */
class FaultProxyTest {
    private static final int SILENCE_MILLIS = 150;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final long SEED = 7;

    private final FaultProxy proxy = new FaultProxy();
    private ServerSocket listener;
    private Wire wire;
    private Pair pair;

    /** A connection: what the client has of it, and what the server has. */
    private record Pair(Socket client, Socket server) {}

    @BeforeEach
    void open() throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        wire = new Wire("client", "kafka", Ports.any().take(0));
        proxy.open(wire, listener.getLocalPort());
        pair = connect();
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        listener.close();
    }

    private Pair connect() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), wire.port());
        client.setSoTimeout(PATIENCE_MILLIS);
        Socket server = listener.accept();
        server.setSoTimeout(PATIENCE_MILLIS);
        return new Pair(client, server);
    }

    private void set(WireFault fault) {
        proxy.set(List.of(wire), fault, SEED);
    }

    private Felt heal() {
        return proxy.set(List.of(wire), null, 0);
    }

    private static byte[] dice(int length) {
        byte[] bytes = new byte[length];
        SplittableRandom random = new SplittableRandom(length);
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt();
        }
        return bytes;
    }

    private static void send(Socket from, byte[] bytes) throws IOException {
        from.getOutputStream().write(bytes);
    }

    private static byte[] receive(Socket to, int length) throws IOException {
        return to.getInputStream().readNBytes(length);
    }

    private static void assertSilent(Socket to) throws IOException {
        to.setSoTimeout(SILENCE_MILLIS);
        assertThrows(SocketTimeoutException.class, () -> to.getInputStream().read());
        to.setSoTimeout(PATIENCE_MILLIS);
    }

    private static void assertPasses(Socket from, Socket to) throws IOException {
        byte[] bytes = dice(1_000);
        send(from, bytes);
        assertArrayEquals(bytes, receive(to, bytes.length));
    }

    @Test
    void passesOnEverythingAndTheEndOfEachSide() throws IOException {
        byte[] much = dice(1_000_000);
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        send(pair.client, much);
                        pair.client.shutdownOutput();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
        assertArrayEquals(much, pair.server.getInputStream().readAllBytes());
        assertPasses(pair.server, pair.client);
        pair.server.close();
        assertEquals(-1, pair.client.getInputStream().read());
        assertEquals(Felt.NOTHING, heal());
    }

    @Test
    void passesOnAReset() throws IOException {
        pair.server.setSoLinger(true, 0);
        pair.server.close();
        assertThrows(SocketException.class, () -> pair.client.getInputStream().read());
    }

    @Test
    void resetsAClientWhoseServerIsAway() throws IOException {
        listener.close();
        Socket client = new Socket(InetAddress.getLoopbackAddress(), wire.port());
        client.setSoTimeout(PATIENCE_MILLIS);
        assertThrows(SocketException.class, () -> client.getInputStream().read());
    }

    @Test
    void delaysWithinTheJitterAndKeepsTheOrder() throws IOException {
        set(new WireFault.Delay(Way.UP, 60, 40));
        byte[] bytes = dice(20);
        long sentNanos = System.nanoTime();
        for (byte one : bytes) {
            send(pair.client, new byte[] {one});
        }
        assertArrayEquals(bytes, receive(pair.server, bytes.length));
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sentNanos);
        assertTrue(millis >= 20, millis + " ms");
        assertEquals(bytes.length, heal().delayedBytes());
    }

    @Test
    void theOtherWayIsNotDelayed() throws IOException {
        set(new WireFault.Delay(Way.UP, 5_000, 0));
        long sentNanos = System.nanoTime();
        assertPasses(pair.server, pair.client);
        assertTrue(System.nanoTime() - sentNanos < TimeUnit.SECONDS.toNanos(4));
    }

    @Test
    void healingPassesOnAtOnceWhatWasDelayed() throws IOException {
        set(new WireFault.Delay(Way.BOTH, 60_000, 0));
        send(pair.client, dice(10));
        assertSilent(pair.server);
        heal();
        assertArrayEquals(dice(10), receive(pair.server, 10));
    }

    @Test
    void throttlesToSoManyBytesASecond() throws IOException {
        set(new WireFault.Throttle(Way.DOWN, 20_000));
        long sentNanos = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            assertPasses(pair.server, pair.client);
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sentNanos);
        assertTrue(millis >= 500, millis + " ms");
        assertEquals(10_000, heal().delayedBytes());
    }

    @Test
    void corruptsOneBitOfAFewBytesAndCountsThem() throws IOException {
        set(new WireFault.CorruptBytes(Way.UP, 10_000));
        byte[] sent = dice(50_000);
        send(pair.client, sent);
        byte[] received = receive(pair.server, sent.length);
        int differ = 0;
        for (int i = 0; i < sent.length; i++) {
            int bits = Integer.bitCount((sent[i] ^ received[i]) & 0xFF);
            assertTrue(bits <= 1);
            differ += bits;
        }
        assertEquals(differ, heal().corruptedBytes());
        assertTrue(differ > 300 && differ < 700, differ + " bytes");
    }

    @Test
    void corruptsOnlyWhatTheChecksumOfABatchCovers() throws IOException {
        set(new WireFault.CorruptRecords(Way.UP, 1));
        ByteBuffer batch =
                MemoryRecords.withRecords(Compression.NONE, new SimpleRecord(dice(300))).buffer();
        ByteBuffer sent = ByteBuffer.allocate(1_000).put(dice(100)).put(batch);
        int end = sent.position();
        send(pair.client, sent.array());
        byte[] received = receive(pair.server, sent.capacity());
        int differs = Arrays.mismatch(sent.array(), received);
        assertTrue(differs >= 100 + 21 && differs < end, "differs at " + differs);
        received[differs] ^= 1;
        assertArrayEquals(sent.array(), received);
        assertEquals(1, heal().corruptedBytes());
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void holdsItsWayAndPassesOnLaterWhatWasSaid(Way way) throws IOException {
        set(new WireFault.Hold(way, Traffic.ALL));
        byte[] question = dice(10);
        byte[] answer = dice(11);
        send(pair.client, question);
        send(pair.server, answer);
        int held = 0;
        if (way != Way.DOWN) {
            assertSilent(pair.server);
            held += question.length;
        }
        if (way != Way.UP) {
            assertSilent(pair.client);
            held += answer.length;
        }
        if (way == Way.DOWN) {
            assertArrayEquals(question, receive(pair.server, question.length));
            question = new byte[0];
        }
        if (way == Way.UP) {
            assertArrayEquals(answer, receive(pair.client, answer.length));
            answer = new byte[0];
        }
        assertEquals(held, heal().heldBytes());
        assertArrayEquals(question, receive(pair.server, question.length));
        assertArrayEquals(answer, receive(pair.client, answer.length));
        assertPasses(pair.client, pair.server);
    }

    @Test
    void holdsAlsoTheEndOfAConnection() throws IOException {
        set(new WireFault.Hold(Way.BOTH, Traffic.ALL));
        pair.client.close();
        assertSilent(pair.server);
        heal();
        assertEquals(-1, pair.server.getInputStream().read());
    }

    @Test
    void keepsNoMoreThanItsBoundOfWhatIsHeld() throws Exception {
        set(new WireFault.Hold(Way.UP, Traffic.ALL));
        byte[] much = dice(20_000_000);
        Thread sender =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                send(pair.client, much);
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        });
        assertSilent(pair.server);
        assertTrue(sender.isAlive());
        assertEquals(256 * 1024, heal().heldBytes());
        assertArrayEquals(much, receive(pair.server, much.length));
    }

    @Test
    void holdsAProducerAndNotAConsumer() throws IOException {
        Pair consumer = connect();
        set(new WireFault.Hold(Way.BOTH, Traffic.PRODUCE));
        byte[] versions = frame(18, 20);
        byte[] produce = frame(0, 30);
        byte[] fetch = frame(1, 30);
        send(pair.client, versions);
        assertArrayEquals(versions, receive(pair.server, versions.length));
        send(pair.client, produce);
        send(consumer.client, fetch);
        assertArrayEquals(fetch, receive(consumer.server, fetch.length));
        assertPasses(consumer.server, consumer.client);
        assertSilent(pair.server);
        send(pair.server, dice(5));
        assertSilent(pair.client);
        assertEquals(produce.length + 5, heal().heldBytes());
        assertArrayEquals(produce, receive(pair.server, produce.length));
    }

    private static byte[] frame(int key, int length) {
        return ByteBuffer.allocate(4 + length).putInt(length).putShort((short) key).array();
    }

    @Test
    void resetsAllConnectionsAndTakesNewOnes() throws IOException {
        Pair other = connect();
        set(new WireFault.Reset());
        for (Pair one : List.of(pair, other)) {
            assertThrows(SocketException.class, () -> one.client.getInputStream().read());
            assertThrows(SocketException.class, () -> one.server.getInputStream().read());
        }
        Pair next = connect();
        assertPasses(next.client, next.server);
        assertEquals(2, heal().resets());
    }

    @Test
    void refusesNewConnectionsAndKeepsTheOld() throws IOException {
        set(new WireFault.Refuse());
        Socket refused = new Socket(InetAddress.getLoopbackAddress(), wire.port());
        refused.setSoTimeout(PATIENCE_MILLIS);
        assertThrows(SocketException.class, () -> refused.getInputStream().read());
        assertPasses(pair.client, pair.server);
        assertEquals(1, heal().resets());
        Pair next = connect();
        assertPasses(next.client, next.server);
    }

    @Test
    void aWireThatWasNotChosenIsAsEver() throws IOException {
        Wire other = new Wire("other", "kafka", Ports.any().take(0));
        assertNotEquals(wire, other);
        proxy.open(other, listener.getLocalPort());
        proxy.set(List.of(other), new WireFault.Hold(Way.BOTH, Traffic.ALL), SEED);
        assertPasses(pair.client, pair.server);
    }
}
