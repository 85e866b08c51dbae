package org.bourse.stack.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bourse.stack.process.Component;
import org.bourse.stack.process.ProcessSpec;

/** Redis as a pure cache: nothing is written to disk, everything may be lost. */
public final class RedisServer implements Component {

    /** The component's name. */
    public static final String NAME = "redis";

    private static final int TIMEOUT_MILLIS = 500;

    private final Installation installation;
    private final StackFolders folders;
    private final int port;

    /** A Redis on one port of the loopback interface. */
    public RedisServer(Installation installation, StackFolders folders, int port) {
        this.installation = installation;
        this.folders = folders;
        this.port = port;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Path log() {
        return folders.log(name());
    }

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(folders.data(NAME));
    }

    @Override
    public ProcessSpec spec() {
        List<String> command =
                List.of(
                        installation.redisServer().toString(),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--dir",
                        folders.data(NAME).toString(),
                        "--save",
                        "",
                        "--appendonly",
                        "no",
                        "--maxmemory",
                        "128mb",
                        "--maxmemory-policy",
                        "allkeys-lru");
        return new ProcessSpec(Commands.ownSession(command), Map.of(), folders.home());
    }

    @Override
    public boolean isReady() {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == '+';
        } catch (IOException _) {
            return false;
        }
    }
}
