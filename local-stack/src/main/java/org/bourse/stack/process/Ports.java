package org.bourse.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;

/**
 * Hands out ports of the loopback interface: the preferred one where it is free, else any free one.
 * A taken port is left to whoever has it.
 */
public final class Ports {

    private static final int CONNECT_TIMEOUT_MILLIS = 300;

    private final boolean preferred;
    private final Set<Integer> given = new HashSet<>();

    private Ports(boolean preferred) {
        this.preferred = preferred;
    }

    /** Tries the well-known port of each component first. */
    public static Ports preferred() {
        return new Ports(true);
    }

    /** Gives any free port; for tests, which may run beside another stack. */
    public static Ports any() {
        return new Ports(false);
    }

    /** A port nobody listens on and that was not given before. */
    public synchronized int take(int wanted) {
        if (preferred && isFree(wanted) && given.add(wanted)) {
            return wanted;
        }
        while (true) {
            int port = anyFree();
            if (given.add(port)) {
                return port;
            }
        }
    }

    /** Whether nobody listens on a port of the loopback interface. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** Whether somebody accepts connections on a port of the loopback interface. */
    public static boolean isServed(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    CONNECT_TIMEOUT_MILLIS);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static int anyFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StackException("no free port on the loopback interface", e);
        }
    }
}
