package org.bourse.stack.fault;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bourse.stack.process.StackException;

/**
 * Takes commands for the proxy from other processes of this machine. A fault lasts no longer than
 * the connection on which it was commanded: who dies leaves nothing broken.
 */
public final class FaultServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOKEN_BYTES = 32;

    private final FaultProxy proxy;
    private final Path file;
    private final ServerSocket listener;
    private final String token;

    /**
     * @param file where other processes find this one; written here and deleted at the end
     */
    public FaultServer(FaultProxy proxy, List<Wire> wires, Path file) {
        this.proxy = proxy;
        this.file = file;
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try {
            listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new StackException("no port to command faults on: " + e.getMessage(), e);
        }
        Thread.ofPlatform().daemon().name("fault-server").start(this::accept);
        new FaultFile(listener.getLocalPort(), token, wires).write(file);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofPlatform().daemon().name("fault-commands").start(() -> serve(socket));
            } catch (IOException _) {
                // Closed, or the client was gone before it was taken.
            }
        }
    }

    private void serve(Socket socket) {
        Set<Wire> broken = new HashSet<>();
        try (socket;
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                FaultCommand command = JSON.readValue(line, FaultCommand.class);
                if (!isKnown(command.token())) {
                    return;
                }
                if (command.fault() != null) {
                    broken.addAll(command.wires());
                }
                Felt felt = proxy.set(command.wires(), command.fault(), command.seed());
                String answer = JSON.writeValueAsString(felt) + "\n";
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException | UncheckedIOException _) {
            // Whoever commanded is gone.
        } finally {
            proxy.set(List.copyOf(broken), null, 0);
        }
    }

    private boolean isKnown(String told) {
        return MessageDigest.isEqual(
                told.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            listener.close();
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // The next start writes or deletes the file.
        }
    }
}
