package org.bourse.stack.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.stack.process.Component;
import org.bourse.stack.process.Ports;
import org.bourse.stack.process.ProcessSpec;

/** Redis as a pure cache: nothing is written to disk, everything may be lost. */
public final class RedisServer implements Component {

    /** The component's name. */
    public static final String NAME = "redis";

    private static final int TIMEOUT_MILLIS = 500;

    private final Installation installation;
    private final StackFolders folders;
    private final int port;
    private final Optional<Authority> authority;

    /**
     * A Redis on one port of the loopback interface.
     *
     * @param authority who signs the certificates of server and clients, if they show any
     */
    public RedisServer(
            Installation installation,
            StackFolders folders,
            int port,
            Optional<Authority> authority) {
        this.installation = installation;
        this.folders = folders;
        this.port = port;
        this.authority = authority;
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
        if (authority.isPresent()) {
            authority.get().issue(NAME);
        }
    }

    @Override
    public ProcessSpec spec() {
        List<String> command = new ArrayList<>();
        command.add(installation.redisServer().toString());
        command.addAll(
                authority.map(this::encrypted).orElse(List.of("--port", Integer.toString(port))));
        command.addAll(
                List.of(
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
                        "allkeys-lru"));
        return new ProcessSpec(Commands.ownSession(command), Map.of(), folders.home());
    }

    private List<String> encrypted(Authority signer) {
        return List.of(
                "--port",
                "0",
                "--tls-port",
                Integer.toString(port),
                "--tls-ca-cert-file",
                signer.caCertificate().toString(),
                "--tls-cert-file",
                signer.certificate(NAME).toString(),
                "--tls-key-file",
                signer.key(NAME).toString(),
                "--tls-protocols",
                "TLSv1.3",
                "--tls-auth-clients",
                "yes");
    }

    @Override
    public boolean isReady() {
        return authority.isPresent() ? Ports.isServed(port) : answers();
    }

    private boolean answers() {
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
