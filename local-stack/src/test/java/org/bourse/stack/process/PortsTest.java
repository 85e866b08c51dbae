package org.bourse.stack.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aFreePreferredPortIsGivenOnce() {
        int wanted = Ports.any().take(0);
        Ports ports = Ports.preferred();

        assertEquals(wanted, ports.take(wanted));
        assertNotEquals(wanted, ports.take(wanted));
    }

    @Test
    void aTakenPortIsLeftToItsOwner() throws IOException {
        try (ServerSocket owner = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int given = Ports.preferred().take(owner.getLocalPort());

            assertNotEquals(owner.getLocalPort(), given);
            assertTrue(Ports.isServed(owner.getLocalPort()));
        }
    }
}
