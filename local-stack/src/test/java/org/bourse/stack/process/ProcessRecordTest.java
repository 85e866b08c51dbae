package org.bourse.stack.process;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessRecordTest {

    private static ProcessRecord record(ProcessHandle handle, long startedAtMillis) {
        return new ProcessRecord(
                "some", handle.pid(), startedAtMillis, 1, 0, "", "TERM", ProcessState.READY);
    }

    @Test
    void aRunningProcessIsRecognised() {
        ProcessHandle self = ProcessHandle.current();

        assertTrue(record(self, ProcessRecord.startMillis(self)).isAlive());
    }

    @Test
    void aLaterProcessWithTheSameIdIsNotSignalled() throws IOException {
        Process other = new ProcessBuilder("sleep", "600").start();
        ProcessHandle handle = other.toHandle();
        ProcessRecord stale = record(handle, ProcessRecord.startMillis(handle) - 60_000);

        stale.signal("KILL");

        assertFalse(stale.isAlive());
        assertTrue(other.isAlive());
        other.destroy();
    }
}
