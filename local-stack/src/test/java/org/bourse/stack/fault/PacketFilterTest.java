package org.bourse.stack.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import org.bourse.stack.fault.WireFault.Way;
import org.bourse.stack.process.StackException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real packets, where that may be. */
class PacketFilterTest {
    private static final int SILENCE_MILLIS = 150;
    private static final int PATIENCE_MILLIS = 10_000;

    private ServerSocket listener;
    private Socket client;
    private Socket server;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(PacketFilter.missing().isEmpty(), "root and nft");
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        client = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
        server = listener.accept();
        client.setSoTimeout(PATIENCE_MILLIS);
        server.setSoTimeout(PATIENCE_MILLIS);
    }

    @AfterEach
    void close() throws IOException {
        if (listener != null) {
            listener.close();
            client.close();
            server.close();
        }
    }

    private List<Wire> wires() {
        return List.of(new Wire("client", "server", listener.getLocalPort()));
    }

    private static boolean arrives(Socket from, Socket to) throws IOException {
        from.getOutputStream().write(1);
        to.setSoTimeout(SILENCE_MILLIS);
        try {
            return to.getInputStream().read() == 1;
        } catch (SocketTimeoutException _) {
            return false;
        } finally {
            to.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void dropsItsWayAndEndsWithoutATrace(Way way) throws IOException {
        try (PacketFilter filter = PacketFilter.begin(wires(), way, 100)) {
            assertEquals(way == Way.DOWN, arrives(client, server));
            assertEquals(way == Way.UP, arrives(server, client));
            assertTrue(filter.dropped() > 0);
        }
        for (Socket one : List.of(client, server)) {
            one.getOutputStream().write(2);
        }
        for (Socket one : List.of(client, server)) {
            int read = one.getInputStream().read();
            while (read == 1) {
                read = one.getInputStream().read();
            }
            assertEquals(2, read);
        }
    }

    @Test
    void losesAFewPacketsAndTcpSendsThemAgain() throws IOException {
        try (PacketFilter filter = PacketFilter.begin(wires(), Way.UP, 10)) {
            for (int i = 0; i < 1_000 && filter.dropped() == 0; i++) {
                client.getOutputStream().write(3);
                assertEquals(3, server.getInputStream().read());
            }
            assertTrue(filter.dropped() > 0);
        }
    }

    @Test
    void refusesWhatTheKernelDoesNotTake() throws IOException {
        List<Wire> none = List.of(new Wire("client", "server", 70_000));
        assertThrows(StackException.class, () -> PacketFilter.begin(none, Way.UP, 100));
        assertTrue(arrives(client, server));
    }
}
