package org.bourse.stack.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedProcessTest {

    private static final String SERVES = "touch $READY; exec sleep 600";

    @TempDir Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();

    private ManagedProcess process(String script) {
        return new ManagedProcess(new FakeComponent(script, folder), told::add, () -> {});
    }

    @Test
    void aStoppedProcessIsGone() {
        ManagedProcess process = process(SERVES);
        process.start();
        process.awaitReady();
        ProcessRecord record = process.record();
        assertTrue(record.isAlive());

        process.stop();

        assertFalse(record.isAlive());
        assertEquals(ProcessState.STOPPED, process.record().state());
    }

    @Test
    void aCrashedProcessIsStartedAgain() {
        ManagedProcess process = process(SERVES);
        process.start();
        process.awaitReady();
        long before = process.record().pid();

        process.crash();
        process.awaitReady();

        assertNotEquals(before, process.record().pid());
        assertEquals(ProcessState.READY, process.record().state());
        process.stop();
    }

    @Test
    void whoseEndWasSeenIsAwaitedAnew() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        ManagedProcess process =
                new ManagedProcess(
                        new FakeComponent(SERVES, folder),
                        line -> {
                            if (line.contains("again in")) {
                                ended.countDown();
                            }
                        },
                        () -> {});
        process.start();
        process.awaitReady();
        process.record().signal("KILL");
        ended.await();

        process.awaitReady();

        assertEquals(ProcessState.READY, process.record().state());
        process.stop();
    }

    @Test
    void aKilledProcessStaysDeadUntilItIsStarted() {
        ManagedProcess process = process(SERVES);
        process.start();
        process.awaitReady();

        process.kill();
        assertEquals(0, process.record().pid());

        process.start();
        process.awaitReady();
        assertTrue(process.record().isAlive());
        process.stop();
    }

    @Test
    void aProcessThatKeepsFailingIsNamedWithTheEndOfItsLog() {
        ManagedProcess process = process("echo the disk is full; exit 7");
        process.start();

        StackException failure = assertThrows(StackException.class, process::awaitReady);

        String message = String.valueOf(failure.getMessage());
        assertTrue(message.contains("fake exited with code 7, 5 times in a row"), message);
        assertTrue(message.contains("the disk is full"), message);
        assertEquals(4, told.stream().filter(line -> line.contains("again in")).count());
        assertEquals(ProcessState.FAILED, process.record().state());
    }
}
