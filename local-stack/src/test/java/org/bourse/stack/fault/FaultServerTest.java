package org.bourse.stack.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.bourse.stack.fault.WireFault.Traffic;
import org.bourse.stack.fault.WireFault.Way;
import org.bourse.stack.process.Ports;
import org.bourse.stack.process.StackException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultServerTest {
    @TempDir private Path folder;
    private Path file;
    private ServerSocket listener;
    private FaultyWires wires;
    private Socket client;
    private Socket server;

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("faults.json");
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Wire wire = new Wire("client", "server", Ports.any().take(0));
        wires =
                new FaultyWires(
                        List.of(new FaultyWires.Joint(wire, listener.getLocalPort())), file);
        client = new Socket(InetAddress.getLoopbackAddress(), wire.port());
        server = listener.accept();
        server.setSoTimeout(10_000);
    }

    @AfterEach
    void close() throws IOException {
        wires.close();
        listener.close();
    }

    private FaultClient connected() {
        return FaultClient.connect(file).orElseThrow();
    }

    @Test
    void aFaultIsCommandedAndHealed() throws IOException {
        try (FaultClient faults = connected()) {
            faults.set(faults.wires(), new WireFault.Delay(Way.UP, 1, 0), 1);
            client.getOutputStream().write(5);
            assertEquals(5, server.getInputStream().read());
            assertEquals("1 bytes delayed", faults.heal(faults.wires()).text());
        }
    }

    @Test
    void whoDiesLeavesNothingBroken() throws IOException {
        try (FaultClient faults = connected()) {
            faults.set(faults.wires(), new WireFault.Hold(Way.BOTH, Traffic.ALL), 1);
            client.getOutputStream().write(5);
        }
        assertEquals(5, server.getInputStream().read());
    }

    @Test
    void whoDoesNotKnowTheTokenCommandsNothing() throws IOException {
        Path forged = folder.resolve("forged.json");
        FaultFile known = FaultFile.read(file).orElseThrow();
        new FaultFile(known.port(), "guessed", known.wires()).write(forged);
        try (FaultClient faults = FaultClient.connect(forged).orElseThrow()) {
            WireFault fault = new WireFault.Hold(Way.BOTH, Traffic.ALL);
            assertThrows(StackException.class, () -> faults.set(faults.wires(), fault, 1));
        }
        client.getOutputStream().write(5);
        assertEquals(5, server.getInputStream().read());
    }

    @Test
    void onlyItsOwnerReadsTheFileAndItGoesWithTheStack() throws IOException {
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        wires.close();
        assertFalse(Files.exists(file));
        assertTrue(FaultClient.connect(file).isEmpty());
    }
}
