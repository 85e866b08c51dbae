package org.bourse.stack.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bourse.stack.process.StackException;

/** The wires of a stack, as long as it runs: the proxy, and where faults are commanded. */
public final class FaultyWires implements AutoCloseable {

    /**
     * Where the proxy stands.
     *
     * @param target the server's port behind the wire's
     */
    public record Joint(Wire wire, int target) {}

    private final FaultProxy proxy = new FaultProxy();
    private final FaultServer server;

    /**
     * @param file where other processes find it
     */
    public FaultyWires(List<Joint> joints, Path file) {
        joints.forEach(joint -> proxy.open(joint.wire(), joint.target()));
        server = new FaultServer(proxy, joints.stream().map(Joint::wire).toList(), file);
    }

    /** Says that a stack is wired directly, whatever an earlier one was. */
    public static void none(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StackException("cannot delete " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        server.close();
        proxy.close();
    }
}
