package org.bourse.stack.fault;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bourse.stack.process.StackException;
import org.jspecify.annotations.Nullable;

/** Commands faults of a stack that was started with proxies; what is broken heals with its end. */
public final class FaultClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ANSWER_MILLIS_MAX = 10_000;

    private final FaultFile file;
    private final Socket socket;
    private final BufferedReader answers;

    private FaultClient(FaultFile file) throws IOException {
        this.file = file;
        socket = new Socket(InetAddress.getLoopbackAddress(), file.port());
        socket.setSoTimeout(ANSWER_MILLIS_MAX);
        answers =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Connects to the stack that wrote the file.
     *
     * @return empty when the stack was started without proxies
     */
    public static Optional<FaultClient> connect(Path file) {
        return FaultFile.read(file)
                .map(found -> {
                    try {
                        return new FaultClient(found);
                    } catch (IOException e) {
                        throw new StackException(
                                "faults cannot be commanded: " + e.getMessage(), e);
                    }
                });
    }

    /** All wires of the stack. */
    public List<Wire> wires() {
        return file.wires();
    }

    /**
     * From now on this goes wrong on these wires.
     *
     * @return what they have suffered so far
     */
    public Felt set(List<Wire> wires, WireFault fault, long seed) {
        return command(new FaultCommand(file.token(), wires, fault, seed));
    }

    /**
     * From now on nothing goes wrong on these wires.
     *
     * @return what they have suffered so far
     */
    public Felt heal(List<Wire> wires) {
        return command(new FaultCommand(file.token(), wires, null, 0));
    }

    private Felt command(FaultCommand command) {
        try {
            String line = JSON.writeValueAsString(command) + "\n";
            socket.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
            @Nullable String answer = answers.readLine();
            if (answer == null) {
                throw new StackException("the stack's launcher refused to command a fault");
            }
            return JSON.readValue(answer, Felt.class);
        } catch (IOException e) {
            throw new StackException("a fault cannot be commanded: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // It was closed by the launcher.
        }
    }
}
